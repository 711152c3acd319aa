// Answers to the question that an experiment asks: keys and values of messages.

import type { ProcessorNoun } from './processor-noun.ts';

/** Whether one side was faster than the other; `unclear` if the times do not tell. */
export type FasterVerdict = 'faster' | 'slower' | 'alike' | 'unclear';

/** A count beside one processor. */
interface OverOne {
  readonly processors: number;
  /** T(1)/T(n). */
  readonly times: number;
  readonly ms: number;
  readonly oneMs: number;
  readonly noun: ProcessorNoun;
}

export interface AnswerMessages {
  // The question itself.
  'question.faster': {
    readonly processors: number;
    readonly than: number;
    readonly noun: ProcessorNoun;
  };
  'question.times': { readonly processors: number; readonly noun: ProcessorNoun };
  'question.efficiency': { readonly processors: number; readonly noun: ProcessorNoun };
  'question.reach': { readonly processors: number; readonly noun: ProcessorNoun };
  'question.pays': { readonly processors: number; readonly noun: ProcessorNoun };
  // Its answer.
  'answer.faster': {
    readonly verdict: FasterVerdict;
    readonly processors: number;
    readonly than: number;
    readonly ms: number;
    readonly thanMs: number;
    readonly noun: ProcessorNoun;
  };
  'answer.times': OverOne & { readonly verdict: 'yes' | 'almost' | 'no' };
  'answer.efficiency': OverOne;
  'answer.reach': OverOne;
  /** Beside the best serial program, which took `serialMs`; `times` as fast as it. */
  'answer.pays': {
    readonly verdict: FasterVerdict;
    readonly processors: number;
    readonly ms: number;
    readonly serialMs: number;
    readonly times: number;
    readonly kernel: string;
    readonly noun: ProcessorNoun;
  };
}
