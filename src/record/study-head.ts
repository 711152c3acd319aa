// What every study has: which version and kind it is, what was asked for, and where and when it was measured.

import type { Ceiling } from './ceiling.ts';
import type { Config } from './config.ts';
import type { Environment } from './environment.ts';
import type { Remedy } from './loss-point.ts';
import type { Plan } from './plan.ts';
import type { Message } from '../words/message.ts';

export const studySchema = 'amdahl-lab/study/2';

/** What was known of the machine while the study was made. */
export interface Conditions {
  /** What had been measured of it before. */
  readonly ceiling?: Ceiling;
  /** The pure computation's time right after the study over its time in `ceiling`; absent if it was not timed. */
  readonly slowdown?: number;
  /** It said that it runs on its battery. */
  readonly onBattery?: true;
  /** What makes times differ from those at another time, in sentences. */
  readonly warnings: readonly Message[];
}

/** The run that a study goes on from. */
export interface Parent {
  readonly id: string;
  /** The remedy that made a run of it, and the time that it was to better. */
  readonly trial?: {
    readonly remedy: Remedy;
    readonly before: { readonly processors: number; readonly ms: number };
  };
}

export interface StudyHead<Kind extends string> {
  readonly schema: typeof studySchema;
  readonly kind: Kind;
  readonly id: string;
  /** ISO 8601. */
  readonly createdAt: string;
  /** What was asked for. */
  readonly config: Config;
  /** What it came to; of a study of several runs, the first one's. */
  readonly plan: Plan;
  readonly environment: Environment;
  /** Absent if nothing was known, and in records of earlier versions. */
  readonly conditions?: Conditions;
  readonly parent?: Parent;
}
