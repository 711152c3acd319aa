// The engine as page, command line and tests see it: data in, data out, events while a run goes on.

import type { ParameterSpec } from '../contract/params.ts';
import type { ExperimentEvent } from '../experiment/progress.ts';
import type { Config } from '../record/config.ts';
import type { Plan } from '../record/plan.ts';
import type { Problem } from '../record/problem.ts';
import type { RunRecord } from '../record/run-record.ts';
import type { Message } from '../words/message.ts';

/** A parameter as the form and the command line show it. */
export interface ParameterInfo extends ParameterSpec {
  readonly name: string;
}

export interface WorkloadInfo {
  readonly id: string;
  readonly title: string;
  readonly tagline: string;
  readonly unit: string;
  readonly mainParameter: string;
  readonly parameters: readonly ParameterInfo[];
  readonly backends: readonly string[];
  readonly kernels: readonly string[];
}

export interface BackendInfo {
  readonly id: string;
  readonly title: string;
  readonly kernels: readonly string[];
  readonly schedules: readonly string[];
  readonly transports: readonly string[];
  readonly processorNoun: string;
  readonly maxProcessors: number;
  /** Whether the serial share can be chosen. */
  readonly serialShare: boolean;
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
  readonly transports: readonly {
    readonly id: string;
    readonly title: string;
    readonly explanation: string;
  }[];
}

/** What this browser can do. */
export interface Machine {
  readonly hardwareConcurrency: number;
  readonly isolated: boolean;
  /** The default experiment on this machine. */
  readonly defaults: Config;
  readonly webgpu:
    | { readonly ok: true; readonly adapter: string; readonly software: boolean }
    | { readonly ok: false; readonly reason: Message };
}

/** A plan, or what stands in its way. */
export type Preview =
  | { readonly ok: true; readonly plan: Plan }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** What a run tells while it goes on. Never sent inside a timed sample. */
export type RunEvent = ExperimentEvent;

/** How a run ended. `failed` keeps the facts' message and, where a result was wrong, the record too. */
export type RunOutcome =
  | { readonly kind: 'done'; readonly record: RunRecord }
  | { readonly kind: 'wrong'; readonly record: RunRecord }
  | { readonly kind: 'stopped' }
  | { readonly kind: 'refused'; readonly problems: readonly Problem[] }
  | { readonly kind: 'failed'; readonly message: Message };

export interface Engine {
  catalogue(): Promise<Catalogue>;
  machine(): Promise<Machine>;
  preview(config: Config): Promise<Preview>;
  /** Runs one experiment; a second call while one runs is refused with `run.busy`. */
  run(config: Config, listen: (event: RunEvent) => void): Promise<RunOutcome>;
  /** Stops the run under way; resolves when the answer can be shown (within 200 ms). */
  stop(): Promise<void>;
  /** The page tells when it is hidden or shown: samples taken meanwhile are flagged. */
  visibility(hidden: boolean): Promise<void>;
}
