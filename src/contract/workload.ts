// What a workload promises: one folder implements this and appears in the form, on every backend,
// in verification, charts, command line and conformance tests without another edit.

import type { Arrays, JobArrays, Segments, View } from './array.ts';
import type { GpuKernel, KernelEntries, KernelId, WasmKernel } from './kernel.ts';
import type { ParameterSpecs, ParameterValues } from './params.ts';
import type { Picture } from './picture.ts';
import type { Policy } from './schedule.ts';
import type { Stage } from './stage.ts';
import type { Verdict } from './verdict.ts';
import type { Message } from '../words/message.ts';

/** Something loaded on first use, in a chunk of its own. */
export type Load<T> = () => Promise<T>;

/** Reads and writes a job's arrays wherever they lie. */
export interface Memory {
  /**
   * A copy or a view of the array as it is now; valid until the next stage. Of a segments array its
   * bytes, part after part.
   */
  read(array: string): Promise<View>;
  /** Overwrites the array from its start; the rest of it stays. Not for segments, nor for inputs. */
  write(array: string, data: View): Promise<void>;
  /** What a shuffle left in a segments array; valid until the next stage. */
  segments(array: string): Promise<Segments>;
}

/** Texts of a workload: what it is, why its speedup is what it is, what to try. */
export interface About {
  /** One or two sentences: which pattern of parallel computing it stands for. */
  readonly pattern: string;
  /** Where the time goes. */
  readonly cost: string;
  /** An experiment worth making. */
  readonly attempt: string;
  /** The same job in the tools that people know it from; the first is shown first. */
  readonly elsewhere: readonly Elsewhere[];
}

/** A step of our plan; `exchange` is data that moves between tasks or stages. */
export type PlanStep = 'decompose' | 'assign' | 'execute' | 'exchange' | 'aggregate';

/** A complete program of a few lines in another tool, its lines marked with the steps of our plan. */
export interface Elsewhere {
  /** E.g. "multiprocessing.Pool", "PySpark". */
  readonly tool: string;
  readonly language: 'python' | 'shell' | 'c';
  readonly lines: readonly { readonly text: string; readonly step?: PlanStep }[];
}

/** The subject that brings a person here. */
export type Area = 'deep learning' | 'language' | 'data mining' | 'images' | 'speech' | 'classics';

/** What a file of the person's own holds, or what is the matter with it, and where. */
export type FileContent<Name extends string = string> =
  | {
      readonly ok: true;
      /** Parameters that follow from the file, e.g. its width; the form shows them as given. */
      readonly parameters: Partial<ParameterValues<Name>>;
      /** In place of what `input` makes. */
      readonly input: Arrays;
      /** What of the file was left out, or how it was understood: stands beside its name. */
      readonly notes?: readonly Message[];
    }
  | { readonly ok: false; readonly message: Message };

/**
 * Says the share of a file that is read, 0 to 1. Resolves when whoever waits was heard, and rejects where the reading
 * is to end: a reader awaits it every few tens of ms.
 */
export type TellRead = (done: number) => Promise<void>;

/** Reads a file in the engine's worker; passes on what `tell` rejects with. */
export type ReadFile<Name extends string = string> = (
  file: Blob,
  p: ParameterValues<Name>,
  tell: TellRead,
) => Promise<FileContent<Name>>;

/** Which files a workload takes in place of its built-in input. */
export interface FileKind<Name extends string = string> {
  /** What is in it, e.g. "Text" or "Image". */
  readonly title: string;
  /** Of an `<input type="file">`: endings and media types. */
  readonly accept: string;
  /** The largest that is read. */
  readonly maxBytes: number;
  /** Parameters that follow from the file, e.g. its length. */
  readonly decides: readonly Name[];
  /** Parameters that shape the built-in input alone: they do nothing beside a file. */
  readonly leavesOut: readonly Name[];
  readonly load: Load<ReadFile<Name>>;
  /** Whether the page may also record one, as WAV. */
  readonly microphone?: boolean;
}

/** What a run reaches step by step, e.g. its accuracy: drawn over the run's time for every processor count. */
export interface Milestones {
  /** Name of the stage at whose end a value was reached. */
  readonly stage: string;
  /** Of the axis, with the unit. */
  readonly label: string;
  readonly caption: string;
  /** The values, one for each time that the stage ended. */
  readonly read: (output: Arrays) => readonly number[];
}

/** What suits a workload better than the lab's defaults. */
export interface Suggestion {
  readonly processors?: readonly number[];
  readonly samples?: number;
  readonly schedule?: Policy;
}

/** The parameter to change, and why. */
export interface Refusal<Name extends string = string> {
  readonly parameter: Name;
  readonly message: Message;
}

export interface Workload<Name extends string = string> {
  readonly id: string;
  readonly title: string;
  readonly area: Area;
  /** At most eight words under the title, e.g. "Uneven work: some rows cost 100 times others". */
  readonly tagline: string;
  /** Unit of throughput, singular: pixel, FLOP, point. */
  readonly unit: string;
  readonly params: ParameterSpecs<Name>;
  /** The parameter that `--size` sets. */
  readonly mainParameter: Name;
  readonly about: Load<About>;
  /** Undefined where the input is made from the seed only. */
  readonly file?: FileKind<Name>;
  readonly suggests?: Suggestion;
  readonly milestones?: Milestones;
  /**
   * The parameters of a run on so many processors, where their number is part of the problem: a batch that grows with
   * them. The work and the arrays are those of `p`, and on one processor so is everything.
   */
  forProcessors?(p: ParameterValues<Name>, processors: number): ParameterValues<Name>;
  /** JavaScript is the reference; the others exist where they make sense. */
  readonly kernels: {
    readonly js: Load<KernelEntries>;
    readonly wasm?: Load<WasmKernel>;
    readonly wgsl?: Load<GpuKernel>;
  };
  /** Arrays whose content is the result. */
  readonly outputs: readonly string[];
  /**
   * Parameters of the same problem in which every task has an array of its own, where all update one array with `p`;
   * undefined where there is no such choice.
   */
  ownArrays?(p: ParameterValues<Name>): Partial<ParameterValues<Name>> | undefined;
  /** Whether tasks wait instead of computing: then more of them than there are cores run at once. */
  waits?(p: ParameterValues<Name>): boolean;
  /** A combination of parameters (or of parameters and kernel) that cannot work, with the reason. */
  checkParameters(p: ParameterValues<Name>, kernel: KernelId): Refusal<Name> | undefined;
  /** All arrays of the job. */
  arrays(p: ParameterValues<Name>): JobArrays;
  /** The input arrays, made from the seed alone (an unsigned 32-bit integer). Nothing writes them later. */
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
  /**
   * Work in the unit of throughput, in proportion to what has to be computed. `result` is the summary once there is one:
   * how often something was repeated may turn out only then, and before that this is an estimate.
   */
  work(p: ParameterValues<Name>, result?: Readonly<Record<string, number>>): number;
  /**
   * A first guess of the time of one core, in ms, used for the estimate until a run has measured it.
   */
  guessMs(p: ParameterValues<Name>, kernel: KernelId): number;
  /** Figures of the result that can be checked from outside. */
  summary(p: ParameterValues<Name>, output: Arrays): Readonly<Record<string, number>>;
  /** Compares a result made by `kernel` with the JavaScript kernel's over the whole range. */
  check(p: ParameterValues<Name>, output: Arrays, expected: Arrays, kernel: KernelId): Verdict;
  /** At least one picture; the first is tinted by the processors. `input` is what the program read. */
  depict(p: ParameterValues<Name>, output: Arrays, seed: number, input: Arrays): readonly Picture[];
}
