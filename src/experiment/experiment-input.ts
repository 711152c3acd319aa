// Everything that one experiment needs from outside: the plan, who runs it, and whom it tells.

import type { Arrays } from '../contract/array.ts';
import type { Desk } from '../contract/desk.ts';
import type { Backend } from '../contract/backend.ts';
import type { Workload } from '../contract/workload.ts';
import type { Config } from '../record/config.ts';
import type { Environment } from '../record/environment.ts';
import type { Plan } from '../record/plan.ts';
import type { ReferenceStore } from './baseline.ts';
import type { Listener } from './progress.ts';

export interface ExperimentInput {
  /** What was asked for. */
  readonly config: Config;
  readonly plan: Plan;
  readonly workload: Workload;
  readonly backend: Backend;
  readonly serial: Backend;
  readonly references: ReferenceStore;
  readonly desk: Desk;
  /** Reads a file, in place of what the seed makes. Rejects with a `Failure`. */
  readonly readFile?: (() => Promise<Arrays>) | undefined;
  /** The environment as it is now, with the WASM build in use. */
  readonly environment: (variant: string | undefined) => Environment;
  /** Whether the page was hidden at any time since `sinceMs` of the team's clock. */
  readonly wasHidden: (sinceMs: number) => boolean;
  readonly listen: Listener;
  /** Resolves when whoever listens has drawn what it was told: no run is timed before. */
  readonly drawn: () => Promise<void>;
  /** Rejects with a `Failure` where the clock stands still; asked where a run took no time. */
  readonly requireClock: () => Promise<void>;
  readonly id: string;
  readonly createdAt: string;
}
