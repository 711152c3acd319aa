// The WGSL twins on a real device (Dawn in Node; SwiftShader where there is no GPU), over the cases
// of each golden.json and with several grids of workgroups. Skipped, with the reason, without an adapter.

import { existsSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import { create, globals } from 'webgpu';
import { arrayBytes, makeArray, makeView, noSegments, plainArrays } from '../contract/array.ts';
import type { ArraySpec, Arrays } from '../contract/array.ts';
import type { Range } from '../contract/range.ts';
import type { Stage } from '../contract/stage.ts';
import type { Memory, Workload } from '../contract/workload.ts';
import { workloads } from './index.ts';
import { readGolden, runCut } from '../testing/run-cut.ts';
import type { GoldenCase } from '../testing/run-cut.ts';

const swiftShader = '/usr/lib/chromium/vk_swiftshader_icd.json';
if (process.env['VK_DRIVER_FILES'] === undefined && existsSync(swiftShader)) {
  process.env['VK_DRIVER_FILES'] = swiftShader;
}
// Kept on the global object: Dawn crashes when the instance is collected before its devices.
const gpu = create([]);
Object.assign(globalThis, globals, { dawn: gpu });
const device = await gpu
  .requestAdapter()
  .then((adapter) => adapter?.requestDevice())
  .catch(() => undefined);

afterAll(() => device?.destroy());

/** Workgroups across and down: kernels number them row by row. */
type Grid = readonly [number, number];

const grids: readonly Grid[] = [
  [1, 1],
  [2, 1],
  [3, 1],
  [64, 1],
  [1, 3],
  [5, 4],
];

/** The job's arrays where they lie on the device. */
function memoryOn(
  on: GPUDevice,
  specs: Readonly<Record<string, ArraySpec>>,
  buffers: ReadonlyMap<string, GPUBuffer>,
): Memory {
  const find = (name: string): readonly [GPUBuffer, ArraySpec] => {
    const [buffer, spec] = [buffers.get(name), specs[name]];
    if (buffer === undefined || spec === undefined) throw new Error(`no array ${name}`);
    return [buffer, spec];
  };
  return {
    async read(name) {
      const [buffer, { type, length }] = find(name);
      return makeView(type, await readBuffer(on, buffer), 0, length);
    },
    async write(name, data) {
      on.queue.writeBuffer(find(name)[0], 0, data as Float32Array<ArrayBuffer>);
    },
    segments: async () => noSegments(0),
  };
}

/** A range cut into two dispatches, so that a range that does not start at 0 is tried too. */
function halves(items: number): readonly Range[] {
  const middle = Math.floor(items / 2);
  return [
    { start: 0, end: middle },
    { start: middle, end: items },
  ];
}

function makeBuffer(on: GPUDevice, spec: ArraySpec, data: Arrays[string] | undefined): GPUBuffer {
  const usage = GPUBufferUsage.STORAGE | GPUBufferUsage.COPY_SRC | GPUBufferUsage.COPY_DST;
  const buffer = on.createBuffer({ size: arrayBytes(spec), usage });
  if (data !== undefined) on.queue.writeBuffer(buffer, 0, data as Float32Array<ArrayBuffer>);
  return buffer;
}

async function readBuffer(on: GPUDevice, buffer: GPUBuffer): Promise<ArrayBuffer> {
  const usage = GPUBufferUsage.MAP_READ | GPUBufferUsage.COPY_DST;
  const staging = on.createBuffer({ size: buffer.size, usage });
  const encoder = on.createCommandEncoder();
  encoder.copyBufferToBuffer(buffer, 0, staging, 0, buffer.size);
  on.queue.submit([encoder.finish()]);
  await staging.mapAsync(GPUMapMode.READ);
  const copy = staging.getMappedRange().slice(0);
  staging.destroy();
  return copy;
}

const pipelines = new Map<string, GPUComputePipeline>();

/** Compiled once per entry: SwiftShader takes up to a second. */
function makePipeline(on: GPUDevice, code: string, entryPoint: string): GPUComputePipeline {
  const key = `${entryPoint} ${code}`;
  const known = pipelines.get(key);
  if (known !== undefined) return known;
  const module = on.createShaderModule({ code });
  const pipeline = on.createComputePipeline({ layout: 'auto', compute: { module, entryPoint } });
  pipelines.set(key, pipeline);
  return pipeline;
}

async function dispatchStage(
  on: GPUDevice,
  workload: Workload,
  stage: Stage,
  buffers: ReadonlyMap<string, GPUBuffer>,
  grid: Grid,
): Promise<void> {
  const kernel = await workload.kernels.wgsl?.();
  const entry = kernel?.entries[stage.entry];
  if (kernel === undefined || entry === undefined) throw new Error(`no entry ${stage.entry}`);
  const pipeline = makePipeline(on, kernel.code, stage.entry);
  for (const range of halves(stage.items)) {
    const content = entry.uniforms(stage.args, range);
    expect(content.byteLength % 16).toBe(0);
    const usage = GPUBufferUsage.UNIFORM | GPUBufferUsage.COPY_DST;
    const uniforms = on.createBuffer({ size: content.byteLength, usage });
    on.queue.writeBuffer(uniforms, 0, content);
    const bound = [
      uniforms,
      ...entry.arrays.map((name) => buffers.get(stage.arrays[name]?.array ?? '')),
    ];
    const entries = bound.map((buffer, binding) => {
      if (buffer === undefined) throw new Error(`no array for binding ${binding}`);
      return { binding, resource: { buffer } };
    });
    const encoder = on.createCommandEncoder();
    const pass = encoder.beginComputePass();
    pass.setPipeline(pipeline);
    pass.setBindGroup(0, on.createBindGroup({ layout: pipeline.getBindGroupLayout(0), entries }));
    pass.dispatchWorkgroups(...grid);
    pass.end();
    on.queue.submit([encoder.finish()]);
  }
}

async function runGpu(
  on: GPUDevice,
  workload: Workload,
  { parameters, seed, input = {} }: GoldenCase,
  grid: Grid,
): Promise<Arrays> {
  const specs = plainArrays(workload.arrays(parameters));
  const buffers = new Map(
    Object.entries(specs).map(([name, spec]) => [name, makeBuffer(on, spec, input[name])]),
  );
  on.pushErrorScope('validation');
  const memory = memoryOn(on, specs, buffers);
  for await (const stage of workload.program(parameters, seed, memory)) {
    await dispatchStage(on, workload, stage, buffers, grid);
  }
  const error = await on.popErrorScope();
  expect(error?.message).toBeUndefined();
  const outputs: Record<string, Arrays[string]> = {};
  for (const name of workload.outputs) outputs[name] = await memory.read(name);
  for (const buffer of buffers.values()) buffer.destroy();
  return outputs;
}

const onGpu = workloads.filter(({ kernels }) => kernels.wgsl);

describe.each(onGpu.map((workload) => [workload.id, workload] as const))('%s', (_, workload) => {
  it.for(grids)('its WGSL twin agrees with %i x %i workgroups', async (grid, { skip }) => {
    if (device === undefined)
      return skip('no WebGPU adapter: Dawn needs libvulkan.so.1 and a driver');
    const entries = await workload.kernels.js();
    const js = { entries, reset: () => undefined, allocate: makeArray };
    const cases = readGolden(workload).filter(
      ({ parameters }) => workload.checkParameters(parameters, 'wgsl') === undefined,
    );
    expect(cases).not.toEqual([]);
    for (const golden of cases) {
      const output = await runGpu(device, workload, golden, grid);
      const expected = await runCut(workload, golden, js);
      const verdict = workload.check(golden.parameters, output, expected, 'wgsl');
      expect(verdict).toMatchObject({ ok: true });
    }
  });
});
