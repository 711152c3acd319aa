// The hybrid backend: a GPU and workers drain one schedule. It needs shared memory, where both meet.

import { errorToMessage, Failure } from '../../contract/failure.ts';
import { openGpuJob } from '../webgpu/open-gpu-job.ts';
import { SharedHome } from '../shared/shared-home.ts';
import { spinTogether } from '../pool/spin-together.ts';
import { canShareMemory } from '../workers.ts';
import { HybridTeam } from './hybrid-team.ts';
import type { Backend } from '../../contract/backend.ts';
import type { Workload } from '../../contract/workload.ts';
import type { DeviceOwner } from '../webgpu/device-owner.ts';
import type { SharedMemory } from '../arena/shared-memory.ts';
import type { StartWorker } from '../pool/pool.ts';

/**
 * `find` gives the workload of an id; `owner` is the GPU's, shared with whatever else uses it, and `memory` the page's.
 */
export function makeHybridBackend(
  find: (id: string) => Workload | undefined,
  owner: DeviceOwner,
  memory: SharedMemory,
  startWorker: StartWorker,
): Backend {
  const home = new SharedHome(memory, startWorker);
  return {
    id: 'hybrid',
    async support() {
      if (!canShareMemory()) return { ok: false, reason: noSharedMemory };
      try {
        const { adapter } = await owner.acquire();
        return { ok: true, transports: ['shared'], adapter };
      } catch (error) {
        return { ok: false, reason: errorToMessage(error) };
      }
    },
    async open(job, width) {
      const workload = find(job.workload);
      if (!workload) throw new Error(`There is no workload "${job.workload}".`);
      if (!canShareMemory()) throw new Failure(noSharedMemory);
      const { gpu, setUp } = await openGpuJob({ ...job, kernel: 'wgsl' }, workload, owner);
      try {
        return new HybridTeam(job, await home.open(workload, job, width - 1), gpu, setUp);
      } catch (error) {
        gpu.close();
        throw error;
      }
    },
    // Its first processor is the GPU.
    spin: (threads, forMs) => spinTogether(home.pool, Math.max(1, threads - 1), forMs),
  };
}

const noSharedMemory = { key: 'backend.hybrid-needs-shared', values: {} } as const;
