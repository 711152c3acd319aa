// Asks how long the record's run would take elsewhere. The engine computes it, so that the page stays quick.

import {
  askReplay,
  canReplay,
  usualCounts,
  type Replay,
  type ReplayChoice as AskedReplay,
} from '../replay/ask-replay.ts';
import { networks, type NetworkId } from '../replay/networks.ts';
import type { MessageCosts, Transport } from '../contract/schedule.ts';
import type { MessageTransport } from '../record/ceiling.ts';
import type { RunRecord } from '../record/run-record.ts';
import type { Lab } from './lab.ts';

export { canReplay, networks, type NetworkId, type Replay };

/** What a person chooses; how data reaches tasks is named by its transport. */
export interface ReplayChoice extends Omit<AskedReplay, 'moving'> {
  readonly transport: Transport | undefined;
}

/** What messages cost on this machine; undefined where that was not measured. */
function costsOf(
  { getState }: Lab['store'],
  transport: MessageTransport,
): MessageCosts | undefined {
  return getState().calibration?.messages?.[transport];
}

/** Replays the record's run on 1 to 4,096 processors; undefined if the engine has ended. */
export function replayRecord(
  { engine, store }: Lab,
  record: RunRecord,
  { transport, ...choice }: ReplayChoice,
): Promise<Replay | undefined> {
  const moving = transport === 'shared' ? transport : transport && costsOf(store, transport);
  return askReplay(record, { ...choice, moving }, usualCounts, (run, settings) =>
    engine.replay(run, settings).catch(() => undefined),
  );
}
