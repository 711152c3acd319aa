// What should make a reader careful: keys and values of messages, each with advice in its sentence.

import type { ProcessorNoun } from './processor-noun.ts';

export interface WarningMessages {
  'warning.few-samples': { readonly samples: number };
  'warning.beyond-cores': {
    readonly processors: readonly number[];
    readonly cores: number;
    /** Whether the cores were measured, or are what the browser reports. */
    readonly measured: boolean;
  };
  /** A serial share that sets no task aside; `least`: the smallest that does, null if only more tasks would help. */
  'warning.no-serial-task': {
    readonly share: number;
    readonly tasks: number;
    readonly least: number | null;
  };
  'warning.not-isolated': Readonly<Record<string, never>>;
  /** `grain`: the largest that gives every processor a task; null where there are too few items. */
  'warning.idle-processors': {
    readonly tasks: number;
    readonly processors: number;
    readonly grain: number | null;
    readonly noun: ProcessorNoun;
  };
  'warning.short-samples': {
    readonly medianMs: number;
    readonly resolutionMs: number;
    readonly processors: number;
    readonly noun: ProcessorNoun;
  };
  'warning.outliers': {
    readonly processors: number;
    readonly count: number;
    readonly samples: number;
    readonly noun: ProcessorNoun;
  };
  'warning.wasm-off': { readonly reason: string };
  'warning.hidden': { readonly samples: number };
  'warning.disturbed': { readonly samples: number; readonly incidents: number };
  /** Nothing ran for a while during these samples, `longestMs` at most. */
  'warning.stalled': { readonly samples: number; readonly longestMs: number };
  /** In some looks between samples, `given` of `cores` were free. */
  'warning.cores-taken': { readonly cores: number; readonly given: number };
  'warning.software-gpu': { readonly adapter: string };
  'warning.drift': { readonly percent: number };
  'warning.first-gpu-run': { readonly compileMs: number };
  /** Times as long as when the machine was measured. */
  'warning.other-load': { readonly times: number };
  'warning.on-battery': Readonly<Record<string, never>>;
}
