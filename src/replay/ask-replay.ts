// How long a record's run would take elsewhere: computed from its spans, and held against what was measured. It asks
// for the record alone, wherever it was measured.

import { networks, type NetworkId } from './networks.ts';
import { areThreads } from '../contract/team-traits.ts';
import type { PlayedRun } from './played-run.ts';
import type { ReplaySettings } from './replay.ts';
import type { MessageCosts, Policy } from '../contract/schedule.ts';
import type { RunRecord } from '../record/run-record.ts';

/** What is played: another schedule, times as many items to a task, and what lies between tasks and machines. */
export interface ReplayChoice {
  readonly policy: Policy;
  readonly grainFactor: number;
  /** Between two tasks, in ms; as it was run if undefined. */
  readonly dispatchMs?: number | undefined;
  /** How data reaches tasks; as it was run if undefined. */
  readonly moving?: 'shared' | MessageCosts | undefined;
  readonly network: NetworkId;
}

/** Times as they were computed, from the run of median time on `source` processors. */
export interface Replay {
  readonly source: number;
  /** That run as it was measured, and as it is replayed. */
  readonly measuredMs: number;
  readonly replayedMs: number;
  readonly points: readonly { readonly processors: number; readonly ms: number }[];
}

/** Plays a run under each of some settings, here or on another thread; undefined if that thread has ended. */
type Play = (
  run: PlayedRun,
  settings: readonly ReplaySettings[],
) => readonly number[] | Promise<readonly number[] | undefined>;

/** Powers of two up to 4,096. */
export const usualCounts: readonly number[] = Array.from({ length: 13 }, (_, i) => 2 ** i);

/** The spans that a replay plays: of the most processors that have a core each. */
function sourceOf({ spans, environment }: RunRecord): RunRecord['spans'][number] | undefined {
  const cores = environment.capacity ?? environment.hardwareConcurrency ?? Number.POSITIVE_INFINITY;
  return spans.filter(({ processors }) => processors <= cores).at(-1) ?? spans[0];
}

/** Whether a record's run can be replayed: workers, with spans. */
export function canReplay(record: RunRecord): boolean {
  return areThreads(record.plan.team) && sourceOf(record) !== undefined;
}

/** Replays the record's run on each of `counts`; undefined if it has no spans, or if `play` answers nothing. */
export async function askReplay(
  record: RunRecord,
  { policy, grainFactor, dispatchMs, moving, network: id }: ReplayChoice,
  counts: readonly number[],
  play: Play,
): Promise<Replay | undefined> {
  const source = sourceOf(record);
  if (!source) return undefined;
  const { plan, baseline, baselineKernel, traffic = [] } = record;
  const { processors, round, spans } = source;
  const balanced = plan.balance === 'cost';
  const network = networks[id];
  const between = {
    ...(dispatchMs !== undefined && { dispatchMs }),
    ...(moving && { moving }),
    ...(network && { network }),
  };
  const asMeasured = { policy: plan.schedule, processors, balanced };
  const asked = counts.map((n) => ({ policy, processors: n, balanced, grainFactor, ...between }));
  const kernel = baselineKernel === plan.kernel && { kernelMs: baseline.medianMs };
  const made = await play({ spans, traffic, ...kernel }, [asMeasured, ...asked]);
  if (!made) return undefined;
  const [replayedMs = Number.NaN, ...times] = made;
  const sample = record.samples.find((one) => one.processors === processors && one.round === round);
  const points = counts.map((n, i) => ({ processors: n, ms: times[i] ?? Number.NaN }));
  return { source: processors, measuredMs: sample?.wallMs ?? Number.NaN, replayedMs, points };
}
