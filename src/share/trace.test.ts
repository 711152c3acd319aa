import { describe, expect, it } from 'vitest';
import { deriveRecord } from '../analysis/derive.ts';
import { makeFacts, onCurve } from '../testing/synthetic-facts.ts';
import { runOnce } from '../pipeline/run.ts';
import { makeVirtualTeam } from '../testing/virtual-time.ts';
import { recordToTrace } from './trace.ts';
import type { RunRecord } from '../record/run-record.ts';

interface Event {
  readonly ph: string;
  readonly name: string;
  readonly pid: number;
  readonly tid: number;
  readonly ts?: number;
  readonly dur?: number;
  readonly args: Readonly<Record<string, string | number>>;
}

/** Three tasks of 2, 1 and 1 ms on one processor and on two. */
async function makeRecord(): Promise<RunRecord> {
  const spans: RunRecord['spans'][number][] = [];
  for (const processors of [1, 2]) {
    const team = makeVirtualTeam(processors, ({ start }) => (start === 0 ? 2 : 1));
    const settings = { processors, policy: 'dynamic', grain: 1, serialShare: 0 } as const;
    async function* program() {
      yield { name: 'work', entry: 'work', items: 3, args: {}, arrays: {} };
    }
    const run = await runOnce(program(), team, settings, new AbortController().signal);
    spans.push({ processors, round: 0, spans: run.spans });
  }
  return { ...deriveRecord(makeFacts({ wallMs: onCurve(1) })), spans };
}

describe('recordToTrace', () => {
  it('has a process for every count and a thread for every processor, named', async () => {
    const { traceEvents } = JSON.parse(recordToTrace(await makeRecord())) as {
      traceEvents: Event[];
    };
    const names = traceEvents
      .filter(({ ph }) => ph === 'M')
      .map(({ pid, tid, args }) => [pid, tid, args['name']]);
    expect(names).toEqual([
      [1, 0, 'mandelbrot, n = 1'],
      [1, 0, 'driver'],
      [1, 1, 'processor 1'],
      [2, 0, 'mandelbrot, n = 2'],
      [2, 0, 'driver'],
      [2, 1, 'processor 1'],
      [2, 2, 'processor 2'],
    ]);
  });

  it('has every task in microseconds, the second run after the first', async () => {
    const { traceEvents } = JSON.parse(recordToTrace(await makeRecord())) as {
      traceEvents: Event[];
    };
    const tasks = traceEvents
      .filter(({ name }) => name.startsWith('compute'))
      .map(({ name, pid, tid, ts, dur }) => [name, pid, tid, ts, dur]);
    expect(tasks).toEqual([
      ['compute task 0', 1, 1, 0, 2_000],
      ['compute task 1', 1, 1, 2_000, 1_000],
      ['compute task 2', 1, 1, 3_000, 1_000],
      ['compute task 0', 2, 1, 4_000, 2_000],
      ['compute task 1', 2, 2, 4_000, 1_000],
      ['compute task 2', 2, 2, 5_000, 1_000],
    ]);
  });
});
