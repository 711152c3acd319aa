// Compiles a WGSL kernel into one compute pipeline per entry, once per device and workload; errors carry
// line and column.

import type { GpuEntry, GpuKernel } from '../../contract/kernel.ts';
import type { Workload } from '../../contract/workload.ts';

export interface EntryPipeline {
  readonly entry: GpuEntry;
  readonly pipeline: GPUComputePipeline;
}

/** Pipelines by entry. */
export type Pipelines = Readonly<Record<string, EntryPipeline>>;

const cache = new WeakMap<GPUDevice, Map<string, Promise<Pipelines>>>();

/** The workload's pipelines on `device`. Rejects with the compiler's first error, with its line and column. */
export function getPipelines(device: GPUDevice, workload: Workload): Promise<Pipelines> {
  const known = cache.get(device) ?? new Map<string, Promise<Pipelines>>();
  cache.set(device, known);
  const found = known.get(workload.id);
  if (found) return found;
  const { wgsl } = workload.kernels;
  if (!wgsl) return Promise.reject(new Error(`${workload.title} has no WGSL kernel.`));
  const made = wgsl().then((kernel) => compile(device, kernel));
  known.set(workload.id, made);
  // What failed is tried again: the file may not have loaded.
  made.catch(() => known.delete(workload.id));
  return made;
}

async function compile(device: GPUDevice, kernel: GpuKernel): Promise<Pipelines> {
  const module = device.createShaderModule({ code: kernel.code });
  const { messages } = await module.getCompilationInfo();
  const error = messages.find((message) => message.type === 'error');
  if (error)
    throw new Error(`WGSL line ${error.lineNum}, column ${error.linePos}: ${error.message}`);
  const made: Record<string, EntryPipeline> = {};
  for (const [name, entry] of Object.entries(kernel.entries)) {
    const pipeline = await device.createComputePipelineAsync({
      layout: 'auto',
      compute: { module, entryPoint: name },
    });
    made[name] = { entry, pipeline };
  }
  return made;
}
