// Asks how long the record's run would take elsewhere: computed from its spans, and held against what was measured.

import type { MessageCosts, Policy, Transport } from '../contract/schedule.ts';
import type { RunRecord } from '../record/run-record.ts';
import type { MessageTransport } from './calibration.ts';
import type { Lab } from './lab.ts';

/** What is played: another schedule, times as many items to a task, and what lies between tasks and machines. */
export interface ReplayChoice {
  readonly policy: Policy;
  readonly grainFactor: number;
  readonly dispatchMs: number | undefined;
  /** How data reaches tasks; as it was run where undefined. */
  readonly transport: Transport | undefined;
  readonly network: NetworkId;
}

/** Machines side by side, with figures of a usual kind: latency one way, and bandwidth of a link. */
export const networks = {
  none: undefined,
  rack: { processorsPerMachine: 16, latencyMs: 0.01, bytesPerMs: 1.25e7 },
  office: { processorsPerMachine: 8, latencyMs: 0.2, bytesPerMs: 1.25e5 },
  internet: { processorsPerMachine: 4, latencyMs: 20, bytesPerMs: 1.25e4 },
} as const;
export type NetworkId = keyof typeof networks;

/** Times as they were computed, from the run of median time on `source` processors. */
export interface Replay {
  readonly source: number;
  /** That run as it was measured, and as it is replayed. */
  readonly measuredMs: number;
  readonly replayedMs: number;
  readonly points: readonly { readonly processors: number; readonly ms: number }[];
}

/** Powers of two up to 4,096. */
const counts = Array.from({ length: 13 }, (_, i) => 2 ** i);

/** The spans that a replay plays: of the most processors that have a core each. */
function sourceOf({ spans, environment }: RunRecord): RunRecord['spans'][number] | undefined {
  const cores = environment.capacity ?? environment.hardwareConcurrency ?? Number.POSITIVE_INFINITY;
  return spans.filter(({ processors }) => processors <= cores).at(-1) ?? spans[0];
}

/** Whether a record's run can be replayed: workers, with spans. */
export function canReplay(record: RunRecord): boolean {
  return record.plan.backend === 'workers' && sourceOf(record) !== undefined;
}

/** What messages cost on this machine; undefined where that was not measured. */
function costsOf(
  { getState }: Lab['store'],
  transport: MessageTransport,
): MessageCosts | undefined {
  return getState().calibration?.messages?.[transport];
}

/** Replays the record's run on 1 to 4,096 processors; undefined where the engine does not hold it any more. */
export async function askReplay(
  { engine, store }: Lab,
  record: RunRecord,
  { policy, grainFactor, dispatchMs, transport, network: id }: ReplayChoice,
): Promise<Replay | undefined> {
  const source = sourceOf(record);
  if (!source) return undefined;
  const { processors, round } = source;
  const balanced = record.plan.balance === 'cost';
  const asMeasured = { policy: record.plan.schedule, processors, balanced };
  const network = networks[id];
  const moving = transport === 'shared' ? transport : transport && costsOf(store, transport);
  const between = {
    ...(dispatchMs !== undefined && { dispatchMs }),
    ...(moving && { moving }),
    ...(network && { network }),
  };
  const asked = counts.map((n) => ({ policy, processors: n, balanced, grainFactor, ...between }));
  const made = await engine
    .replay(record.id, processors, [asMeasured, ...asked])
    .catch(() => undefined);
  if (!made) return undefined;
  const [replayedMs = Number.NaN, ...times] = made;
  const sample = record.samples.find((one) => one.processors === processors && one.round === round);
  const points = counts.map((n, i) => ({ processors: n, ms: times[i] ?? Number.NaN }));
  return { source: processors, measuredMs: sample?.wallMs ?? Number.NaN, replayedMs, points };
}
