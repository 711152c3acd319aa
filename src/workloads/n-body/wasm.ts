// Binds the exports of the WASM kernel to the entries that stages name.

import { addressOf } from '../../contract/kernel.ts';
import type { WasmKernel } from '../../contract/kernel.ts';
import variants from './kernel.assembly.ts?wasm';
import { bodyLength } from './stage.ts';
import type { BodyArguments, EnergyWindows, StepWindows } from './stage.ts';

type Numbers = readonly number[];

interface BodyExports {
  readonly step32: (...given: Numbers) => void;
  readonly step64: (...given: Numbers) => void;
  readonly energy32: (...given: Numbers) => void;
  readonly energy64: (...given: Numbers) => void;
}

export const wasmKernel: WasmKernel = {
  variants,
  bind(exports) {
    const wasm = exports as unknown as BodyExports;
    return {
      step(windows, { start, end }, args) {
        const { all, velocities, moved, turned } = windows as unknown as StepWindows;
        const { bodies, single, timeStep, softening } = args as BodyArguments;
        const step = single === 1 ? wasm.step32 : wasm.step64;
        const [from, to, toward] = [velocities, moved, turned].map((window) =>
          addressOf(window, start, bodyLength),
        ) as [number, number, number];
        step(all.view.byteOffset, from, to, toward, start, end, bodies, timeStep, softening);
      },
      energy(windows, { start, end }, args) {
        const { all, velocities, energies } = windows as unknown as EnergyWindows;
        const { bodies, single, softening } = args as BodyArguments;
        const energy = single === 1 ? wasm.energy32 : wasm.energy64;
        const from = addressOf(velocities, start, bodyLength);
        const to = addressOf(energies, start, 1);
        energy(all.view.byteOffset, from, to, start, end, bodies, softening);
      },
    };
  },
};
