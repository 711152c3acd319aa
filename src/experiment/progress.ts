// How far an experiment is, in time: what was planned, corrected by what was measured.

import { withoutGpuVisit } from './order.ts';
import type { Picture } from '../contract/picture.ts';
import type { BreakEvenStep } from '../record/comparison.ts';
import type { Plan } from '../record/plan.ts';
import type { Message } from '../words/message.ts';
import type { SeriesShare } from './series-progress.ts';

/** What an experiment tells while it goes on; never inside a timed sample. */
export type ExperimentEvent =
  | { readonly kind: 'started'; readonly plan: Plan }
  | {
      readonly kind: 'step';
      readonly step: 'set-up' | 'reference' | 'warm-up' | 'rounds' | 'analysis';
    }
  /** Share of the whole done (0 to 1), what remains, and the sample that was finished. */
  | {
      readonly kind: 'progress';
      readonly done: number;
      readonly remainingMs: number | undefined;
      /** Rounds finished or under way, from 1; 0 in the warm-up. */
      readonly round: number;
      readonly rounds: number;
      /** The processor count just measured; 0 is the baseline, -n a hybrid team of n without its GPU. */
      readonly processors: number;
      /** The part of a study of several runs. */
      readonly series?: SeriesShare['series'];
    }
  /** The next part of a study of several runs begins. */
  | ({ readonly kind: 'part' } & SeriesShare)
  /** Sizes that a search has measured so far. */
  | {
      readonly kind: 'steps';
      readonly steps: readonly BreakEvenStep[];
      readonly finding: readonly Message[];
    }
  /**
   * Who finished which task of the main stage: `lanes[task]` is the processor, or -1. Of many tasks some,
   * evenly apart, stand for all.
   */
  | { readonly kind: 'tint'; readonly tasks: number; readonly lanes: Int16Array }
  | { readonly kind: 'pictures'; readonly pictures: readonly Picture[] }
  | {
      readonly kind: 'sample';
      readonly processors: number;
      readonly wallMs: number;
      readonly ok: boolean;
    };

export type Listener = (event: ExperimentEvent) => void;

/** Tells progress after every run: time spent over time spent and expected. */
export class ProgressMeter {
  readonly #plan: Plan;
  readonly #listen: Listener;
  /** Runs still to come by processor count (0: the baseline). */
  readonly #left = new Map<number, number>();
  /** The last time seen, by processor count. */
  readonly #seenMs = new Map<number, number>();
  #spentMs = 0;
  #done = 0;

  constructor(plan: Plan, listen: Listener) {
    this.#plan = plan;
    this.#listen = listen;
    this.#left.set(0, plan.samples);
    for (const processors of plan.processors) {
      this.#left.set(processors, plan.samples + 1);
      if (plan.backend === 'hybrid' && processors > 1) {
        this.#left.set(withoutGpuVisit(processors), plan.samples + 1);
      }
    }
  }

  /** The reference and the candidates took `wallMs` together, the fastest of them `fastestMs`. */
  reference(wallMs: number, fastestMs: number): void {
    this.#spentMs += wallMs;
    this.#seenMs.set(0, fastestMs);
  }

  /** A run on `processors` (0: the baseline) took `wallMs`; `round` counts from 1, 0 is the warm-up. */
  run(wallMs: number, round: number, processors: number): void {
    this.#spentMs += wallMs;
    this.#seenMs.set(processors, wallMs);
    this.#left.set(processors, (this.#left.get(processors) ?? 1) - 1);
    const remainingMs = this.#remainingMs();
    // What is expected may grow; what was shown as done does not fall.
    this.#done = Math.max(this.#done, this.#spentMs / (this.#spentMs + remainingMs));
    const { samples: rounds } = this.#plan;
    this.#listen({ kind: 'progress', done: this.#done, remainingMs, round, rounds, processors });
  }

  #remainingMs(): number {
    let ms = 0;
    for (const [processors, runs] of this.#left) ms += runs * this.#expectedMs(processors);
    return ms;
  }

  /** The time last seen; for a count not visited yet, that of the nearest larger one, scaled. */
  #expectedMs(processors: number): number {
    const seen = this.#seenMs.get(processors);
    if (seen !== undefined) return seen;
    if (processors < 0) return this.#expectedMs(-processors);
    const larger = [...this.#seenMs.keys()].filter((n) => n > processors).sort((a, b) => a - b)[0];
    if (larger === undefined) return this.#seenMs.get(0) ?? 0;
    return ((this.#seenMs.get(larger) ?? 0) * larger) / Math.max(1, processors);
  }
}
