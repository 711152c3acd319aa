// One run of a record, as far as it is played again: small enough to be handed to another thread.

import { knownKernel } from './known-kernel.ts';
import { recordedRun } from './recorded-run.ts';
import { replayRun, type ReplaySettings } from './replay.ts';
import type { SpanTable } from '../contract/span.ts';
import type { StageTraffic } from '../contract/stage-traffic.ts';

export interface PlayedRun {
  readonly spans: SpanTable;
  /** What each stage sends; none if that is not known. */
  readonly traffic: readonly StageTraffic[];
  /** What one processor computes in all, as the baseline shows it, which hands out nothing; if its kernel is the same. */
  readonly kernelMs?: number;
}

/** The run's time under each of `settings`, in ms: computed, not measured. */
export function replayTimes(
  { spans, traffic, kernelMs }: PlayedRun,
  settings: readonly ReplaySettings[],
): readonly number[] {
  const recorded = recordedRun(spans, traffic);
  const known = kernelMs === undefined ? recorded : knownKernel(recorded, kernelMs);
  return settings.map((one) => replayRun(known, one));
}
