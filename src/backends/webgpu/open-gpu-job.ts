// Opens a job on the GPU: device, pipelines, arrays, with the time of each. Apart from the backend, since
// a GPU may be one lane among others.

import { Failure } from '../../contract/failure.ts';
import { GpuJob } from './gpu-job.ts';
import { getPipelines } from './pipelines.ts';
import type { Job, SetUp } from '../../contract/backend.ts';
import type { Workload } from '../../contract/workload.ts';
import type { DeviceOwner } from './device-owner.ts';

export interface OpenedJob {
  readonly gpu: GpuJob;
  readonly setUp: SetUp;
}

/**
 * Opens `job` with its inputs placed. A device that was lost before is replaced once. Rejects with a
 * `Failure`: no GPU, paused, too large, out of memory.
 */
export async function openGpuJob(
  job: Job,
  workload: Workload,
  owner: DeviceOwner,
): Promise<OpenedJob> {
  try {
    return await open(job, workload, owner);
  } catch (error) {
    // Lost before the run, which shows only now: the owner says whether there is another.
    if (!(error instanceof Failure && error.detail.key === 'backend.device-lost')) throw error;
    return open(job, workload, owner);
  }
}

async function open(job: Job, workload: Workload, owner: DeviceOwner): Promise<OpenedJob> {
  const beforeMs = performance.now();
  const device = await owner.acquire();
  const acquiredMs = performance.now();
  let gpu: GpuJob | undefined;
  try {
    device.forgetErrors();
    device.watchErrors();
    const pipelines = await device.until(getPipelines(device.gpu, workload));
    const compiledMs = performance.now();
    gpu = await GpuJob.open(job, device, pipelines);
    for (const [name, data] of Object.entries(job.input)) gpu.memory.write(name, data);
    await gpu.settle();
    await device.checkErrors();
    const setUp = {
      startMs: acquiredMs - beforeMs,
      compileMs: compiledMs - acquiredMs,
      placeMs: performance.now() - compiledMs,
    };
    return { gpu, setUp };
  } catch (error) {
    gpu?.close();
    // The scopes are closed; what failed is known.
    await device.checkErrors().catch(() => undefined);
    // A compiler's complaint may only be that the device is gone.
    await device.checkNow();
    throw error;
  }
}
