// What every study is made of: who carries it out, what is known of the machine, and its head.

import type { Series, SeriesParts } from '../../experiment/series.ts';
import type { Ceiling } from '../../record/ceiling.ts';
import type { Config } from '../../record/config.ts';
import type { Environment } from '../../record/environment.ts';
import type { Plan } from '../../record/plan.ts';
import type { RunRecord } from '../../record/run-record.ts';
import type { StudyHead } from '../../record/study-head.ts';

/** Who carries out a study, and what is known of the machine. */
export interface StudyParts extends SeriesParts {
  /** The shortest time of a configuration on one worker, in ms; undefined if it cannot be had now. */
  readonly probe: (config: Config) => Promise<number | undefined>;
  readonly ceiling: Ceiling | undefined;
  /** Cores that there are; null if that is not known. */
  readonly cores: number | null;
  /** The default experiment. */
  readonly defaults: Config;
  readonly id: () => string;
  /** ISO 8601. */
  readonly now: () => string;
}

/** What every study has, but for its kind; of several runs, the plan is the first one's. */
export type HeadOf = (plan: Plan, environment: Environment) => Omit<StudyHead<string>, 'kind'>;

/** Samples and what follows from them; spans and pictures of many runs would be most of the study. */
export function withoutSpans(run: RunRecord): RunRecord {
  return { ...run, spans: [], pictures: [] };
}

/** Where a study is made that had nothing to run. */
export async function placeOf(config: Config, series: Series): Promise<Environment> {
  const one = { ...config, asks: undefined, processors: [1], samples: 1 };
  return (await series.run(one)).environment;
}
