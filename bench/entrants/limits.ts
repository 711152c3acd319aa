// The machine's limits as workloads: arithmetic in registers, and a stream through memory. Run by the
// lab's own workers, so that what a figure compares differs in the kernel alone.

import { compareArrays } from '../../src/kit/compare-arrays.ts';
import { notForBench } from './not-for-bench.ts';
import variants from './peak.assembly.ts?wasm';
import type { Kernel, WasmKernel } from '../../src/contract/kernel.ts';
import type { Stage } from '../../src/contract/stage.ts';
import type { Workload } from '../../src/contract/workload.ts';

interface LimitExports {
  chains(steps: number): number;
  triad(a: number, b: number, c: number, length: number): void;
}

const peakTasks = 128;
const peakSteps = 100_000;
/** Twelve vectors of four, a multiplication and an addition each. */
const flopPerStep = 96;

/** Work of a run of `peak`, in FLOP. */
export const peakFlop = peakTasks * peakSteps * flopPerStep;

/** Elements of each of the triad's arrays: far more than the caches hold. */
const triadLength = 2 ** 23;
const triadTasks = 64;

/** Bytes read and written by a run of `bandwidth`. */
export const triadBytes = 12 * triadLength;

const wasmKernel: WasmKernel = {
  variants,
  bind(exports) {
    const wasm = exports as unknown as LimitExports;
    const chains: Kernel = ({ sums }, range) => {
      if (!sums) throw new Error('There is no array "sums".');
      for (let item = range.start; item < range.end; item++) {
        sums.view[item - sums.first] = wasm.chains(peakSteps);
      }
    };
    const triad: Kernel = ({ a, b, c }, range) => {
      if (!a || !b || !c) throw new Error('An array of the triad is missing.');
      const perItem = triadLength / triadTasks;
      const from = range.start * perItem * 4;
      const length = (range.end - range.start) * perItem;
      const { byteOffset } = a.view;
      wasm.triad(byteOffset + from, b.view.byteOffset + from, c.view.byteOffset + from, length);
    };
    return { chains, triad };
  },
};

const peakStage: Stage = {
  name: 'chains',
  entry: 'chains',
  items: peakTasks,
  args: {},
  arrays: { sums: { array: 'sums', how: 'gather', perItem: 1 } },
};

/** Multiply-adds that never leave the registers. */
export const peak: Workload = {
  ...notForBench,
  id: 'peak',
  kernels: { ...notForBench.kernels, wasm: () => Promise.resolve(wasmKernel) },
  outputs: ['sums'],
  arrays: () => ({ sums: { type: 'f32', length: peakTasks } }),
  async *program() {
    yield peakStage;
  },
  mainStage: () => peakStage,
  work: () => peakFlop,
  check: (_p, { sums }) => {
    if (!sums) throw new Error('There is no array "sums".');
    return compareArrays('sums', sums, sums.slice().fill(sums[0] ?? 0), { rule: 'exact' });
  },
};

const perItem = triadLength / triadTasks;
const triadStage: Stage = {
  name: 'triad',
  entry: 'triad',
  items: triadTasks,
  args: {},
  arrays: {
    a: { array: 'a', how: 'gather', perItem },
    b: { array: 'b', how: 'scatter', perItem },
    c: { array: 'c', how: 'scatter', perItem },
  },
};

/** a = b + 3 c through memory (STREAM). */
export const bandwidth: Workload = {
  ...notForBench,
  id: 'bandwidth',
  kernels: { ...notForBench.kernels, wasm: () => Promise.resolve(wasmKernel) },
  outputs: [],
  arrays: () => ({
    a: { type: 'f32', length: triadLength },
    b: { type: 'f32', length: triadLength },
    c: { type: 'f32', length: triadLength },
  }),
  async *program() {
    yield triadStage;
  },
  mainStage: () => triadStage,
  work: () => triadBytes,
  check: () => ({
    ok: true,
    rule: 'exact',
    tolerance: 0,
    compared: 0,
    maxError: 0,
    differingShare: 0,
  }),
};
