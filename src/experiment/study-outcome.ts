// How what was asked for ends: with what was made, or with why there is nothing.

import type { Environment } from '../record/environment.ts';
import type { Answer } from '../record/comparison.ts';
import type { Plan } from '../record/plan.ts';
import type { Problem } from '../record/problem.ts';
import type { RunRecord } from '../record/run-record.ts';
import type { Message } from '../words/message.ts';

/** An end that gives nothing. */
export type NotEnded =
  | { readonly kind: 'stopped' }
  | { readonly kind: 'refused'; readonly problems: readonly Problem[] }
  | { readonly kind: 'failed'; readonly message: Message };

/** `wrong`: a result was not verified, and the record says which. */
export type RunOutcome =
  | { readonly kind: 'done'; readonly record: RunRecord }
  | { readonly kind: 'wrong'; readonly record: RunRecord }
  | NotEnded;

export type AskOutcome =
  | {
      readonly kind: 'answered';
      readonly answer: Answer;
      readonly plan: Plan;
      readonly environment: Environment;
    }
  | NotEnded;

/** `wrong`: a run of the study was not verified, and no study rests on it. */
export type StudyOutcome<Made> =
  | { readonly kind: 'done'; readonly study: Made }
  | { readonly kind: 'wrong'; readonly study: RunRecord }
  | NotEnded;
