// What a workload promises: one folder implements this and appears in the form, on every backend,
// in verification, charts, command line and conformance tests without another edit.

import type { Arrays, ArraySpec, View } from './array.ts';
import type { GpuKernel, KernelEntries, KernelId, WasmKernel } from './kernel.ts';
import type { ParameterSpecs, ParameterValues } from './params.ts';
import type { Picture } from './picture.ts';
import type { Stage } from './stage.ts';
import type { Verdict } from './verdict.ts';
import type { Message } from '../words/message.ts';

/** Something loaded on first use, in a chunk of its own. */
export type Load<T> = () => Promise<T>;

/** Reads and writes a job's arrays wherever they lie. */
export interface Memory {
  /** A copy or a view of the array as it is now; valid until the next stage. */
  read(array: string): Promise<View>;
  write(array: string, data: View): Promise<void>;
}

/** Texts of a workload: what it is, why its speedup is what it is, what to try. */
export interface About {
  /** One or two sentences: which pattern of parallel computing it stands for. */
  readonly pattern: string;
  /** Where the time goes. */
  readonly cost: string;
  /** An experiment worth making. */
  readonly attempt: string;
}

/** The parameter to change, and why. */
export interface Refusal<Name extends string = string> {
  readonly parameter: Name;
  readonly message: Message;
}

export interface Workload<Name extends string = string> {
  readonly id: string;
  readonly title: string;
  /** At most eight words under the title, e.g. "Uneven work: some rows cost 100 times others". */
  readonly tagline: string;
  /** Unit of throughput, singular: pixel, FLOP, point. */
  readonly unit: string;
  readonly params: ParameterSpecs<Name>;
  /** The parameter that `--size` sets. */
  readonly mainParameter: Name;
  readonly about: Load<About>;
  readonly kernels: {
    readonly js: Load<KernelEntries>;
    readonly wasm: Load<WasmKernel>;
    readonly wgsl: Load<GpuKernel>;
  };
  /** Arrays whose content is the result. */
  readonly outputs: readonly string[];
  /** A combination of parameters (or of parameters and kernel) that cannot work, with the reason. */
  checkParameters(p: ParameterValues<Name>, kernel: KernelId): Refusal<Name> | undefined;
  /** All arrays of the job. */
  arrays(p: ParameterValues<Name>): Readonly<Record<string, ArraySpec>>;
  /** The input arrays, made from the seed alone (an unsigned 32-bit integer). */
  input(p: ParameterValues<Name>, seed: number): Arrays;
  /** Yields stages; between two yields it may read what the stage made. Such code is timed as serial. */
  program(
    p: ParameterValues<Name>,
    seed: number,
    memory: Memory,
  ): AsyncGenerator<Stage, void, void>;
  /** The stage that holds most of the work; the plan's grain and the picture's rows belong to it. */
  mainStage(p: ParameterValues<Name>, seed: number): Stage;
  /** Items per task of the main stage when the person does not choose (a multiple of the kernel's block). */
  defaultGrain(p: ParameterValues<Name>): number;
  /** Work in the unit of throughput. */
  work(p: ParameterValues<Name>): number;
  /**
   * A first guess of the time of one core, in ms, used for the estimate until a run has measured it.
   */
  guessMs(p: ParameterValues<Name>, kernel: KernelId): number;
  /** Figures of the result that can be checked from outside. */
  summary(p: ParameterValues<Name>, output: Arrays): Readonly<Record<string, number>>;
  /** Compares a result made by `kernel` with the JavaScript kernel's over the whole range. */
  check(p: ParameterValues<Name>, output: Arrays, expected: Arrays, kernel: KernelId): Verdict;
  depict(p: ParameterValues<Name>, output: Arrays, seed: number): Picture;
}
