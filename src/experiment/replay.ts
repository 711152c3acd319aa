// Plays a record's run again under other settings.

import { recordedRun } from '../pipeline/recorded-run.ts';
import { replayRun } from '../pipeline/replay.ts';
import type { SpanTable } from '../contract/span.ts';
import type { ReplaySettings } from '../pipeline/replay.ts';

/** The run's time under each of `settings`, in ms. */
export function replaySpans(
  spans: SpanTable,
  settings: readonly ReplaySettings[],
): readonly number[] {
  const recorded = recordedRun(spans);
  return settings.map((one) => replayRun(recorded, one));
}
