// Kernels of a workload ready to run in Node, each in the memory that its windows must lie in. Used by tests alone.

import { readFile } from 'node:fs/promises';
import { arrayBytes, makeArray, makeView } from '../contract/array.ts';
import type { KernelId, WasmVariant } from '../contract/kernel.ts';
import type { Workload } from '../contract/workload.ts';
import type { Built } from './run-cut.ts';

/** A kernel ready to run, and which it is. */
export interface BuiltKernel extends Built {
  readonly id: KernelId;
}

const arenaStart = 2 ** 20;

export async function buildJs(workload: Workload): Promise<BuiltKernel> {
  const entries = await workload.kernels.js();
  return { id: 'js', entries, reset: () => undefined, allocate: makeArray };
}

/** The bytes behind what `?wasm` gave: a data URL, a file URL or a path. */
async function readBytes(url: string): Promise<Uint8Array<ArrayBuffer>> {
  if (url.startsWith('data:')) return new Uint8Array(await (await fetch(url)).arrayBuffer());
  return new Uint8Array(await readFile(url.startsWith('file:') ? new URL(url) : url));
}

async function buildWasm(workload: Workload, variant: WasmVariant): Promise<BuiltKernel> {
  const kernel = await workload.kernels.wasm?.();
  if (!kernel) throw new Error(`${workload.title} has no WASM kernel`);
  const memory = new WebAssembly.Memory({ initial: 256, maximum: 65536, shared: true });
  const bytes = await readBytes(kernel.variants[variant]);
  const { instance } = await WebAssembly.instantiate(bytes, { env: { memory } });
  const heapBase = instance.exports['heapBase'] as WebAssembly.Global<'i32'>;
  if (heapBase.value > arenaStart) throw new RangeError('The static data reaches into the arena.');
  let next = arenaStart;
  return {
    id: 'wasm',
    entries: kernel.bind(instance.exports),
    reset: () => (next = arenaStart),
    allocate(spec) {
      const view = makeView(spec.type, memory.buffer, next, spec.length);
      view.fill(0);
      next += Math.ceil(arrayBytes(spec) / 64) * 64;
      return view;
    },
  };
}

export type Build = readonly [name: string, build: (workload: Workload) => Promise<BuiltKernel>];

/** The builds of the kernels that a workload has for a CPU. */
export function buildsOf({ kernels }: Workload): readonly Build[] {
  const js: Build = ['js', buildJs];
  if (!kernels.wasm) return [js];
  return [
    js,
    ['wasm simd', (workload) => buildWasm(workload, 'simd')],
    ['wasm relaxed simd', (workload) => buildWasm(workload, 'relaxedSimd')],
  ];
}
