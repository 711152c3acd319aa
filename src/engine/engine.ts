// The engine as page, command line and tests see it: data in, data out, events while a run goes on.

import type { Options } from '../experiment/options.ts';
import type { TeamTraits } from '../contract/team-traits.ts';
import type { ParameterSpec } from '../contract/params.ts';
import type { About, Area, Suggestion } from '../contract/workload.ts';
import type { PlayedRun } from '../replay/played-run.ts';
import type { ReplaySettings } from '../replay/replay.ts';
import type { SizeMapRequest, StudyRequest } from '../experiment/study-request.ts';
import type { RunOutcome, StudyOutcome } from '../experiment/study-outcome.ts';
import type { Ceiling } from '../record/ceiling.ts';
import type { Study } from '../record/study.ts';
import type { ExperimentEvent } from '../experiment/progress.ts';
import type { Config } from '../record/config.ts';
import type { Plan, PlanFile } from '../record/plan.ts';
import type { Problem } from '../record/problem.ts';
import type { Message } from '../words/message.ts';

export type { RunOutcome, SizeMapRequest, StudyOutcome, StudyRequest };

/** A parameter as the form and the command line show it. */
export interface ParameterInfo extends ParameterSpec {
  readonly name: string;
}

export interface WorkloadInfo {
  readonly id: string;
  readonly title: string;
  readonly area: Area;
  readonly tagline: string;
  readonly unit: string;
  readonly mainParameter: string;
  readonly parameters: readonly ParameterInfo[];
  readonly backends: readonly string[];
  readonly kernels: readonly string[];
  /** Which files it takes in place of its built-in input; undefined where none. */
  readonly file:
    | {
        readonly title: string;
        readonly accept: string;
        readonly microphone: boolean;
        /** Parameters that follow from the file, and those that do nothing beside one. */
        readonly decides: readonly string[];
        readonly leavesOut: readonly string[];
      }
    | undefined;
  /** What suits it better than the default experiment. */
  readonly suggests: Suggestion;
}

export interface BackendInfo {
  readonly id: string;
  readonly title: string;
  readonly kernels: readonly string[];
  readonly schedules: readonly string[];
  readonly transports: readonly string[];
  readonly team: TeamTraits;
  readonly maxProcessors: number;
  /** Whether the serial share can be chosen. */
  readonly serialShare: boolean;
  /** Whether cold starts can be measured. */
  readonly coldStarts: boolean;
  /** Whether aggregation in a tree can be chosen, on shared memory. */
  readonly treeAggregation: boolean;
}

/** What there is to choose from. */
export interface Catalogue {
  readonly workloads: readonly WorkloadInfo[];
  readonly backends: readonly BackendInfo[];
  readonly kernels: readonly { readonly id: string; readonly title: string }[];
  readonly schedules: readonly {
    readonly id: string;
    readonly title: string;
    readonly explanation: string;
  }[];
}

/** What this browser can do. */
export interface Machine {
  /** Logical cores that the browser reports; null where it reports none. */
  readonly hardwareConcurrency: number | null;
  readonly isolated: boolean;
  /** The default experiment on this machine. */
  readonly defaults: Config;
  readonly webgpu: Gpu;
}

/** The GPU that runs would use, or why there is none. */
export type Gpu =
  | { readonly ok: true; readonly adapter: string; readonly software: boolean }
  | { readonly ok: false; readonly reason: Message };

/** A plan, or what stands in its way. */
export type Preview =
  /** `notes`: what to know before it runs. */
  | { readonly ok: true; readonly plan: Plan; readonly notes: readonly Message[] }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** A file that was opened, with the parameters that follow from it; or what is the matter with it. */
export type OpenedFile =
  | {
      readonly ok: true;
      readonly file: PlanFile;
      readonly parameters: Readonly<Record<string, number>>;
      /** What of the file was left out, or how it was understood. */
      readonly notes: readonly Message[];
    }
  | { readonly ok: false; readonly message: Message };

/** What a run tells while it goes on. Never sent inside a timed sample. */
export type RunEvent = ExperimentEvent;

/** Hears of a run. Where it answers with a promise, that resolves when the event is drawn: nothing is timed before. */
export type RunListener = (event: RunEvent) => void | Promise<void>;

export interface Engine {
  catalogue(): Promise<Catalogue>;
  /** At once: its GPU may still be asked for (`backend.gpu-asked`). */
  machine(): Promise<Machine>;
  /** When the browser has answered, which may take 5 s. */
  gpu(): Promise<Gpu>;
  /** The texts of a workload; undefined where there is none of this id. */
  about(workload: string): Promise<About | undefined>;
  /**
   * Opens a file in place of a workload's built-in input, for configurations that name it in `file`; the one before
   * is closed. Where it cannot be used, the one before stays. `tell` hears the share that is read.
   * Another call meanwhile ends this one, which answers `file.given-up`.
   */
  openFile(
    workload: string,
    parameters: Readonly<Record<string, number>>,
    file: Blob,
    name: string,
    tell: (done: number) => void,
  ): Promise<OpenedFile>;
  /** Ends the opening of a file under way, which answers `file.given-up`. */
  giveUpFile(): Promise<void>;
  preview(config: Config): Promise<Preview>;
  /** What can be chosen beside `config`, and why not, as far as the GPU is known by now. */
  options(config: Config): Promise<Options>;
  /** Runs one experiment, and makes nothing of it but its record; a second call while one runs is refused with `run.busy`. */
  run(config: Config, listen: RunListener): Promise<RunOutcome>;
  /** Makes what is asked for, one thing at a time: another call meanwhile is refused with `run.busy`. */
  study(request: StudyRequest, listen: RunListener): Promise<StudyOutcome<Study>>;
  /**
   * The shortest time of a configuration on one worker, of a few runs that nothing else is kept of, in ms. Undefined
   * where it cannot be had now.
   */
  probe(config: Config): Promise<number | undefined>;
  /** The times of a run under other settings, in ms: computed from the run alone, whoever made it. */
  replay(run: PlayedRun, settings: readonly ReplaySettings[]): Promise<readonly number[]>;
  /** Stops the run under way; resolves when the answer can be shown (within 200 ms). */
  stop(): Promise<void>;
  /**
   * From now on records rest on the cores that were measured, and not on what the browser reports; guesses of times are
   * scaled by the time that was measured, and runs are followed by a look whether it still holds.
   */
  knowMachine(ceiling: Ceiling): Promise<void>;
  /** The page tells when it is hidden or shown: samples taken meanwhile are flagged. */
  visibility(hidden: boolean): Promise<void>;
}

/** An engine in a worker of its own. */
export interface WorkerEngine extends Engine {
  /** Takes a Web Lock of this name, which is free again when the worker has ended; resolves when it is held. */
  holdForLife(name: string): Promise<void>;
}

/** An engine as its page holds it: its worker may end, and another can take its place. */
export interface PageEngine extends Engine {
  /** `tell` hears whenever the worker has ended; gives the way to stop hearing it. */
  onEnd(tell: (why: Message) => void): () => void;
  /** Starts a new worker where the last one has ended; it knows nothing of what the last one was told. */
  restart(): void;
}
