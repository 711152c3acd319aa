// How far an experiment is, in time: what was planned, corrected by what was measured.

import type { Picture } from '../contract/picture.ts';
import type { Plan } from '../record/plan.ts';

/** What an experiment tells while it goes on; never inside a timed sample. */
export type ExperimentEvent =
  | { readonly kind: 'started'; readonly plan: Plan }
  | { readonly kind: 'step'; readonly step: 'set-up' | 'reference' | 'warm-up' | 'rounds' | 'analysis' }
  /** Share of the whole done (0 to 1), what remains, and the sample that was finished. */
  | {
      readonly kind: 'progress';
      readonly done: number;
      readonly remainingMs: number;
      /** Rounds finished or under way, from 1; 0 in the warm-up. */
      readonly round: number;
      readonly rounds: number;
      /** The processor count just measured; 0 is the baseline. */
      readonly processors: number;
    }
  /** Who finished which task of the main stage: `lanes[task]` is the processor, or -1. */
  | { readonly kind: 'tint'; readonly tasks: number; readonly lanes: Int16Array }
  | { readonly kind: 'picture'; readonly picture: Picture }
  | { readonly kind: 'sample'; readonly processors: number; readonly wallMs: number; readonly ok: boolean };

export type Listener = (event: ExperimentEvent) => void;

/** Tells progress after every run. The unit is a run; runs of one kind last alike. */
export class ProgressMeter {
  readonly #plan: Plan;
  readonly #listen: Listener;
  readonly #total: number;
  readonly #seenMs = new Map<number, number>();
  #runs = 0;
  #spentMs = 0;

  constructor(plan: Plan, listen: Listener) {
    this.#plan = plan;
    this.#listen = listen;
    const perRound = plan.processors.length + 1;
    this.#total = plan.processors.length + perRound * plan.samples;
  }

  /** The reference and the candidates took `wallMs`. */
  reference(wallMs: number): void {
    this.#spentMs += wallMs;
  }

  /** A run on `processors` (0: the baseline) took `wallMs`. Warm-up is round 0 of the measurement. */
  done(wallMs: number, round: number, processors: number): void {
    this.#runs++;
    this.#spentMs += wallMs;
    this.#seenMs.set(processors, wallMs);
    const remainingMs = this.#remainingMs();
    this.#listen({
      kind: 'progress',
      done: this.#spentMs / Math.max(this.#spentMs + remainingMs, 1e-9),
      remainingMs,
      round: this.#runs <= this.#plan.processors.length ? 0 : round + 1,
      rounds: this.#plan.samples,
      processors,
    });
  }

  /** Remaining runs at the mean of what was seen of each kind. */
  #remainingMs(): number {
    const seen = [...this.#seenMs.values()];
    const meanMs = seen.reduce((sum, ms) => sum + ms, 0) / Math.max(1, seen.length);
    return Math.max(0, this.#total - this.#runs) * meanMs;
  }
}
