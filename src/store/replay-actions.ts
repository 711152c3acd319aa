// Asks how long the record's run would take elsewhere. The engine computes it, so that the page stays quick.

import {
  askReplay,
  canReplay,
  usualCounts,
  type Replay,
  type ReplayChoice as AskedReplay,
} from '../replay/ask-replay.ts';
import { networks, type NetworkId } from '../replay/networks.ts';
import type { Transport } from '../contract/schedule.ts';
import type { Ceiling } from '../record/ceiling.ts';
import type { RunRecord } from '../record/run-record.ts';
import type { Lab, LabState } from './lab.ts';

export { canReplay, networks, type NetworkId, type Replay };

/** What a person chooses; how data reaches tasks is named by its transport. */
export interface ReplayChoice extends Omit<AskedReplay, 'moving'> {
  readonly transport: Transport | undefined;
}

/**
 * What messages cost where a record was measured, by transport; undefined if that was not measured. Of a run that was
 * opened from a file only its own machine counts.
 */
export function messagesOf(
  { calibration, opened }: Pick<LabState, 'calibration' | 'opened'>,
  record: RunRecord,
): Ceiling['messages'] {
  const own = record.conditions?.ceiling?.messages;
  return opened?.study === record ? own : (calibration?.messages ?? own);
}

/** Replays the record's run on 1 to 4,096 processors; undefined if the engine has ended. */
export function replayRecord(
  { engine, store }: Lab,
  record: RunRecord,
  { transport, ...choice }: ReplayChoice,
): Promise<Replay | undefined> {
  const moving =
    transport === 'shared'
      ? transport
      : transport && messagesOf(store.getState(), record)?.[transport];
  return askReplay(record, { ...choice, moving }, usualCounts, (run, settings) =>
    engine.replay(run, settings).catch(() => undefined),
  );
}
