// Questions in virtual time: what is apart is told apart, what is not costs 30 s.

import { describe, expect, it } from 'vitest';
import { askQuestion } from './question.ts';
import { items, makeVirtualInput } from '../testing/virtual-experiment.ts';
import type { Backend } from '../contract/backend.ts';
import type { Side } from '../record/comparison.ts';
import type { Options } from '../testing/virtual-experiment.ts';

const own: Side = { processors: 4, schedule: 'dynamic', grain: 1 };

function ask(first: Partial<Side>, second: Partial<Side>, options: Options = {}) {
  const signal = options.signal ?? new AbortController().signal;
  const sides = [
    { ...own, ...first },
    { ...own, ...second },
  ] as const;
  const input = makeVirtualInput(options);
  return askQuestion({ ...input, gpu: input.backend, longestMs: 30_000 }, sides, signal);
}

/** The last quarter costs nine times as much. */
const uneven = (item: number): number => (item < 180 ? 1 : 9);

describe('askQuestion', () => {
  it('tells more processors from fewer at the first look', async () => {
    const answer = await ask({ processors: 4 }, { processors: 2 });
    expect(answer).toMatchObject({
      medianMs: [items / 4, items / 2],
      times: 2,
      rounds: 6,
      apart: true,
      verified: true,
    });
    expect(answer.interval).toEqual([2, 2]);
  });

  it('tells schedules apart where work is uneven', async () => {
    const plan = { tasks: 240 };
    const answer = await ask({}, { schedule: 'static' }, { plan, itemMs: uneven });
    // 720 ms of work; the static block of the last processor has 540 of it.
    expect(answer.medianMs).toEqual([180, 540]);
    expect(answer.apart).toBe(true);
  });

  it('ends after 30 s where there is no difference', async () => {
    const answer = await ask({ schedule: 'cyclic' }, { schedule: 'static' });
    expect(answer).toMatchObject({ times: 1, apart: false, verified: true });
    // Two runs of 60 ms a round.
    expect(answer.rounds).toBe(30_000 / 120);
  });

  it('never calls a wrong result faster', async () => {
    const answer = await ask({ processors: 4 }, { processors: 2 }, { workersValue: 8 });
    expect(answer).toMatchObject({ apart: false, verified: false });
  });

  it('counts no round in which the page was hidden', async () => {
    const answer = await ask({ processors: 4 }, { processors: 2 }, { hidden: true });
    expect(answer).toMatchObject({ rounds: 0, apart: false, interval: null });
  });

  it('ends where it is stopped', async () => {
    const controller = new AbortController();
    controller.abort();
    await expect(ask({}, { processors: 2 }, { signal: controller.signal })).rejects.toMatchObject({
      detail: { key: 'run.stopped' },
    });
  });

  it('runs a side of the GPU on its own team, by its own plan', async () => {
    const input = makeVirtualInput();
    const opened: string[] = [];
    const watch = (name: string): Backend => ({
      ...input.backend,
      open(job, processors, signal) {
        opened.push(`${name} ${processors}`);
        return input.backend.open(job, processors, signal);
      },
    });
    const asked = { ...input, backend: watch('workers'), gpu: watch('gpu'), longestMs: 30_000 };
    const sides = [{ ...own, processors: 8, onGpu: true }, own] as const;
    const answer = await askQuestion(asked, sides, new AbortController().signal);
    expect(opened).toEqual(['gpu 8', 'workers 4']);
    expect(answer).toMatchObject({ verified: true, apart: true });
  });
});
