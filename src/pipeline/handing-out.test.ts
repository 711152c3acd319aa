// Handing out is no computation: taken out of it at its price, shown as rows of its own, and played again as such.

import { describe, expect, it } from 'vitest';
import { listsToSpans, phaseNumber } from '../contract/span.ts';
import { splitHandingOut } from './handing-out.ts';
import { knownKernel } from '../replay/known-kernel.ts';
import { LaneRecorder, laneToDrained } from './lane-recorder.ts';
import { recordedRun } from '../replay/recorded-run.ts';
import { replayRun } from '../replay/replay.ts';
import { TraceBuilder } from './run-trace.ts';
import { thinSpans } from './thin-spans.ts';
import type { Drained } from '../contract/backend.ts';
import type { SpanTable } from '../contract/span.ts';
import type { RunTrace } from './run-trace.ts';

const [assign, compute] = [phaseNumber('assign'), phaseNumber('compute')];

/** `count` tasks of `taskMs` each from 1 ms on, told of at 0, as a clock of steps of `stepMs` sees them. */
function drainedOf(count: number, taskMs: number, takeMs: number | undefined, stepMs = 0): Drained {
  const recorder = new LaneRecorder();
  const seen = (ms: number): number => (stepMs === 0 ? ms : Math.floor(ms / stepMs) * stepMs);
  recorder.join(0, 1);
  for (let task = 0; task < count; task++) {
    recorder.compute(task, seen(1 + task * taskMs), seen(1 + (task + 1) * taskMs));
  }
  const leftMs = seen(1 + count * taskMs);
  return { ...laneToDrained(0, recorder, 0, { enteredMs: 0, leftMs }), takeMs };
}

function traceOf(drained: Drained): RunTrace {
  const trace = new TraceBuilder(0);
  trace.pass(0, false, [drained], 0, drained.leftMs);
  return trace.finish(drained.leftMs, []);
}

function sumOf({ phase, startMs, endMs }: SpanTable, of: number): number {
  return phase.reduce(
    (sum, one, row) => sum + (one === of ? (endMs[row] ?? 0) - (startMs[row] ?? 0) : 0),
    0,
  );
}

describe('handing out', () => {
  it('is parted from computing, task by task', () => {
    const { spans, computeMs, dispatchMs, longestTaskMs } = splitHandingOut(drainedOf(2, 4, 1));
    expect([...spans.phase]).toEqual([assign, assign, compute, assign, compute]);
    expect([...spans.task]).toEqual([-1, 0, 0, 1, 1]);
    expect([...spans.startMs]).toEqual([0, 1, 2, 5, 6]);
    expect([...spans.endMs]).toEqual([1, 2, 5, 6, 9]);
    expect([computeMs, dispatchMs, longestTaskMs]).toEqual([6, 2, 3]);
  });

  it('is nothing where no price is known, and never more than there was', () => {
    expect(splitHandingOut(drainedOf(3, 4, undefined))).toMatchObject({
      computeMs: 12,
      dispatchMs: 0,
    });
    expect(splitHandingOut(drainedOf(3, 4, 9))).toMatchObject({ computeMs: 0, dispatchMs: 12 });
  });

  it('is as large as it is also where a task is shorter than a step of the clock', () => {
    const { totals, spans } = traceOf(drainedOf(100_000, 0.0005, 0.0004, 0.005));
    expect(totals.dispatchMs).toBeCloseTo(40, 0);
    expect(totals.computeMs).toBeCloseTo(10, 0);
    expect(totals.largestComputeMs).toBe(totals.computeMs);
    expect(totals.runtimeMs).toBeCloseTo(1 + 40, 0);
    expect(sumOf(spans, compute)).toBeCloseTo(totals.computeMs, 6);
  });

  it('stays parted where spans are merged to be kept', () => {
    const { spans, totals } = traceOf(drainedOf(5_000, 0.01, 0.008));
    const thin = thinSpans(spans, 700);
    expect(thin.lane.length).toBeLessThanOrEqual(700);
    expect(sumOf(thin, compute)).toBeCloseTo(totals.computeMs, 6);
    expect(sumOf(thin, assign)).toBeCloseTo(totals.runtimeMs, 6);
    const tasks = thin.merged.reduce(
      (sum, one, row) => sum + ((thin.task[row] ?? -1) < 0 ? 0 : one),
      0,
    );
    expect(tasks).toBe(5_000);
    expect(
      [...thin.startMs].every((ms, row) => row === 0 || ms >= (thin.startMs[row - 1] ?? 0)),
    ).toBe(true);
  });
});

describe('a replay', () => {
  const { spans, wallMs } = traceOf(drainedOf(1_000, 1, 0.9));
  const settings = { policy: 'dynamic', processors: 1 } as const;

  it('of short tasks lasts as it did, and hands out fewer where they are coarser', () => {
    const recorded = recordedRun(spans);
    expect(replayRun(recorded, settings)).toBeCloseTo(wallMs, 6);
    // 100 ms of computing, once handed out, after 1 ms.
    expect(replayRun(recorded, { ...settings, grainFactor: 1_000 })).toBeCloseTo(101.9, 6);
    expect(replayRun(recorded, { ...settings, dispatchMs: 0 })).toBeCloseTo(101, 6);
  });

  it('takes what is computed from a run that hands out nothing, where handing out is nearly all', () => {
    const recorded = knownKernel(recordedRun(spans), 60);
    expect(replayRun(recorded, settings)).toBeCloseTo(wallMs, 6);
    expect(replayRun(recorded, { ...settings, dispatchMs: 0 })).toBeCloseTo(61, 6);
    const calm = recordedRun(traceOf(drainedOf(1_000, 1, 0.1)).spans);
    expect(knownKernel(calm, 60)).toBe(calm);
  });

  it('of spans without a price is what it was', () => {
    const one = { lane: [0], phase: [compute], stage: [0], serial: [0], task: [0], merged: [4] };
    const old = listsToSpans({ ...one, startMs: [2], endMs: [10] });
    expect(recordedRun(old).passes[0]).toMatchObject({ betweenMs: 0, enterMs: 0 });
  });
});
