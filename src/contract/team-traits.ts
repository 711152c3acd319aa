// What the processors of a team are, as far as a reader of its result must know: whoever reads it needs no backend's name.

import type { ProcessorNoun } from '../words/message.ts';

/** Data of a backend, and of every plan made for it. */
export interface TeamTraits {
  /** What one processor is called. */
  readonly noun: ProcessorNoun;
  /** Which processors are a GPU's: none, the first of them beside threads, or all. */
  readonly gpu: 'none' | 'first' | 'all';
  /** Whether the range is one piece, which its processors stride over or which there is only one for; else tasks. */
  readonly wholeRange: boolean;
}

/** Whether a GPU takes part. */
export function usesGpu({ gpu }: TeamTraits): boolean {
  return gpu !== 'none';
}

/** Whether all processors are of one kind: n of them can be n times as fast as one. */
export function areAlike({ gpu }: TeamTraits): boolean {
  return gpu !== 'first';
}

/** Whether processors are threads of one kind that share the tasks: each needs a core, and each has times of its own. */
export function areThreads({ gpu, wholeRange }: TeamTraits): boolean {
  return gpu === 'none' && !wholeRange;
}

/** How many of `n` processors have times of their own: those of a GPU are seen as one. */
export function lanesOf({ gpu }: TeamTraits, n: number): number {
  return gpu === 'all' ? 1 : n;
}
