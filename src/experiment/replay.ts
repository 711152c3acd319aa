// The runs of the last records, ready to be played again: what a replay needs of them is small, their spans are not.

import { recordedRun } from '../pipeline/recorded-run.ts';
import { knownKernel } from '../pipeline/known-kernel.ts';
import { replayRun } from '../pipeline/replay.ts';
import type { RecordedRun, ReplaySettings } from '../pipeline/replay.ts';
import type { StageTraffic } from '../contract/stage-traffic.ts';
import type { RunRecord } from '../record/run-record.ts';

/** Records that are kept, of so many tasks at most: a page shows one, and makes some more beside it. */
const [mostKept, mostTasks] = [16, 2 ** 22];

function tasksOf(runs: ReadonlyMap<number, RecordedRun>): number {
  let tasks = 0;
  for (const { passes } of runs.values()) {
    for (const { taskMs } of passes) tasks += taskMs.length;
  }
  return tasks;
}

/** What each stage of a run sends. */
export type RunTraffic = readonly StageTraffic[];

/** What a replay needs of a record. */
type PlayedRecord = Pick<RunRecord, 'id' | 'spans'> &
  Partial<Pick<RunRecord, 'plan' | 'baselineKernel' | 'baseline'>>;

/** What one processor computes in all, as the baseline shows it, which hands out nothing; if its kernel is the same. */
function kernelMsOf({ plan, baselineKernel, baseline }: PlayedRecord): number | undefined {
  return baselineKernel === plan?.kernel ? baseline?.medianMs : undefined;
}

export class ReplayShelf {
  /** By record, the oldest first: the run of each processor count. */
  readonly #kept = new Map<string, ReadonlyMap<number, RecordedRun>>();

  /** `traffic` is that of a run's stages. */
  keep(record: PlayedRecord, traffic: RunTraffic): void {
    const { id, spans: all } = record;
    const kernelMs = kernelMsOf(record);
    const runs = all.map(({ processors, spans }) => {
      const recorded = recordedRun(spans, traffic);
      const known = kernelMs === undefined ? recorded : knownKernel(recorded, kernelMs);
      return [processors, known] as const;
    });
    this.#kept.set(id, new Map(runs));
    this.#dropOldest(id);
  }

  /** Until there is room for what is left; `newest` always stays. */
  #dropOldest(newest: string): void {
    let tasks = 0;
    for (const one of this.#kept.values()) tasks += tasksOf(one);
    for (const [id, runs] of this.#kept) {
      if (id === newest || (this.#kept.size <= mostKept && tasks <= mostTasks)) return;
      this.#kept.delete(id);
      tasks -= tasksOf(runs);
    }
  }

  /** The run's time under each of `settings`, in ms; undefined where it is not kept. */
  replay(
    id: string,
    processors: number,
    settings: readonly ReplaySettings[],
  ): readonly number[] | undefined {
    const recorded = this.#kept.get(id)?.get(processors);
    return recorded && settings.map((one) => replayRun(recorded, one));
  }
}
