// The list of backends, a line each.

import { makeHybridBackend } from './hybrid/hybrid.ts';
import { makeSerialBackend } from './serial.ts';
import { DeviceOwner } from './webgpu/device-owner.ts';
import { makeWebgpuBackend } from './webgpu/webgpu.ts';
import { SharedMemory } from './workers/shared-memory.ts';
import { makeWorkersBackend } from './workers/workers.ts';
import type { Backend } from '../contract/backend.ts';
import type { Workload } from '../contract/workload.ts';

export { canShareMemory } from './workers/workers.ts';

/** All backends; `find` gives the workload of an id. The GPU has one owner, and shared memory is there once. */
export function makeBackends(find: (id: string) => Workload | undefined): readonly Backend[] {
  const owner = new DeviceOwner();
  const memory = new SharedMemory();
  return [
    makeSerialBackend(find, memory),
    makeWorkersBackend(find, memory),
    makeWebgpuBackend(find, owner),
    makeHybridBackend(find, owner, memory),
  ];
}
