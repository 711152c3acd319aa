// A tally: every task adds one to its item and does nothing else, so that each task is counted, and hardly
// anything but handing out costs time.

import { makeWorkload } from '../../kit/make-workload.ts';
import type { Stage } from '../../contract/stage.ts';

function tallyStage(items: number): Stage {
  const arrays = { tally: { how: 'gather', perItem: 1, array: 'tally' } } as const;
  return { name: 'tally', entry: 'tally', items, args: {}, arrays };
}

export const tally = /* @__PURE__ */ makeWorkload({
  id: 'test-tally',
  size: 1_000,
  outputs: ['tally'],
  arrays: (length) => ({ tally: { type: 'u8', length } }),
  input: () => ({}),
  async *program(items) {
    yield tallyStage(items);
  },
  mainStage: tallyStage,
  entries: {
    tally({ tally: window }, { start, end }) {
      if (!window) throw new Error('An array is missing.');
      const { view, first } = window;
      for (let i = start - first; i < end - first; i++) view[i] = (view[i] ?? 0) + 1;
    },
  },
});
