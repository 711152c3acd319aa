import { describe, expect, it } from 'vitest';
import { amdahlSpeedup, fitAmdahl } from '../laws/amdahl.ts';
import { runOnce } from '../pipeline/run.ts';
import { makeVirtualTeam } from './virtual-time.ts';
import type { Policy } from '../contract/schedule.ts';
import type { Stage } from '../contract/stage.ts';
import type { RunTrace } from '../pipeline/run-trace.ts';

function stage(items: number): Stage {
  return { name: 'work', entry: 'work', items, args: {}, arrays: {} };
}

async function* program(...stages: readonly Stage[]): AsyncGenerator<Stage, void, void> {
  yield* stages;
}

function run(
  items: number,
  processors: number,
  cost: (start: number) => number,
  policy: Policy = 'dynamic',
  serialShare = 0,
): Promise<RunTrace> {
  const team = makeVirtualTeam(processors, ({ start }) => cost(start));
  const settings = { processors, policy, grain: 1, serialShare };
  return runOnce(program(stage(items)), team, settings, new AbortController().signal);
}

describe('a run in virtual time', () => {
  it('with a serial share of 0.1 and equal tasks is on the Amdahl curve to 1e-12, and the fit gives p = 0.9', async () => {
    // 25,200 tasks: 2,520 serial ones, and 22,680 that 1 to 10 divide.
    const counts = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];
    const times: number[] = [];
    for (const n of counts) times.push((await run(25_200, n, () => 1, 'dynamic', 0.1)).wallMs);
    for (const [i, n] of counts.entries()) {
      const speedup = (times[0] ?? NaN) / (times[i] ?? NaN);
      expect(Math.abs(speedup - amdahlSpeedup(0.9, n))).toBeLessThan(1e-12);
    }
    const fit = fitAmdahl(counts.map((n, i) => ({ processors: n, ms: times[i] ?? NaN })));
    expect(fit.p).toBeCloseTo(0.9, 12);
  });

  it.each([
    // Costs 8, 1, 1, 1, 1, 1, 1, 1, 1 on two processors: static takes 8 + 3, dynamic 8.
    ['static', 11],
    ['cyclic', 12],
    ['dynamic', 8],
  ] as const)('%s: the makespan of a declared cost table is exact', async (policy, makespan) => {
    const trace = await run(9, 2, (start) => (start === 0 ? 8 : 1), policy);
    expect(trace.wallMs).toBe(makespan);
    expect(trace.totals.computeMs).toBe(16);
    expect(trace.totals.waitMs).toBe(2 * makespan - 16);
    expect(trace.totals.longestTaskMs).toBe(8);
  });

  it('makes the others wait while one does the serial share', async () => {
    const trace = await run(100, 4, () => 1, 'dynamic', 0.2);
    expect(trace.totals.serialComputeMs).toBe(20);
    expect(trace.totals.computeMs).toBe(80);
    expect(trace.wallMs).toBe(20 + 20);
    expect(trace.totals.waitMs).toBe(3 * 20);
  });

  it('puts a barrier between stages', async () => {
    const team = makeVirtualTeam(2, ({ start }, { index }) =>
      index === 0 ? (start === 0 ? 5 : 1) : 2,
    );
    const settings = { processors: 2, policy: 'dynamic', grain: 1, serialShare: 0 } as const;
    const trace = await runOnce(
      program(stage(2), stage(2)),
      team,
      settings,
      new AbortController().signal,
    );
    expect(trace.wallMs).toBe(5 + 2);
  });

  it('covers processors x wall time with spans', async () => {
    const trace = await run(1_000, 3, (start) => 1 + (start % 7), 'cyclic', 0.1);
    const covered = trace.spans.lane.reduce(
      (sum, lane, row) =>
        lane === 0xffff
          ? sum
          : sum + (trace.spans.endMs[row] ?? 0) - (trace.spans.startMs[row] ?? 0),
      0,
    );
    expect(covered).toBeCloseTo(3 * trace.wallMs, 6);
  });

  it('lists the spans of a lane in order of time, without overlap', async () => {
    const team = makeVirtualTeam(3, ({ start }) => 1 + (start % 7));
    const settings = { processors: 3, policy: 'stealing', grain: 1, serialShare: 0.1 } as const;
    const { signal } = new AbortController();
    const { spans } = await runOnce(program(stage(40), stage(30)), team, settings, signal);
    for (const lane of new Set(spans.lane)) {
      let endMs = 0;
      for (const [row, of] of spans.lane.entries()) {
        if (of !== lane) continue;
        expect(spans.startMs[row]).toBeGreaterThanOrEqual(endMs);
        endMs = spans.endMs[row] ?? 0;
      }
      expect(endMs).toBeGreaterThan(0);
    }
  });
});
