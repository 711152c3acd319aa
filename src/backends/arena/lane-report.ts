// What a processor did in a pass, written into its own part of shared memory: no message, no copy made
// by the browser. Read by the driver after the barrier.

import { cleanText } from '../../contract/error-text.ts';
import { Failure } from '../../contract/failure.ts';
import { laneCapacity } from '../../pipeline/lane-recorder.ts';
import { reportBytes } from './layout.ts';
import type { Drained } from '../../contract/backend.ts';
import type { LaneSpans } from '../../contract/span.ts';
import type { Layout } from './layout.ts';
import type { MemoryDrained, TaskFault } from './pass-protocol.ts';

const faultOffset = 48;
const columnsOffset = 2_048;
/** Characters of a fault's text, which may be of 4 bytes: those of a message with its place. */
const longestReason = 450;

interface Report {
  /** Rows of spans, and bytes of the fault's text (0: none). */
  readonly counts: Int32Array;
  /** Total and longest kernel time in ms, bytes emitted, and when the lane entered and left, from byte 8 on. */
  readonly times: Float64Array;
  readonly fault: Uint8Array;
  readonly columns: Omit<LaneSpans, 'count'>;
}

function reportOf(memory: WebAssembly.Memory, layout: Layout, lane: number): Report {
  const { buffer } = memory;
  const base = layout.reportsOffset + lane * reportBytes;
  const columns = base + columnsOffset;
  return {
    counts: new Int32Array(buffer, base, 2),
    times: new Float64Array(buffer, base + 8, 5),
    fault: new Uint8Array(buffer, base + faultOffset, columnsOffset - faultOffset),
    columns: {
      startMs: new Float64Array(buffer, columns, laneCapacity),
      endMs: new Float64Array(buffer, columns + 8 * laneCapacity, laneCapacity),
      task: new Int32Array(buffer, columns + 16 * laneCapacity, laneCapacity),
      merged: new Uint32Array(buffer, columns + 20 * laneCapacity, laneCapacity),
      phase: new Uint8Array(buffer, columns + 24 * laneCapacity, laneCapacity),
    },
  };
}

/** Writes the report of `lane`. It has left when that is done: `now` is the team's clock. */
export function writeReport(
  memory: WebAssembly.Memory,
  layout: Layout,
  lane: number,
  drained: Omit<MemoryDrained, 'leftMs'>,
  now: () => number,
): void {
  const { counts, times, fault, columns } = reportOf(memory, layout, lane);
  const { spans } = drained;
  columns.startMs.set(spans.startMs);
  columns.endMs.set(spans.endMs);
  columns.task.set(spans.task);
  columns.merged.set(spans.merged);
  columns.phase.set(spans.phase);
  times[0] = drained.computeMs;
  times[1] = drained.longestTaskMs;
  times[2] = drained.bytesEmitted;
  counts[0] = spans.count;
  counts[1] = drained.fault ? writeFault(fault, drained.fault) : 0;
  times[3] = drained.enteredMs;
  times[4] = now();
}

/** Writes the fault, its text cut where it is long: there is room for so much; returns its bytes. */
function writeFault(bytes: Uint8Array, fault: TaskFault): number {
  const cut = { ...fault, reason: cleanText(fault.reason, longestReason) };
  const text = new TextEncoder().encode(JSON.stringify(cut));
  bytes.set(text);
  return text.length;
}

function readFault(bytes: Uint8Array): TaskFault {
  return JSON.parse(new TextDecoder().decode(bytes.slice())) as TaskFault;
}

/** The report of `lane`, copied out of shared memory. */
export function readReport(
  memory: WebAssembly.Memory,
  layout: Layout,
  lane: number,
): MemoryDrained {
  const { counts, times, fault, columns } = reportOf(memory, layout, lane);
  const [count = 0, faultBytes = 0] = counts;
  return {
    spans: {
      count,
      startMs: columns.startMs.slice(0, count),
      endMs: columns.endMs.slice(0, count),
      task: columns.task.slice(0, count),
      merged: columns.merged.slice(0, count),
      phase: columns.phase.slice(0, count),
    },
    computeMs: times[0] ?? 0,
    longestTaskMs: times[1] ?? 0,
    bytesEmitted: times[2] ?? 0,
    enteredMs: times[3] ?? 0,
    leftMs: times[4] ?? 0,
    fault: faultBytes === 0 ? undefined : readFault(fault.subarray(0, faultBytes)),
  };
}

/** What a worker on memory did, or a `Failure` naming the task whose kernel threw. */
export function memoryToDrained(lane: number, drained: MemoryDrained): Drained {
  if (drained.fault) throw new Failure({ key: 'backend.task-failed', values: drained.fault });
  const { fault: _, bytesEmitted: bytesMoved, ...done } = drained;
  return { ...done, lane, transferMs: 0, bytesMoved };
}
