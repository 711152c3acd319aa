// Which of the three p of a record to believe, and why.

import type { AmdahlFit, RunRecord } from '../../record/run-record.ts';
import type { Message } from '../../words/message.ts';

export interface Belief {
  readonly way: 'fitted' | 'spans' | 'construction';
  readonly p: number;
  readonly why: Message;
}

/** Two p that are so near say the same. */
const agree = 0.02;
/** Less of n times than this is plain load imbalance. */
const balanced = 0.95;

/** The p that says most about the program, and the reason. */
export function beliefIn({ losses = [] }: RunRecord, fit: AmdahlFit): Belief {
  const { p, pFromSpans, pByConstruction, points } = fit;
  if (pByConstruction !== null) {
    return { way: 'construction', p: pByConstruction, why: { key: 'belief.set', values: {} } };
  }
  if (pFromSpans === null) {
    return { way: 'fitted', p, why: { key: 'belief.only-fit', values: { points } } };
  }
  const spans = { way: 'spans', p: pFromSpans } as const;
  if (Math.abs(p - pFromSpans) < agree) {
    return { way: 'fitted', p, why: { key: 'belief.agree', values: {} } };
  }
  if (losses.some(({ factors }) => factors.loadBalance < balanced)) {
    return { ...spans, why: { key: 'belief.imbalance', values: {} } };
  }
  if (points === 2) return { ...spans, why: { key: 'belief.sketch', values: {} } };
  return { way: 'fitted', p, why: { key: 'belief.overhead', values: {} } };
}
