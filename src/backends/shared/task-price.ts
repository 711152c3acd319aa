// What handing out a task costs the workers of a team: measured before each run by a pass of the same workers, schedule,
// kernel and bookkeeping over tasks that are empty. Within a run it lies between two clock readings together with the
// kernel's time, and short tasks last less than a step of the clock.

import { Failure } from '../../contract/failure.ts';
import { makeSchedule } from '../../pipeline/assign.ts';
import { runAnnounced } from './run-announced.ts';
import { resetSchedule } from './shared-pass.ts';
import type { StageOrder } from '../../contract/backend.ts';
import type { Policy, ScheduleHandle } from '../../contract/schedule.ts';
import type { Stage } from '../../contract/stage.ts';
import type { Crew } from '../pool/crew.ts';
import type { PassLayout } from '../arena/layout.ts';
import type { AnnouncedPlace } from './run-announced.ts';

/**
 * Empty tasks of a pass that prices: a quarter of the run's, so that workers meet at the cursor and in cache lines as they do
 * there, and enough to last 100 steps of the clock where a task costs least.
 */
const [pricedShare, enoughTasks] = [0.25, 4_096];
/** Stages that are priced before a run. */
const mostStages = 8;

interface Known {
  readonly order: StageOrder;
  readonly policy: Policy;
}

export class TaskPrices {
  readonly #place: AnnouncedPlace;
  readonly #crew: Crew;
  readonly #lay: (order: StageOrder) => PassLayout;
  /** Passes that the team has run, by the stage's entry and the policy. */
  readonly #known = new Map<string, Known>();
  /** What a task took in each pass that priced, in ms, by the same and the number of processors. */
  readonly #pricesMs = new Map<string, number[]>();

  constructor(place: AnnouncedPlace, crew: Crew, lay: (order: StageOrder) => PassLayout) {
    this.#place = place;
    this.#crew = crew;
    this.#lay = lay;
  }

  /** What handing out a task of this pass costs, in ms; undefined before it was measured, as in a team's first run. */
  ofPass(order: StageOrder, { policy, processors }: ScheduleHandle): number | undefined {
    const key = `${order.stage.entry} ${policy}`;
    if (!this.#known.has(key) && this.#known.size < mostStages) {
      this.#known.set(key, { order, policy });
    }
    return middle(this.#pricesMs.get(`${key} ${processors}`) ?? []);
  }

  /** Prices the passes that are known, on the first `processors` processors, which serve and have nothing to do. */
  async measure(processors: number): Promise<void> {
    for (const [key, known] of this.#known) {
      const priceMs = await this.#priceOf(known, processors);
      if (priceMs === undefined) continue;
      const name = `${key} ${processors}`;
      this.#pricesMs.set(name, [...(this.#pricesMs.get(name) ?? []), priceMs]);
    }
  }

  /** Undefined where the pass did not come to its end: the run itself will say why. */
  async #priceOf(
    { order: { stage, index, tasks }, policy }: Known,
    processors: number,
  ): Promise<number | undefined> {
    const count = Math.min(
      tasks.count,
      Math.max(enoughTasks, Math.ceil(pricedShare * tasks.count)),
    );
    // A grain of 0 leaves every task without an item.
    const empty = { ...tasks, grain: 0, count };
    const order = { stage: quiet(stage), index, tasks: empty, serial: false };
    const handle = { policy, count, processors };
    const { signal } = new AbortController();
    try {
      const pass = this.#lay(order);
      resetSchedule(this.#place.memory, makeSchedule(handle));
      const run = await runAnnounced(this.#place, this.#crew, order, handle, pass, signal);
      if (run.losses.length > 0) await this.#crew.mend(run.losses, tasks);
      else return run.drained.reduce((sum, { computeMs }) => sum + computeMs, 0) / count;
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
    }
    return undefined;
  }
}

/** The lower one of two. */
function middle(values: readonly number[]): number | undefined {
  return values.toSorted((a, b) => a - b)[(values.length - 1) >> 1];
}

/** The stage without its shuffle: nothing is put together of tasks that are empty. */
function quiet(stage: Stage): Stage {
  const arrays = Object.entries(stage.arrays).filter(([, { how }]) => how !== 'shuffle');
  return { ...stage, arrays: Object.fromEntries(arrays) };
}
