// Typed messages: below the page nothing writes a sentence; a key and its values cross, words say them.

/** Every message by key, with the values its sentence needs. Grouped by who makes it. */
export interface MessageValues {
  // Checks of a configuration: beside the field, or exit 2.
  'check.workload': { readonly given: string; readonly choices: readonly string[] };
  'check.backend': { readonly given: string; readonly choices: readonly string[] };
  'check.kernel': { readonly given: string; readonly backend: string; readonly choices: readonly string[] };
  'check.schedule': { readonly given: string; readonly choices: readonly string[] };
  'check.schedule-for-backend': { readonly backend: string; readonly only: string };
  'check.transport': { readonly given: string; readonly choices: readonly string[] };
  'check.transport-for-backend': { readonly backend: string; readonly only: string };
  'check.shared-unavailable': { readonly given: string };
  'check.number': { readonly field: string; readonly given: string; readonly min: number; readonly max: number; readonly integer: boolean };
  'check.processors': { readonly given: string; readonly min: number; readonly max: number };
  'check.serial-processors': { readonly given: string };
  'check.grain': { readonly given: string; readonly min: number; readonly max: number };
  'check.serial-share-for-backend': { readonly backend: string };
  'check.parameter-unknown': { readonly given: string; readonly choices: readonly string[] };
  'check.memory': { readonly neededBytes: number; readonly limitBytes: number; readonly parameter: string };
  'mandelbrot.zoom-f32': { readonly zoom: number; readonly size: number; readonly maxZoom: number };
  // Backends.
  'backend.no-webgpu': Record<never, never>;
  'backend.no-adapter': Record<never, never>;
  'backend.adapter-timeout': { readonly seconds: number };
  'backend.no-device': { readonly reason: string };
  'backend.gpu-limit': { readonly what: string; readonly needed: number; readonly limit: number };
  'backend.device-lost': { readonly reason: string };
  'backend.worker-load': { readonly reason: string };
  'backend.worker-lost': { readonly lane: number; readonly reason: string };
  'backend.task-failed': { readonly task: number; readonly start: number; readonly end: number; readonly reason: string };
  'backend.memory': { readonly neededBytes: number };
  // Runs.
  'run.stopped': Record<never, never>;
  'run.busy': Record<never, never>;
  'run.mismatch': { readonly processors: number; readonly array: string; readonly index: number; readonly expected: number; readonly actual: number };
  'run.unexpected': { readonly reason: string };
  // Warnings on a record, each with advice in its sentence.
  'warning.few-samples': { readonly samples: number };
  'warning.beyond-cores': { readonly processors: readonly number[]; readonly cores: number };
  'warning.not-isolated': Record<never, never>;
  'warning.short-samples': { readonly medianMs: number; readonly resolutionMs: number; readonly processors: number };
  'warning.outliers': { readonly processors: number; readonly count: number };
  'warning.hidden': { readonly samples: number };
  'warning.software-gpu': { readonly adapter: string };
  'warning.drift': { readonly percent: number };
  // The finding, sentence by sentence.
  'finding.speedup': { readonly processors: number; readonly times: number; readonly base: 'one' | 'serial'; readonly noun: string };
  'finding.one-point': { readonly medianMs: number; readonly throughput: number; readonly unit: string };
  'finding.amdahl': { readonly p: number; readonly low: number; readonly high: number; readonly limit: number | null; readonly points: number };
  'finding.no-serial': Record<never, never>;
  'finding.slower': { readonly processors: number };
  'finding.not-verified': { readonly processors: readonly number[] };
  'finding.construction': { readonly byConstruction: number; readonly fitted: number; readonly difference: number };
  'finding.spans': { readonly fromSpans: number };
  'finding.baseline': { readonly kernel: string; readonly medianMs: number; readonly absolute: number; readonly processors: number };
}

export type MessageKey = keyof MessageValues;

/** A typed key with its values; `say` of a language makes the sentence. */
export type Message = {
  [Key in MessageKey]: { readonly key: Key; readonly values: MessageValues[Key] };
}[MessageKey];
