// The WebGPU backend: one processor whose width is the number of workgroups in flight.

import { Failure, errorToMessage } from '../../contract/failure.ts';
import { arrayBytes } from '../../contract/array.ts';
import { DeviceOwner } from './device.ts';
import { compilePipelines } from './pipelines.ts';
import { GpuTeam } from './gpu-team.ts';
import type { Backend, Job } from '../../contract/backend.ts';
import type { Workload } from '../../contract/workload.ts';

/** `find` gives the workload of an id: a backend names none itself. */
export function makeWebgpuBackend(find: (id: string) => Workload | undefined): Backend {
  const owner = new DeviceOwner();
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
      const beforeMs = performance.now();
      const { device } = await owner.acquire();
      checkLimits(job, device);
      const acquiredMs = performance.now();
      const pipelines = await compilePipelines(device, await workload.kernels.wgsl());
      const compiledMs = performance.now();
      const team = new GpuTeam(job, owner, device, pipelines);
      await team.place();
      team.setUp = {
        startMs: acquiredMs - beforeMs,
        compileMs: compiledMs - acquiredMs,
        placeMs: performance.now() - compiledMs,
      };
      return team;
    },
  };
}

/** Throws a `Failure` where an array is larger than the device takes. */
function checkLimits(job: Job, device: GPUDevice): void {
  const limit = Math.min(device.limits.maxBufferSize, device.limits.maxStorageBufferBindingSize);
  for (const [what, spec] of Object.entries(job.arrays)) {
    const needed = arrayBytes(spec);
    if (needed > limit)
      throw new Failure({ key: 'backend.gpu-limit', values: { what, needed, limit } });
  }
}
