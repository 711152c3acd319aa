// A job on a real device (Dawn in Node; SwiftShader where there is no GPU): ranges, pieces, clocks.
// Skipped, with the reason, without an adapter.

import { existsSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import { create, globals } from 'webgpu';
import { gridOf } from './dispatcher.ts';
import { GpuJob } from './gpu-job.ts';
import { OpenDevice } from './open-device.ts';
import { judgePass } from './pass-clock.ts';
import { PassSizer } from './pass-sizer.ts';
import type { Job } from '../../contract/backend.ts';
import type { Stage } from '../../contract/stage.ts';
import type { Pipelines } from './pipelines.ts';

const swiftShader = '/usr/lib/chromium/vk_swiftshader_icd.json';
if (process.env['VK_DRIVER_FILES'] === undefined && existsSync(swiftShader)) {
  process.env['VK_DRIVER_FILES'] = swiftShader;
}
// Kept on the global object: Dawn crashes when the instance is collected before its devices.
const dawn = create([]);
Object.assign(globalThis, globals, { dawn });

/** A device, with its clock where it has one; undefined without an adapter. */
async function openDevice(): Promise<OpenDevice | undefined> {
  const adapter = await dawn.requestAdapter().catch(() => null);
  if (!adapter) return undefined;
  const clock = 'timestamp-query';
  const gpu = await adapter.requestDevice({
    requiredFeatures: adapter.features.has(clock) ? [clock] : [],
  });
  return new OpenDevice(gpu, { name: 'test', software: true, maxArrayBytes: 2 ** 27 }, []);
}

const device = await openDevice();
const noAdapter = 'no WebGPU adapter: Dawn needs libvulkan.so.1 and a driver';

afterAll(() => device?.gpu.destroy());

/** Doubles every item into two elements and counts the odd ones. */
const code = `
struct Uniforms { start: u32, end: u32, unused: vec2u }
@group(0) @binding(0) var<uniform> uniforms: Uniforms;
@group(0) @binding(1) var<storage, read> given: array<u32>;
@group(0) @binding(2) var<storage, read_write> doubled: array<u32>;
@group(0) @binding(3) var<storage, read_write> odd: atomic<u32>;
@compute @workgroup_size(64)
fn twice(@builtin(global_invocation_id) id: vec3u, @builtin(num_workgroups) groups: vec3u) {
  for (var i = uniforms.start + id.x; i < uniforms.end; i += groups.x * 64u) {
    doubled[2u * i] = 2u * given[i];
    doubled[2u * i + 1u] = given[i];
    if (given[i] % 2u == 1u) { atomicAdd(&odd, 1u); }
  }
}`;

// Above the 4 MiB of a piece, and no multiple of it.
const items = 700_001;
const given = Uint32Array.from({ length: items }, (_, i) => (i * 2_654_435_761) >>> 3);

const job: Job = {
  workload: 'twice',
  kernel: 'wgsl',
  transport: 'transfer',
  parameters: {},
  arrays: {
    given: { type: 'u32', length: items },
    doubled: { type: 'u32', length: 2 * items },
    odd: { type: 'u32', length: 1 },
  },
  input: { given },
  expectedMs: 1,
  outputs: ['doubled', 'odd'],
};

const stage: Stage = {
  name: 'twice',
  entry: 'twice',
  items,
  args: {},
  arrays: {
    given: { array: 'given', how: 'scatter', perItem: 1 },
    doubled: { array: 'doubled', how: 'gather', perItem: 2 },
    odd: { array: 'odd', how: 'reduce', combine: 'sum' },
  },
};

async function compile(on: OpenDevice): Promise<Pipelines> {
  const module = on.gpu.createShaderModule({ code });
  const compute = { module, entryPoint: 'twice' };
  const pipeline = await on.gpu.createComputePipelineAsync({ layout: 'auto', compute });
  const uniforms = (_: unknown, { start, end }: { start: number; end: number }): ArrayBuffer =>
    new Uint32Array([start, end, 0, 0]).buffer;
  return { twice: { pipeline, entry: { arrays: ['given', 'doubled', 'odd'], uniforms } } };
}

const signal = new AbortController().signal;

function expected(start: number, end: number): { doubled: Uint32Array; odd: number } {
  const doubled = new Uint32Array(2 * (end - start));
  let odd = 0;
  for (let i = start; i < end; i++) {
    doubled.set([2 * (given[i] ?? 0), given[i] ?? 0], 2 * (i - start));
    odd += (given[i] ?? 0) % 2;
  }
  return { doubled, odd };
}

describe('a job on the GPU', () => {
  it('runs ranges by themselves: each gives its own elements and its own slot', async ({
    skip,
  }) => {
    if (!device) return skip(noAdapter);
    const gpu = await GpuJob.open(job, device, await compile(device));
    gpu.memory.write('given', given);
    for (const [start, end] of [
      [0, 1],
      [1, 130],
      [130, 1000],
      [1000, items],
      [0, items],
    ] as const) {
      const { views, submits, bytesRead } = await gpu.runRange(stage, { start, end }, 5, signal);
      const { doubled, odd } = expected(start, end);
      const bytes = Buffer.from((views['doubled'] as Uint32Array).slice().buffer);
      expect(bytes.equals(Buffer.from(doubled.buffer))).toBe(true);
      expect(views['odd']).toEqual(new Uint32Array([odd]));
      expect(bytesRead).toBe(doubled.byteLength + 4);
      expect(submits.length).toBeGreaterThan(0);
      for (const { startMs, endMs } of submits) expect(endMs).toBeGreaterThanOrEqual(startMs);
    }
    gpu.close();
  });

  it('ends a stopped range before its first submit', async ({ skip }) => {
    if (!device) return skip(noAdapter);
    const gpu = await GpuJob.open(job, device, await compile(device));
    const stopped = AbortSignal.abort();
    expect(await gpu.compute(stage, { start: 0, end: items }, 5, stopped)).toEqual([]);
    gpu.close();
  });

  it('refuses to go on once the device is lost', async ({ skip }) => {
    const doomed = await openDevice();
    if (!doomed) return skip(noAdapter);
    const gpu = await GpuJob.open(job, doomed, await compile(doomed));
    gpu.memory.write('given', given);
    await gpu.settle();
    const run = gpu.runRange(stage, { start: 0, end: items }, 5, signal);
    doomed.gpu.destroy();
    const lost = { detail: { key: 'backend.device-lost' } };
    await expect(run).rejects.toMatchObject(lost);
    await expect(gpu.settle()).rejects.toMatchObject(lost);
    expect(await doomed.alive()).toBe(false);
    gpu.close();
  });

  it('refuses an array above the limit by name', async ({ skip }) => {
    if (!device) return skip(noAdapter);
    const length = device.gpu.limits.maxStorageBufferBindingSize / 4 + 1;
    const large = { ...job, arrays: { ...job.arrays, doubled: { type: 'u32', length } as const } };
    await expect(GpuJob.open(large, device, {})).rejects.toMatchObject({
      detail: { key: 'backend.gpu-limit', values: { what: 'doubled', needed: 4 * length } },
    });
  });
});

describe('a grid of workgroups', () => {
  it.each([
    [1, 65_535, [1, 1]],
    [65_535, 65_535, [65_535, 1]],
    [65_536, 65_535, [32_768, 2]],
    [40, 7, [7, 6]],
    [1_000_000, 65_535, [62_500, 16]],
  ])('%i with %i a dimension', (workgroups, limit, grid) => {
    expect(gridOf(workgroups, limit)).toEqual(grid);
  });

  it('holds all, and at most one a row more', () => {
    for (let workgroups = 1; workgroups < 2000; workgroups++) {
      const [across, down] = gridOf(workgroups, 37);
      expect(across).toBeLessThanOrEqual(37);
      expect(across * down).toBeGreaterThanOrEqual(workgroups);
      expect(across * down - workgroups).toBeLessThan(down);
    }
  });
});

describe('the clock of a pass', () => {
  it.each([
    [1_000_001n, 6_000_003n, 6, 5.000002],
    // Where the GPU's clock and ours disagree by a step, the time stands.
    [1n, 5_000_001n, 4.9999, 5],
    [6_000_003n, 1_000_001n, 6, 'negative'],
    [1n, 5_000_001n, 4, 'longer'],
    [1_000_000n, 2_000_000n, 6, 'coarse'],
    [1_000_000n, 3_000_000n, 6, 2],
    [65_536n, 65_536n * 11n, 6, 'coarse'],
    [1_000_001n, 1_000_001n, 6, 'coarse'],
  ])('from %i ns to %i ns in a submit of %d ms: %s', (begin, end, submitMs, judged) => {
    expect(judgePass(begin, end, submitMs)).toBe(judged);
  });
});

describe('the size of a submit', () => {
  it('starts small, then follows the rate in whole tiles', () => {
    const sizer = new PassSizer();
    expect(sizer.items(6400)).toBe(64);
    expect(sizer.items(10)).toBe(1);
    sizer.measured(64, 64);
    expect(sizer.items(6400)).toBe(192);
    sizer.measured(64, 6400);
    expect(sizer.items(6400)).toBe(2);
  });
});
