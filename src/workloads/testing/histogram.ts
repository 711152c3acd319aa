// A histogram that all tasks add to while it grows, twice; then a stage that reads it.

import { makeWorkload } from '../../kit/make-workload.ts';
import { makeRandom } from '../../kit/random.ts';
import type { Stage } from '../../contract/stage.ts';

const bins = 32;

function countStage(size: number): Stage {
  return {
    name: 'count',
    entry: 'count',
    items: size,
    args: {},
    arrays: {
      values: { how: 'scatter', perItem: 1, array: 'values' },
      counts: { how: 'update', array: 'counts' },
    },
  };
}

const shareStage: Stage = {
  name: 'share',
  entry: 'share',
  items: bins,
  grain: 3,
  args: {},
  arrays: {
    counts: { how: 'broadcast', array: 'counts' },
    shares: { how: 'gather', perItem: 1, array: 'shares' },
  },
};

export const histogram = /* @__PURE__ */ makeWorkload({
  id: 'test-histogram',
  size: 30_000,
  outputs: ['counts', 'shares'],
  arrays: (size) => ({
    values: { type: 'u32', length: size },
    counts: { type: 'u32', length: bins },
    shares: { type: 'f64', length: bins },
  }),
  input(size, seed) {
    const random = makeRandom(seed);
    return { values: Uint32Array.from({ length: size }, random) };
  },
  async *program(size) {
    yield countStage(size);
    yield shareStage;
    yield countStage(size);
    yield shareStage;
  },
  mainStage: countStage,
  entries: {
    count({ values, counts }, { start, end }) {
      const bin = counts?.view;
      if (!values || !(bin instanceof Uint32Array)) throw new Error('Arrays are missing.');
      for (let i = start; i < end; i++) {
        // Squares fall more often into the low bins: tasks meet there.
        const x = (values.view[i - values.first] ?? 0) / 2 ** 32;
        Atomics.add(bin, Math.floor(x * x * bins), 1);
      }
    },
    share({ counts, shares }, { start, end }) {
      if (!counts || !shares) throw new Error('Arrays are missing.');
      let sum = 0;
      for (const count of counts.view) sum += count;
      for (let i = start; i < end; i++) {
        shares.view[i - shares.first] = (counts.view[i] ?? Number.NaN) / sum;
      }
    },
  },
});
