// What crosses between the runner in Node, the page and its worker: who takes part, and what a visit gave.

import type { Policy } from '../src/contract/schedule.ts';
import type { Environment } from '../src/record/environment.ts';
import type { PeerId } from './peers/peer.ts';

/** Workers over which empty tasks are handed out. */
export const emptyWidths = [1, 2, 4] as const;

/** Workloads of the catalogue that are limited by arithmetic, by their ids. */
export const computeBound = [
  'n-body',
  'image-filter',
  'spectrogram',
  'k-means',
  'train-mlp',
  'prime-sieve',
] as const;
export type ComputeBound = (typeof computeBound)[number];

/** Workloads of the catalogue that are limited by memory, by their ids. */
export const memoryBound = [
  'word-count',
  'sort',
  'prefix-sum',
  'histogram',
  'triad',
  'heat',
] as const;
export type MemoryBound = (typeof memoryBound)[number];

/** Workloads whose efficiency at two is held against what the machine allows. */
export type Swept = 'matmul' | 'mandelbrot' | 'pi' | ComputeBound | MemoryBound;

/** The schedules that even out uneven work and uneven cores. */
export const evenPolicies = ['dynamic', 'stealing'] as const;
type EvenPolicy = (typeof evenPolicies)[number];

/**
 * Everyone who can be timed; the number is that of workers, or of threads asked for. tfjs takes at most
 * half of the cores that the browser reports (its issue 6081), so on two cores it has one thread
 * whatever it is asked for; forced, it is told of more cores. `dispatch-` and `peer-` are libraries.
 */
export type EntrantId =
  | 'tfjs-1'
  | 'tfjs-2'
  | 'tfjs-2-forced'
  | 'mandelbrot-js'
  | 'ceiling-1'
  | 'ceiling-2'
  | 'peak'
  | 'bandwidth-1'
  | 'bandwidth-2'
  | GpuEntrantId
  | InsteadId
  | 'messages'
  | 'bare'
  | `${Swept}-1`
  | `${Swept}-2-${EvenPolicy}`
  | `empty-${Policy}-${(typeof emptyWidths)[number]}`
  | `dispatch-${PeerId}`
  | `peer-${PeerId}`;

/** Those that need a graphics adapter. */
export type GpuEntrantId =
  'gpu-matmul' | 'gpu-matmul-tfjs' | 'hybrid-gpu' | 'hybrid-workers' | 'hybrid-both';

/** What a person would pick instead of a workload of the catalogue, and what is compared with it. */
export type InsteadId =
  'training' | 'tfjs-training' | 'fftjs' | 'typed-array-sort' | 'image-filter-js';

/** One timed run. Times in ms. */
export interface Visit {
  /** From the run's start to its result lying in the engine's own memory. */
  readonly wallMs: number;
  /** Copying the result out of that memory; 0 where no figure needs it. */
  readonly readMs: number;
  /** Kernel time, summed over processors; 0 where it cannot be told apart. */
  readonly computeMs: number;
  /** Whether the result was the expected one. */
  readonly ok: boolean;
}

/** A visit with its place in the order. */
export interface Sample extends Visit {
  readonly round: number;
  readonly entrant: EntrantId;
}

/** The bench's worker, as the page sees it. */
export interface Bench {
  /** Opens and warms the entrants; what was open before stays. */
  open(ids: readonly EntrantId[]): Promise<void>;
  visit(id: EntrantId): Promise<Visit>;
  environment(): Promise<Environment>;
  /** Why there is no graphics adapter here; undefined where there is one. */
  noAdapter(): Promise<string | undefined>;
}

/** Empty tasks of a dispatch run. */
export const emptyTasks = 1_000_000;

/** Empty tasks by message, and through a library. */
export const messageTasks = 20_000;
export const libraryTasks = 5_000;

/** Rows and columns of the matrices. */
export const matrixSize = 1024;
/** The same on the GPU. */
export const gpuMatrixSize = 512;

/** Steps of training in one run. */
export const trainingSteps = 60;
