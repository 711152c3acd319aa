// The list of backends, a line each.

import { makeHybridBackend } from './hybrid/hybrid.ts';
import { makeSerialBackend } from './serial.ts';
import { DeviceOwner } from './webgpu/device-owner.ts';
import { makeWebgpuBackend } from './webgpu/webgpu.ts';
import { SharedMemory } from './arena/shared-memory.ts';
import { makeWorkersBackend } from './workers.ts';
import { Pool, type StartWorker } from './pool/pool.ts';
import { makeWorkerDesk } from './pool/worker-desk.ts';
import type { Desk } from '../contract/desk.ts';
import type { Backend } from '../contract/backend.ts';
import type { Workload } from '../contract/workload.ts';

export { canShareMemory } from './workers.ts';

/** All backends, and the desks of experiments: what they start shares this machine's cores and memory. */
export interface Backends {
  readonly list: readonly Backend[];
  /** A desk with a worker of its own, for as long as a signal does not abort. */
  makeDesk(): (signal: AbortSignal) => Desk;
}

/**
 * `find` gives the workload of an id, and the workers that `startWorker` starts serve the same. The GPU has one owner,
 * and shared memory is there once.
 */
export function makeBackends(
  find: (id: string) => Workload | undefined,
  startWorker: StartWorker,
): Backends {
  const owner = new DeviceOwner();
  const memory = new SharedMemory();
  return {
    list: [
      makeSerialBackend(find, memory, startWorker),
      makeWorkersBackend(find, memory, startWorker),
      makeWebgpuBackend(find, owner),
      makeHybridBackend(find, owner, memory, startWorker),
    ],
    makeDesk() {
      const pool = new Pool(memory.endings, startWorker, () => 'desk');
      return (signal) => makeWorkerDesk(pool, signal);
    },
  };
}
