// How far an experiment is, in time: what was planned, corrected by what was measured.

import { visitsOf } from './visits.ts';
import type { Picture } from '../contract/picture.ts';
import type { BreakEvenStep } from '../record/comparison.ts';
import type { Plan } from '../record/plan.ts';
import type { Visit } from '../record/visit.ts';
import type { Message } from '../words/message.ts';
import type { SizeMapSoFar } from '../record/size-map.ts';
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
      /** What was just measured. */
      readonly visit: Visit;
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
  /** Cells of a size map, as far as they have been measured. */
  | ({ readonly kind: 'cells' } & SizeMapSoFar)
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

/** Visits of one kind on as many processors are the same. */
function keyOf(visit: Visit): string {
  return visit.kind === 'baseline' ? visit.kind : `${visit.kind} ${visit.processors}`;
}

/** Tells progress after every run: time spent over time spent and expected. */
export class ProgressMeter {
  readonly #plan: Plan;
  readonly #listen: Listener;
  readonly #visits: readonly Visit[];
  /** Runs still to come, by visit. */
  readonly #left = new Map<string, number>();
  /** The last time seen, by visit. */
  readonly #seenMs = new Map<string, number>();
  #spentMs = 0;
  #done = 0;

  constructor(plan: Plan, listen: Listener) {
    this.#plan = plan;
    this.#listen = listen;
    this.#visits = visitsOf(plan);
    for (const visit of this.#visits) {
      // A team is warmed up; the baseline was when it was chosen.
      const warmUps = visit.kind === 'baseline' ? 0 : 1;
      this.#left.set(keyOf(visit), plan.samples + warmUps);
    }
  }

  /** The reference and the candidates took `wallMs` together, the fastest of them `fastestMs`. */
  reference(wallMs: number, fastestMs: number): void {
    this.#spentMs += wallMs;
    this.#seenMs.set('baseline', fastestMs);
  }

  /** A visit took `wallMs`; `round` counts from 1, 0 is the warm-up. */
  run(wallMs: number, round: number, visit: Visit): void {
    const key = keyOf(visit);
    this.#spentMs += wallMs;
    this.#seenMs.set(key, wallMs);
    this.#left.set(key, (this.#left.get(key) ?? 1) - 1);
    const remainingMs = this.#remainingMs();
    // What is expected may grow; what was shown as done does not fall.
    this.#done = Math.max(this.#done, this.#spentMs / (this.#spentMs + remainingMs));
    const { samples: rounds } = this.#plan;
    this.#listen({ kind: 'progress', done: this.#done, remainingMs, round, rounds, visit });
  }

  #remainingMs(): number {
    let ms = 0;
    for (const visit of this.#visits)
      ms += (this.#left.get(keyOf(visit)) ?? 0) * this.#expectedMs(visit);
    return ms;
  }

  /** The time last seen; for a count not visited yet, that of the nearest larger one, scaled. */
  #expectedMs(visit: Visit): number {
    const seen = this.#seenMs.get(keyOf(visit));
    if (seen !== undefined) return seen;
    const baselineMs = this.#seenMs.get('baseline') ?? 0;
    if (visit.kind === 'baseline') return baselineMs;
    const { processors } = visit;
    if (visit.kind === 'without-gpu') return this.#expectedMs({ kind: 'team', processors });
    const larger = this.#plan.processors.find(
      (n) => n > processors && this.#seenMs.has(keyOf({ kind: 'team', processors: n })),
    );
    if (larger === undefined) return baselineMs;
    const largerMs = this.#seenMs.get(keyOf({ kind: 'team', processors: larger })) ?? 0;
    return (largerMs * larger) / processors;
  }
}
