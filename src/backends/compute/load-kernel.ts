// Turns a workload's kernel into entries: in the engine the WASM build is compiled once, in a worker it
// is instantiated on the memory at hand.

import { arenaBase } from '../arena/layout.ts';
import type { KernelEntries, WasmKernel, WasmVariant } from '../../contract/kernel.ts';
import type { Workload } from '../../contract/workload.ts';

export interface CompiledKernel {
  readonly module: WebAssembly.Module;
  readonly variant: WasmVariant;
}

// (module (func (param v128 v128 v128) (result v128) f32x4.relaxed_madd)): valid where relaxed SIMD is.
const relaxedProbe = Uint8Array.of(
  0,
  97,
  115,
  109,
  1,
  0,
  0,
  0,
  1,
  8,
  1,
  96,
  3,
  123,
  123,
  123,
  1,
  123,
  3,
  2,
  1,
  0,
  10,
  13,
  1,
  11,
  0,
  32,
  0,
  32,
  1,
  32,
  2,
  253,
  133,
  2,
  11,
);

/** The fastest build that this browser accepts (relaxed SIMD: Chrome 114, Firefox 146, not Safari). */
function chooseVariant(): WasmVariant {
  return WebAssembly.validate(relaxedProbe) ? 'relaxedSimd' : 'simd';
}

const compiled = new Map<string, Promise<CompiledKernel>>();

/** Compiles the WASM kernel of a workload, once per page. */
export function compileKernel(workload: Workload): Promise<CompiledKernel> {
  const known = compiled.get(workload.id);
  if (known) return known;
  const made = compile(workload);
  compiled.set(workload.id, made);
  // A failed load may succeed later: it is not remembered.
  made.catch(() => compiled.delete(workload.id));
  return made;
}

function loadWasm({ title, kernels }: Workload): Promise<WasmKernel> {
  return kernels.wasm?.() ?? Promise.reject(new Error(`${title} has no WASM kernel.`));
}

async function compile(workload: Workload): Promise<CompiledKernel> {
  const { variants } = await loadWasm(workload);
  const variant = chooseVariant();
  const response = await fetch(variants[variant]);
  if (!response.ok) {
    throw new Error(
      `The WASM kernel of ${workload.title} could not be loaded (HTTP ${response.status}).`,
    );
  }
  return { module: await WebAssembly.compile(await response.arrayBuffer()), variant };
}

/** The kernel's entries; a WASM module is instantiated on `memory`. */
export async function loadEntries(
  workload: Workload,
  kernel: 'js' | 'wasm',
  module: WebAssembly.Module | undefined,
  memory: WebAssembly.Memory | undefined,
): Promise<KernelEntries> {
  if (kernel === 'js') return workload.kernels.js();
  if (!module || !memory) throw new Error('A WASM kernel needs its module and a memory.');
  const wasm = await loadWasm(workload);
  const instance = await WebAssembly.instantiate(module, {
    env: {
      memory,
      abort: () => {
        throw new Error('The WASM kernel aborted.');
      },
    },
  });
  checkHeapBase(instance.exports['heapBase']);
  return wasm.bind(instance.exports);
}

function checkHeapBase(heapBase: WebAssembly.ExportValue | undefined): void {
  if (heapBase instanceof WebAssembly.Global && Number(heapBase.value) > arenaBase) {
    throw new Error(
      `The WASM kernel's static data reaches beyond the arena's start at ${arenaBase}.`,
    );
  }
}
