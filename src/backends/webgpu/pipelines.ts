// Compiles a WGSL kernel into one compute pipeline per entry; errors carry line and column.

import type { GpuEntry, GpuKernel } from '../../contract/kernel.ts';

export interface EntryPipeline {
  readonly entry: GpuEntry;
  readonly pipeline: GPUComputePipeline;
}

export type Pipelines = Readonly<Record<string, EntryPipeline>>;

/** Rejects with the compiler's first error, with its line and column. */
export async function compilePipelines(device: GPUDevice, kernel: GpuKernel): Promise<Pipelines> {
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
