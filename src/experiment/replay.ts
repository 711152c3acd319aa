// The runs of the last records, ready to be played again: what a replay needs of them is small, their spans are not.

import { recordedRun } from '../pipeline/recorded-run.ts';
import { replayRun } from '../pipeline/replay.ts';
import { stageTraffic } from '../pipeline/traffic.ts';
import type { JobArrays } from '../contract/array.ts';
import type { Stage } from '../contract/stage.ts';
import type { RecordedRun, ReplaySettings } from '../pipeline/replay.ts';
import type { RunRecord } from '../record/run-record.ts';

/** Records that are kept: a page shows one, and makes some more beside it. */
const mostKept = 16;

export class ReplayShelf {
  /** By record, the oldest first: the run of each processor count. */
  readonly #kept = new Map<string, ReadonlyMap<number, RecordedRun>>();

  /** `stages` are those of a run, on the job's `arrays`. */
  keep(
    { id, spans: all }: Pick<RunRecord, 'id' | 'spans'>,
    stages: readonly Stage[],
    arrays: JobArrays,
  ): void {
    const traffic = stages.map((stage) => stageTraffic(stage, arrays));
    const runs = all.map(
      ({ processors, spans }) => [processors, recordedRun(spans, traffic)] as const,
    );
    this.#kept.set(id, new Map(runs));
    const [oldest] = this.#kept.keys();
    if (oldest !== undefined && this.#kept.size > mostKept) this.#kept.delete(oldest);
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
