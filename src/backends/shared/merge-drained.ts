// Joins what one processor did in a pass and in the passes that mended it.

import type { Drained } from '../../contract/backend.ts';
import type { LaneSpans } from '../../contract/span.ts';

const noSpans: LaneSpans = {
  count: 0,
  phase: new Uint8Array(),
  task: new Int32Array(),
  merged: new Uint32Array(),
  startMs: new Float64Array(),
  endMs: new Float64Array(),
};

/** `first` and then `second`; nothing at all of lane `lane` where both are missing. */
export function mergeDrained(
  first: Drained | undefined,
  second: Drained | undefined,
  lane = 0,
): Drained {
  const none: Drained = {
    lane,
    enteredMs: Number.NEGATIVE_INFINITY,
    leftMs: Number.POSITIVE_INFINITY,
    spans: noSpans,
    computeMs: 0,
    transferMs: 0,
    longestTaskMs: 0,
    bytesMoved: 0,
  };
  if (!first || !second) return first ?? second ?? none;
  return {
    lane: first.lane,
    enteredMs: first.enteredMs,
    leftMs: second.leftMs,
    spans: joinSpans(first.spans, second.spans),
    computeMs: first.computeMs + second.computeMs,
    transferMs: first.transferMs + second.transferMs,
    longestTaskMs: Math.max(first.longestTaskMs, second.longestTaskMs),
    takeMs: first.takeMs ?? second.takeMs,
    bytesMoved: first.bytesMoved + second.bytesMoved,
  };
}

function joinSpans(a: LaneSpans, b: LaneSpans): LaneSpans {
  return {
    count: a.count + b.count,
    phase: Uint8Array.of(...a.phase, ...b.phase),
    task: Int32Array.of(...a.task, ...b.task),
    merged: Uint32Array.of(...a.merged, ...b.merged),
    startMs: Float64Array.of(...a.startMs, ...b.startMs),
    endMs: Float64Array.of(...a.endMs, ...b.endMs),
  };
}
