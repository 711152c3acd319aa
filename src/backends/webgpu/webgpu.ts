// The WebGPU backend: one processor whose width is the number of workgroups in flight.

import { errorToMessage } from '../../contract/failure.ts';
import { DeviceOwner } from './device-owner.ts';
import { GpuTeam } from './gpu-team.ts';
import { openGpuJob } from './open-gpu-job.ts';
import type { Backend } from '../../contract/backend.ts';
import type { Workload } from '../../contract/workload.ts';

/**
 * `find` gives the workload of an id: a backend names none itself. Backends that use the GPU share its
 * owner.
 */
export function makeWebgpuBackend(
  find: (id: string) => Workload | undefined,
  owner: DeviceOwner = new DeviceOwner(),
): Backend {
  return {
    id: 'webgpu',
    async support() {
      try {
        const { adapter } = await owner.acquire();
        return { ok: true, transports: ['transfer'], adapter };
      } catch (error) {
        return { ok: false, reason: errorToMessage(error) };
      }
    },
    async open(job) {
      const workload = find(job.workload);
      if (!workload) throw new Error(`There is no workload "${job.workload}".`);
      const { gpu, setUp } = await openGpuJob(job, workload, owner);
      return new GpuTeam(job, gpu, setUp);
    },
  };
}
