import fc from 'fast-check';
import { expect, test } from 'vitest';
import { samplePlan } from '../testing/sample-record.ts';
import { idleProcessors } from './idle-processors.ts';

test('there is nothing to say where every processor has a task', () => {
  expect(idleProcessors({ ...samplePlan, tasks: 4, processors: [1, 4] })).toEqual([]);
});

test('a GPU and one processor take the range as a whole', () => {
  const plan = { ...samplePlan, tasks: 1, processors: [1, 8] };
  expect(
    idleProcessors({ ...plan, team: { noun: 'workgroup', gpu: 'all', wholeRange: true } }),
  ).toEqual([]);
  expect(
    idleProcessors({ ...plan, team: { noun: 'processor', gpu: 'none', wholeRange: true } }),
  ).toEqual([]);
});

test('the grain it names is the largest that gives every processor a task', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 10_000 }),
      fc.integer({ min: 1, max: 10_000 }),
      fc.integer({ min: 1, max: 64 }),
      (items, grain, processors) => {
        const tasks = Math.ceil(items / grain);
        const plan = { ...samplePlan, items, grain, tasks, processors: [1, processors] };
        const [note] = idleProcessors(plan);
        expect(note === undefined).toBe(tasks >= processors);
        if (!note) return;
        const named = note.values.grain;
        if (named === null) expect(items).toBeLessThan(processors);
        else {
          expect(Math.ceil(items / named)).toBeGreaterThanOrEqual(processors);
          expect(Math.ceil(items / (named + 1))).toBeLessThan(processors);
        }
      },
    ),
  );
});
