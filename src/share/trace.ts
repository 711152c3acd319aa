// A record's spans as a trace file: the Trace Event Format that Perfetto and chrome://tracing open.

import { phases } from '../contract/span.ts';
import type { RunRecord } from '../record/run-record.ts';

type SpanTable = RunRecord['spans'][number]['spans'];

/** The lane of the driver in a span table. */
const driver = 0xffff;

/** A complete event, in microseconds; or the name of a process or thread. */
type TraceEvent =
  | {
      readonly ph: 'X';
      readonly name: string;
      readonly cat: string;
      readonly pid: number;
      readonly tid: number;
      readonly ts: number;
      readonly dur: number;
      readonly args: Readonly<Record<string, number>>;
    }
  | {
      readonly ph: 'M';
      readonly name: 'process_name' | 'thread_name' | 'thread_sort_index';
      readonly pid: number;
      readonly tid: number;
      readonly args: Readonly<Record<string, string | number>>;
    };

/** The driver is thread 0, processor k thread k + 1. */
function threadOf(lane: number): number {
  return lane === driver ? 0 : lane + 1;
}

function nameThread(pid: number, tid: number): TraceEvent {
  const name = tid === 0 ? 'driver' : `processor ${tid}`;
  return { ph: 'M', name: 'thread_name', pid, tid, args: { name } };
}

function toEvent(spans: SpanTable, row: number, pid: number, offsetUs: number): TraceEvent {
  const at = (column: keyof SpanTable): number => spans[column][row] ?? 0;
  const phase = phases[at('phase')] ?? 'wait';
  const task = at('task');
  const startUs = 1_000 * at('startMs');
  return {
    ph: 'X',
    name: task < 0 ? phase : `${phase} task ${task}`,
    cat: phase,
    pid,
    tid: threadOf(at('lane')),
    ts: offsetUs + startUs,
    dur: Math.max(0, 1_000 * at('endMs') - startUs),
    args: { stage: at('stage'), ...(task >= 0 && { task, tasks: at('merged') }) },
  };
}

/**
 * The trace of every processor count that the record has spans of: a process each, one after the other on the time
 * axis, its processors and the driver as threads.
 */
export function recordToTrace({ spans: all, plan }: RunRecord): string {
  const traceEvents: TraceEvent[] = [];
  let offsetUs = 0;
  for (const { processors: pid, spans } of all) {
    const name = `${plan.workload}, n = ${pid}`;
    traceEvents.push({ ph: 'M', name: 'process_name', pid, tid: 0, args: { name } });
    const threads = new Set(spans.lane.map(threadOf));
    for (const tid of [...threads].toSorted((a, b) => a - b))
      traceEvents.push(nameThread(pid, tid));
    for (const row of spans.lane.keys()) traceEvents.push(toEvent(spans, row, pid, offsetUs));
    offsetUs += 1_000 * spans.endMs.reduce((a, b) => Math.max(a, b), 0);
  }
  return JSON.stringify({ traceEvents, displayTimeUnit: 'ms' });
}
