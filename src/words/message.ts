// Typed messages: below the page nothing writes a sentence; a key and its values cross, words say them.

import type { FileMessages } from './file-message.ts';
import type { LossMessages } from './loss-message.ts';
import type { WarningMessages } from './warning-message.ts';
import type { ProcessorNoun } from './processor-noun.ts';
import type { WorkloadMessages } from './workload-message.ts';

export type { ProcessorNoun };

/** A sentence that says all without values. */
type NoValues = Readonly<Record<string, never>>;

/** Every message by key, with the values its sentence needs. Grouped by who makes it. */
export interface MessageValues
  extends FileMessages, LossMessages, WarningMessages, WorkloadMessages {
  // Checks of a configuration: beside the field, or exit 2.
  'check.workload': { readonly given: string; readonly choices: readonly string[] };
  'check.backend': { readonly given: string; readonly choices: readonly string[] };
  'check.kernel': {
    readonly given: string;
    readonly backend: string;
    readonly choices: readonly string[];
  };
  'check.kernel-for-workload': {
    readonly given: string;
    readonly workload: string;
    readonly choices: readonly string[];
  };
  'check.backend-for-workload': { readonly backend: string; readonly workload: string };
  'check.schedule': { readonly given: string; readonly choices: readonly string[] };
  'check.schedule-for-backend': { readonly backend: string; readonly only: string };
  'check.transport': { readonly given: string; readonly choices: readonly string[] };
  'check.transport-for-backend': { readonly backend: string; readonly only: string };
  'check.shared-unavailable': { readonly given: string };
  'check.balance': { readonly given: string; readonly choices: readonly string[] };
  'check.balance-needs-static': NoValues;
  'check.aggregation': { readonly given: string; readonly choices: readonly string[] };
  'check.tree-needs-shared': NoValues;
  'check.number': {
    readonly field: string;
    readonly given: string;
    readonly min: number;
    readonly max: number;
    readonly integer: boolean;
  };
  'check.choice': {
    readonly field: string;
    readonly given: string;
    readonly choices: readonly string[];
  };
  'check.processors': { readonly given: string; readonly min: number; readonly max: number };
  'check.serial-processors': { readonly given: string };
  'check.grain': { readonly given: string; readonly min: number; readonly max: number };
  'check.serial-share-for-backend': { readonly backend: string };
  'check.cold-starts-for-backend': { readonly backend: string };
  'check.parameter-unknown': { readonly given: string; readonly choices: readonly string[] };
  'check.memory': {
    readonly neededBytes: number;
    readonly limitBytes: number;
    readonly parameter: string;
    /** The largest that fits; null where none does. */
    readonly nearest: number | null;
  };
  'check.gpu-size': {
    readonly what: string;
    readonly needed: number;
    readonly limit: number;
    readonly parameter: string;
    readonly nearest: number | null;
  };
  'check.file-missing': { readonly name: string };
  // Backends.
  'backend.no-webgpu': NoValues;
  'backend.gpu-asked': NoValues;
  'backend.no-adapter': NoValues;
  'backend.hybrid-needs-shared': NoValues;
  'backend.adapter-timeout': { readonly seconds: number };
  'backend.no-device': { readonly reason: string };
  'backend.gpu-limit': { readonly what: string; readonly needed: number; readonly limit: number };
  'backend.device-lost': { readonly reason: string };
  'backend.gpu-paused': { readonly seconds: number };
  'backend.gpu-memory': { readonly neededBytes: number };
  'backend.gpu-read-back': { readonly reason: string };
  'backend.gpu-move': { readonly stage: string; readonly move: string };
  'note.gpu-default-limits': { readonly limitBytes: number };
  'note.timestamps-dropped': { readonly reason: 'negative' | 'longer' | 'coarse' };
  'backend.worker-load': { readonly reason: string };
  'backend.worker-lost': { readonly lane: number; readonly reason: string };
  'backend.task-failed': {
    readonly task: number;
    readonly start: number;
    readonly end: number;
    readonly reason: string;
  };
  'backend.task-kills': {
    readonly task: number;
    readonly start: number;
    readonly end: number;
    readonly times: number;
    readonly reason: string;
  };
  'backend.unhandled': { readonly lane: number; readonly reason: string };
  'backend.update-torn': {
    readonly lane: number;
    readonly reason: string;
    readonly task: number;
  };
  // Mended while running.
  'note.sample-repeated': {
    readonly lane: number;
    readonly reason: string;
    readonly times: number;
  };
  'incident.worker-replaced': {
    readonly lane: number;
    readonly reason: string;
    /** The task it was at; null between two. */
    readonly task: number | null;
    readonly attempt: number;
    readonly most: number;
  };
  'backend.memory': { readonly neededBytes: number };
  // Runs.
  'run.stopped': NoValues;
  'run.busy': NoValues;
  'run.unexpected': { readonly reason: string };
  // Reading a record from a file.
  'record.not-json': NoValues;
  'record.foreign': { readonly schema: string | null; readonly expected: string };
  'record.broken': { readonly path: string; readonly expected: string; readonly found: string };
  // The finding, sentence by sentence.
  'finding.not-verified': { readonly processors: readonly number[]; readonly noun: ProcessorNoun };
  'finding.baseline-not-verified': { readonly kernel: string };
  'finding.speedup': {
    readonly processors: number;
    readonly times: number;
    readonly noun: ProcessorNoun;
  };
  'finding.slower': {
    readonly processors: number;
    readonly times: number;
    readonly noun: ProcessorNoun;
  };
  'finding.no-faster': {
    readonly processors: number;
    readonly times: number;
    readonly low: number;
    readonly high: number;
    readonly noun: ProcessorNoun;
  };
  'finding.best': {
    readonly processors: number;
    readonly times: number;
    readonly noun: ProcessorNoun;
  };
  /** Times as fast as the better part alone; low and high are null with too few rounds. */
  'finding.hybrid': {
    readonly workers: number;
    readonly better: 'gpu' | 'workers';
    readonly times: number;
    readonly low: number | null;
    readonly high: number | null;
  };
  /** Rates in the unit per second; `ofSum` from 0 to 1. */
  'finding.hybrid-parts': {
    readonly workers: number;
    readonly gpuAlone: number;
    readonly workersAlone: number;
    readonly ofSum: number;
    readonly unit: string;
  };
  'finding.hybrid-split': { readonly gpuShare: number; readonly bestShare: number };
  'finding.one-point': {
    readonly medianMs: number;
    readonly throughput: number;
    readonly unit: string;
    readonly noun: ProcessorNoun;
  };
  'finding.amdahl': {
    readonly p: number;
    /** Ends of the interval; null with too few rounds for one. */
    readonly low: number | null;
    readonly high: number | null;
    readonly limit: number;
    readonly points: number;
  };
  'finding.no-serial': { readonly low: number | null; readonly points: number };
  'finding.rises': { readonly points: number };
  'finding.construction': {
    readonly byConstruction: number;
    readonly fitted: number;
    readonly difference: number;
  };
  'finding.spans': { readonly fromSpans: number };
  /** Of the widest team: what crossed, the time of all processors that went into it, and its share of theirs. */
  'finding.moved': {
    readonly processors: number;
    readonly bytes: number;
    readonly transferMs: number;
    readonly share: number;
    readonly noun: ProcessorNoun;
  };
  /** Low and high are null with too few starts for an interval. */
  'finding.cold-start': {
    readonly processors: number;
    readonly medianMs: number;
    readonly low: number | null;
    readonly high: number | null;
    readonly starts: number;
    readonly noun: ProcessorNoun;
  };
  'finding.baseline': {
    readonly kernel: string;
    readonly medianMs: number;
    readonly absolute: number;
    readonly processors: number;
    readonly noun: ProcessorNoun;
  };
}

export type MessageKey = keyof MessageValues;

/** A typed key with its values; `say` makes the sentence. One key's message, or that of any. */
export type Message<Key extends MessageKey = MessageKey> = {
  [K in Key]: { readonly key: K; readonly values: MessageValues[K] };
}[Key];
