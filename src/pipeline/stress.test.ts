// Eight real threads drain one schedule in shared memory, and each position is counted. The interleavings
// of a few lanes are proven elsewhere; here the machine's own atomics and memory order are at work.

import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { build } from 'vite';
import { beforeAll, describe, expect, it } from 'vitest';
import { resetCells } from './assign.ts';
import { makeAtomicCells } from './schedule-cells.ts';
import { passCellLength } from '../testing/stress-lane.ts';
import type { Rollup } from 'vite';
import type { StressWork } from '../testing/stress-lane.ts';
import type { ScheduleHandle } from '../contract/schedule.ts';

const processors = 8;
const timeoutMs = 120_000;

/** Policies whose lanes meet in shared cells; static and cyclic meet nowhere. */
const shared = ['dynamic', 'guided', 'stealing'] as const;

/** The lane and what it imports as one module: not every Node that is supported runs TypeScript. */
async function bundleLane(): Promise<string> {
  const built = (await build({
    configFile: false,
    logLevel: 'silent',
    build: {
      write: false,
      minify: false,
      target: 'node20',
      lib: {
        entry: fileURLToPath(new URL('../testing/stress-lane.ts', import.meta.url)),
        formats: ['es'],
        fileName: 'lane',
      },
    },
  })) as Rollup.RollupOutput[];
  const code = built[0]?.output[0].code ?? '';
  return `data:text/javascript,${encodeURIComponent(code)}`;
}

function makeWork(handle: ScheduleHandle, passes: number): StressWork {
  const length = passCellLength(handle);
  const cells = new Int32Array(new SharedArrayBuffer(passes * length * 4));
  for (let pass = 0; pass < passes; pass++) {
    resetCells(handle, makeAtomicCells(cells, pass * length));
  }
  return {
    handle,
    passes,
    cells,
    counts: new Uint8Array(new SharedArrayBuffer(passes * handle.count)),
    taken: new Int32Array(new SharedArrayBuffer(processors * 4)),
    gate: new Int32Array(new SharedArrayBuffer(4)),
  };
}

/** Runs one lane in a thread of its own; rejects where it throws. */
function runLane(module: string, work: StressWork, lane: number): Promise<void> {
  const start = `
    const { workerData: { module, work, lane } } = require('node:worker_threads');
    import(module).then(({ drainLane }) => drainLane(work, lane));`;
  return new Promise((resolve, reject) => {
    const worker = new Worker(start, { eval: true, workerData: { module, work, lane } });
    worker.once('error', reject);
    worker.once('exit', (code) =>
      code === 0 ? resolve() : reject(new Error(`lane ${lane} ended with code ${code}`)),
    );
  });
}

/** How many positions were handed out how often. */
function tally(counts: Uint8Array): Readonly<Record<number, number>> {
  const tallied: Record<number, number> = {};
  for (const times of counts) tallied[times] = (tallied[times] ?? 0) + 1;
  return tallied;
}

describe.each(shared)('Q2: %s in eight threads', (policy) => {
  let module = '';
  beforeAll(async () => {
    module = await bundleLane();
  });

  const drain = async (count: number, passes: number): Promise<void> => {
    const work = makeWork({ policy, count, processors }, passes);
    await Promise.all(Array.from({ length: processors }, (_, lane) => runLane(module, work, lane)));
    expect(tally(work.counts)).toEqual({ 1: count * passes });
    expect([...work.taken].reduce((sum, lane) => sum + lane, 0)).toBe(count * passes);
    // Had one lane done it all alone, nothing would have been tried.
    expect(work.taken.filter((lane) => lane > 0).length).toBeGreaterThan(1);
  };

  // The many short schedules make lanes meet more often: one long one takes few guided chunks, and few
  // blocks of stealing.
  it.each([
    { passes: 1, count: 10_000_000 },
    { passes: 10_000, count: 1000 },
    { passes: 125_000, count: 8 },
  ])(
    'hands out each position of $passes x $count once',
    ({ count, passes }) => drain(count, passes),
    timeoutMs,
  );
});
