// Values stand at the times at which their stages ended, a line for each processor count.

import { expect, test } from 'vitest';
import { MilestoneLines } from './milestone-lines.ts';

const milestones = {
  stage: 'test',
  label: 'Right (%)',
  caption: 'Accuracy',
  read: ({ curve }: Readonly<Record<string, ArrayLike<number>>>) => Array.from(curve ?? []),
};

const stage = { name: '', entry: '', items: 1, args: {}, arrays: {} };

function ends(names: string) {
  return Array.from(names, (letter, i) => ({
    stage: { ...stage, name: letter === 't' ? 'test' : 'step' },
    endMs: 100 * (i + 1),
  }));
}

test('the last run of each count is drawn, counts ascending', () => {
  const lines = new MilestoneLines(milestones);
  lines.add(2, ends('st'), { curve: Float32Array.of(7) });
  lines.add(2, ends('sstst'), { curve: Float32Array.of(10, 20) });
  lines.add(1, ends('ts'), { curve: Float32Array.of(5) });
  expect(lines.pictures()).toMatchObject([
    {
      kind: 'lines',
      xLabel: 'Time (s)',
      yLabel: 'Right (%)',
      lines: [
        { label: 'n = 1', x: [0.1], y: [5] },
        { label: 'n = 2', x: [0.3, 0.5], y: [10, 20] },
      ],
    },
  ]);
});

test('a long run is thinned, its first and last values kept', () => {
  const lines = new MilestoneLines(milestones);
  const curve = Float32Array.from({ length: 5_000 }, (_, i) => i);
  lines.add(4, ends('t'.repeat(5_000)), { curve });
  const [line] = lines.pictures()[0]?.lines ?? [];
  expect(line?.y).toHaveLength(1_000);
  expect([line?.y[0], line?.y.at(-1), line?.x.at(-1)]).toEqual([0, 4_999, 500]);
});

test('a workload without milestones has no such picture', () => {
  const lines = new MilestoneLines(undefined);
  lines.add(1, ends('t'), { curve: Float32Array.of(1) });
  expect(lines.pictures()).toEqual([]);
});
