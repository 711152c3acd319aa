// Runs that are one study: one progress over all of them, and whatever ends one of them ends the study.

import { SeriesProgress } from './series-progress.ts';
import type { ParameterSpec } from '../contract/params.ts';
import type { Answer, Sides } from '../record/comparison.ts';
import type { Config } from '../record/config.ts';
import type { Environment } from '../record/environment.ts';
import type { Plan } from '../record/plan.ts';
import type { Problem } from '../record/problem.ts';
import type { RunRecord } from '../record/run-record.ts';
import type { AskOutcome, NotEnded, RunOutcome } from './study-outcome.ts';
import type { ExperimentEvent } from './progress.ts';

/** Hears of a study. An answer that is a promise resolves when the event is drawn. */
export type StudyListener = (event: ExperimentEvent) => void | Promise<void>;

/** Who carries out the parts of a study. */
export interface SeriesParts {
  readonly plan: (
    config: Config,
  ) => Promise<
    | { readonly ok: true; readonly plan: Plan }
    | { readonly ok: false; readonly problems: readonly Problem[] }
  >;
  readonly run: (config: Config, listen: StudyListener) => Promise<RunOutcome>;
  readonly ask: (
    config: Config,
    sides: Sides,
    longestMs: number,
    listen: StudyListener,
  ) => Promise<AskOutcome>;
  /** The parameter that makes a workload's problem larger, with its name; undefined if there is no such workload. */
  readonly mainParameter: (
    workload: string,
  ) => (ParameterSpec & { readonly name: string }) | undefined;
  readonly isStopped: () => boolean;
}

/** What ended a series before its time. */
export class SeriesEnd extends Error {
  override readonly name = 'SeriesEnd';
  readonly outcome: NotEnded | { readonly kind: 'wrong'; readonly study: RunRecord };

  constructor(outcome: SeriesEnd['outcome']) {
    super(`A series of runs ended: ${outcome.kind}.`);
    this.outcome = outcome;
  }
}

/** An answer with where and how it was found. */
export interface PlacedAnswer {
  readonly answer: Answer;
  readonly plan: Plan;
  readonly environment: Environment;
}

/** The runs of one study; each rejects with a `SeriesEnd` if the study is over. */
export class Series {
  readonly #parts: SeriesParts;
  readonly #listen: StudyListener;
  readonly #progress = new SeriesProgress([]);

  constructor(parts: SeriesParts, listen: StudyListener) {
    this.#parts = parts;
    this.#listen = listen;
  }

  /** Says what will run, so that one progress covers all of it. */
  async expect(configs: readonly Config[]): Promise<void> {
    const estimatesMs: number[] = [];
    for (const config of configs) {
      const planned = await this.plan(config);
      estimatesMs.push(planned.ok ? planned.plan.estimate.totalMs : 0);
    }
    this.#progress.expect(estimatesMs);
  }

  async plan(config: Config): ReturnType<SeriesParts['plan']> {
    this.#requireGoing();
    return this.#parts.plan(config);
  }

  /** A verified run: no study rests on a wrong one. */
  async run(config: Config): Promise<RunRecord> {
    const { kind, record } = await this.attempt(config);
    if (kind === 'wrong') throw new SeriesEnd({ kind, study: record });
    return record;
  }

  /** A run whose result may be wrong: for a study that says so and goes on. */
  async attempt(config: Config): Promise<Extract<RunOutcome, { readonly record: RunRecord }>> {
    this.#begin();
    const outcome = await this.#parts.run(config, this.#hear);
    this.#requireGoing();
    if (outcome.kind === 'done' || outcome.kind === 'wrong') return outcome;
    throw new SeriesEnd(outcome);
  }

  async ask(config: Config, sides: Sides, longestMs: number): Promise<PlacedAnswer> {
    this.#begin();
    const outcome = await this.#parts.ask(config, sides, longestMs, this.#hear);
    this.#requireGoing();
    if (outcome.kind === 'answered') return outcome;
    throw new SeriesEnd(outcome);
  }

  #begin(): void {
    this.#requireGoing();
    this.#progress.begin(performance.now());
    void this.#listen({ kind: 'part', ...this.#progress.overall(0, performance.now()) });
  }

  /** A stop may come between two runs, or too late for the one that was under way. */
  #requireGoing(): void {
    if (this.#parts.isStopped()) throw new SeriesEnd({ kind: 'stopped' });
  }

  /** What a part tells; pictures and tints are of its own result. */
  readonly #hear: StudyListener = (event) => {
    if (event.kind === 'pictures' || event.kind === 'tint') return undefined;
    if (event.kind !== 'progress') return this.#listen(event);
    const { done, remainingMs, ...place } = this.#progress.overall(event.done, performance.now());
    return this.#listen({ ...event, done, remainingMs, ...place });
  };
}
