// A witness of the machine beside the lab: threads of another program, all computing the same, show how many cores it
// gives at this moment. Cores of a virtual machine may be two threads of one core, or somebody else's for a while.

import { once } from 'node:events';
import { Worker } from 'node:worker_threads';

export interface Witness {
  /** Cores that as many threads as there are cores were given, by their speed beside that of one alone. */
  readonly coresGiven: () => Promise<number>;
}

/** A computation without memory, on four chains at once; answers every message with the ms it took. */
const source = `
const { parentPort } = require('node:worker_threads');
const { performance } = require('node:perf_hooks');
function compute() {
  let [a, b, c, d] = [0.1, 0.2, 0.3, 0.4];
  for (let i = 0; i < 6_000_000; i++) {
    a = a * a - 0.7; b = b * b - 0.8; c = c * c - 0.9; d = d * d - 0.6;
  }
  return a + b + c + d;
}
parentPort.on('message', () => {
  const sinceMs = performance.now();
  const result = compute();
  parentPort.postMessage([performance.now() - sinceMs, result]);
});
`;

/** So often, before a median is taken. */
const repeats = 5;

/** Calls `during` with a witness of so many threads, which end with it. */
export async function withWitness<T>(
  threads: number,
  during: (witness: Witness) => Promise<T>,
): Promise<T> {
  const workers = Array.from({ length: threads }, () => new Worker(source, { eval: true }));
  const timeAll = async (of: readonly Worker[]): Promise<number> => {
    const answers = of.map((worker) => once(worker, 'message'));
    for (const worker of of) worker.postMessage(null, []);
    const times = (await Promise.all(answers)).map(([[ms]]) => ms as number);
    return times.reduce((sum, ms) => sum + ms, 0) / times.length;
  };
  const middle = async (of: readonly Worker[]): Promise<number> => {
    const times: number[] = [];
    for (let i = 0; i < repeats; i++) times.push(await timeAll(of));
    return times.toSorted((a, b) => a - b)[repeats >> 1] ?? Number.NaN;
  };
  try {
    // Compiled before anything is timed.
    await middle(workers);
    const coresGiven = async (): Promise<number> =>
      (threads * (await middle(workers.slice(0, 1)))) / (await middle(workers));
    return await during({ coresGiven });
  } finally {
    await Promise.all(workers.map((worker) => worker.terminate()));
  }
}
