// A desk whose large tasks are done in a worker of its own, which is terminated where they are to end.

import { proxy, transfer } from 'comlink';
import { arrayBytes, makeArray, plainArrays, typeOf } from '../../contract/array.ts';
import { deskHere } from '../../contract/desk.ts';
import { Failure } from '../../contract/failure.ts';
import { copyInTurns } from '../../contract/in-turns.ts';
import type { Remote } from 'comlink';
import type { Arrays, View } from '../../contract/array.ts';
import type { Desk } from '../../contract/desk.ts';
import type { ParameterValues } from '../../contract/params.ts';
import type { FileContent, Workload } from '../../contract/workload.ts';
import type { Pool } from './pool.ts';
import type { ComputeWorker } from '../compute/control-protocol.ts';

/** Less than this is done at once: some ms, a message costs a part of one. */
const smallBytes = 2 ** 18;
/** Private memory up to here is copied into a message at once, else in turns. */
const messageBytes = 2 ** 24;

/** How often something is tried where workers are lost at it. */
const mostAttempts = 3;

/** A desk on the first worker of `pool`, for as long as `signal` does not abort. */
export function makeWorkerDesk(pool: Pool, signal: AbortSignal): Desk {
  const ask = <T>(make: (remote: Remote<ComputeWorker>) => Promise<T>): Promise<T> =>
    askWorker(pool, signal, make);
  return {
    makeInput: (workload, p, seed) =>
      jobBytes(workload, p) < smallBytes
        ? deskHere.makeInput(workload, p, seed)
        : ask((remote) => remote.makeInput(workload.id, p, seed)),
    readFile: (workload, file, p, tell) =>
      ask<FileContent>(async (remote) => remote.readFile(workload.id, file, p, proxy(tell))),
    async check(workload, p, output, expected, kernel) {
      const isItself = output === expected;
      const bytes = bytesOf(output) + bytesOf(expected);
      if (bytes < smallBytes) return deskHere.check(workload, p, output, expected, kernel);
      return ask(async (remote) => {
        const one = await packed(output);
        // One array cannot move twice in a message.
        const other = isItself ? undefined : await packed(expected);
        return remote.check(workload.id, p, one, other, kernel);
      });
    },
    async digest(arrays) {
      if (bytesOf(arrays) < smallBytes) return deskHere.digest(arrays);
      return ask(async (remote) => remote.digest(await packed(arrays)));
    },
    async summarise(workload, p, output) {
      if (bytesOf(output) < smallBytes) return deskHere.summarise(workload, p, output);
      return ask(async (remote) => remote.summarise(workload.id, p, await packed(output)));
    },
    async depict(workload, p, output, seed, input) {
      const bytes = bytesOf(output) + bytesOf(input);
      if (bytes < smallBytes) return deskHere.depict(workload, p, output, seed, input);
      return ask(async (remote) => {
        const [sent, read] = [await packed(output), await packed(input)];
        return remote.depict(workload.id, p, sent, seed, read);
      });
    },
  };
}

/**
 * Makes a call of the desk's worker, which is terminated where `signal` aborts; of its successor where it is lost
 * meanwhile.
 */
async function askWorker<T>(
  pool: Pool,
  signal: AbortSignal,
  make: (remote: Remote<ComputeWorker>) => Promise<T>,
): Promise<T> {
  const stopped = { key: 'run.stopped', values: {} } as const;
  for (let attempt = 1; ; attempt++) {
    // A worker that was terminated runs on for a while.
    const [worker] = await pool.acquire(1);
    if (!worker) throw new Error('The pool gave no worker.');
    if (signal.aborted) throw new Failure(stopped);
    const stop = (): void => pool.replace(worker, stopped);
    signal.addEventListener('abort', stop, { once: true });
    try {
      return await worker.call(make, Infinity);
    } catch (error) {
      if (worker.alive || signal.aborted || attempt === mostAttempts) throw error;
    } finally {
      signal.removeEventListener('abort', stop);
    }
  }
}

function jobBytes(workload: Workload, p: ParameterValues): number {
  const specs = Object.values(plainArrays(workload.arrays(p)));
  return specs.reduce((sum, spec) => sum + arrayBytes(spec), 0);
}

function bytesOf(arrays: Arrays): number {
  return Object.values(arrays).reduce((sum, { byteLength }) => sum + byteLength, 0);
}

/** Arrays as they can be sent: shared memory as it is, of private memory a copy that moves where it is large. */
async function packed(arrays: Arrays): Promise<Arrays> {
  const sent: Record<string, View> = {};
  const buffers: ArrayBuffer[] = [];
  for (const [name, view] of Object.entries(arrays)) {
    sent[name] = view;
    if (!(view.buffer instanceof ArrayBuffer) || view.byteLength < messageBytes) continue;
    const copy = makeArray({ type: typeOf(view), length: view.length });
    await copyInTurns(copy, view);
    sent[name] = copy;
    buffers.push(copy.buffer as ArrayBuffer);
  }
  return transfer(sent, buffers);
}
