// Inside a worker on memory: drains one pass, a clock reading per task and no message at all.

import { taskRange } from '../../contract/range.ts';
import { joinSchedule } from '../../pipeline/assign.ts';
import { makeAtomicCells } from '../../pipeline/schedule-cells.ts';
import { arrayBytes, makeView } from '../../contract/array.ts';
import { arrayView, cell, controlCells, ensureBytes } from '../arena/layout.ts';
import { EmissionLog } from '../arena/emission-log.ts';
import { segmentsAt } from '../arena/segment-store.ts';
import { noEmit, Outbox, shuffleOf } from '../../pipeline/outbox.ts';
import { wholeWindow } from '../../pipeline/pieces.ts';
import { describeThrown } from './thrown.ts';
import { enterTask } from '../arena/lane-state.ts';
import { severalTasks } from './several.ts';
import type { ArraySpec, View } from '../../contract/array.ts';
import type { Emit, Kernel, Window } from '../../contract/kernel.ts';
import type { LaneRecorder } from '../../pipeline/lane-recorder.ts';
import type { ArrayStore } from '../../pipeline/pieces.ts';
import type { Layout, PassLayout } from '../arena/layout.ts';
import type { MemoryDrained, MemoryPass, TaskFault } from '../arena/pass-protocol.ts';

interface Slots {
  readonly name: string;
  readonly view: View;
  readonly length: number;
}

/** Where a worker on memory computes; `now` is the team's clock. */
export interface MemoryPlace {
  readonly memory: WebAssembly.Memory;
  readonly layout: Layout;
  readonly now: () => number;
}

/** What a pass came to, apart from the spans in its recorder. */
type PassOutcome = Omit<MemoryDrained, 'leftMs' | 'spans'>;

/**
 * Runs tasks of `pass` until none is left or the stop cell is set, and records them in place of what `recorder` held.
 * The worker was told of the pass at `enteredMs`.
 */
export function runPass(
  pass: MemoryPass,
  kernel: Kernel,
  { memory, layout, now }: MemoryPlace,
  enteredMs: number,
  recorder: LaneRecorder,
): PassOutcome {
  ensureBytes(memory, pass.pass.end);
  const cells = controlCells(memory);
  const owners = new Uint8Array(memory.buffer, pass.pass.ownersOffset, pass.tasks.count);
  const order = orderView(pass, memory);
  const { windows, slots } = makeWindows(pass, layout, memory);
  const schedule = joinSchedule(pass.handle, makeAtomicCells(cells, cell.schedule));
  const chunk = { first: 0, end: 0 };
  recorder.reset();
  let [wanted, tookMs] = [1, -Infinity];
  const { lane, tasks, stage } = pass;
  const outbox = makeOutbox(pass, memory, cells);
  const emit = outbox?.emit ?? noEmit;
  let bytesEmitted = 0;
  let fault: TaskFault | undefined;
  let startMs = now();
  recorder.join(enteredMs, startMs);
  for (;;) {
    if (chunk.first === chunk.end) {
      wanted = severalTasks(wanted, startMs - tookMs);
      tookMs = startMs;
      if (!schedule.take(lane, chunk, wanted)) break;
    }
    if (Atomics.load(cells, cell.stop) !== 0) break;
    const position = chunk.first++;
    const task = order ? (order[position] ?? 0) : position;
    const range = taskRange(tasks, task);
    if (!enterTask(cells, lane, task)) break;
    for (const one of slots) windows[one.name] = slotWindow(one, task);
    try {
      outbox?.begin(task);
      kernel(windows, range, stage.args, emit);
      if (outbox) bytesEmitted += outbox.send();
    } catch (error) {
      fault = { task, ...range, reason: describeThrown(error) };
      Atomics.store(cells, cell.stop, 1);
      break;
    }
    owners[task] = lane + 1;
    const endMs = now();
    recorder.compute(task, startMs, endMs);
    startMs = endMs;
  }
  const { computeMs, longestTaskMs } = recorder;
  return { enteredMs, computeMs, longestTaskMs, bytesEmitted, fault };
}

/** Bytes of a task that are not logged yet, at most. */
const mostUnlogged = 2 ** 20;

interface LoggedOutbox {
  readonly emit: Emit;
  /** What is emitted from here on is `task`'s. */
  begin(task: number): void;
  /** Logs what the task emitted; returns its bytes. */
  send(): number;
}

/** Where the kernel emits to; undefined where the stage has no shuffle. */
function makeOutbox(
  pass: MemoryPass,
  memory: WebAssembly.Memory,
  cells: Int32Array,
): LoggedOutbox | undefined {
  const shuffle = shuffleOf(pass.stage);
  if (!shuffle) return undefined;
  const log = new EmissionLog(memory, cells, pass.pass, pass.lane);
  let current = 0;
  let sent = 0;
  const deliver = (part: number, bytes: Uint8Array): void => log.write(current, part, bytes);
  // What a task logs before it has finished counts only if it finishes in this pass: see `MemoryShuffle.gather`.
  const spill = (): void => {
    sent += outbox.empty(deliver);
  };
  const outbox = new Outbox(shuffle.parts, mostUnlogged, spill);
  return {
    emit: outbox.emit,
    begin(task) {
      current = task;
      sent = 0;
    },
    send() {
      spill();
      return sent;
    },
  };
}

function orderView(pass: MemoryPass, memory: WebAssembly.Memory): Uint32Array | undefined {
  const { orderOffset } = pass.pass;
  return pass.ordered && orderOffset !== undefined
    ? new Uint32Array(memory.buffer, orderOffset, pass.handle.count)
    : undefined;
}

function makeWindows(
  pass: MemoryPass,
  layout: Layout,
  memory: WebAssembly.Memory,
): { windows: Record<string, Window>; slots: readonly Slots[] } {
  const windows: Record<string, Window> = {};
  const slots: Slots[] = [];
  const store = makeStore(pass.pass, layout, memory);
  for (const [name, move] of Object.entries(pass.stage.arrays)) {
    switch (move.how) {
      case 'broadcast':
      case 'update':
        windows[name] = { view: arrayView(layout, memory, move.array), first: 0 };
        break;
      case 'scatter':
      case 'gather':
      case 'scratch':
        windows[name] = wholeWindow(move, store);
        break;
      case 'private':
        windows[name] = privateWindow(name, move.array, pass, layout, memory);
        break;
      case 'reduce':
        slots.push(makeSlots(name, move.array, pass, layout, memory));
        break;
      case 'shuffle':
        break;
    }
  }
  return { windows, slots };
}

/** The job's arrays as they lie in `memory`. */
function makeStore(pass: PassLayout, layout: Layout, memory: WebAssembly.Memory): ArrayStore {
  return {
    view: (array) => arrayView(layout, memory, array),
    segmentsOf(array) {
      const place = pass.segments[array];
      return place && segmentsAt(memory, place);
    },
  };
}

function makeSlots(
  name: string,
  array: string,
  pass: MemoryPass,
  layout: Layout,
  memory: WebAssembly.Memory,
): Slots {
  const { spec, offset } = copyOf(name, array, pass, layout);
  const view = makeView(spec.type, memory.buffer, offset, spec.length * pass.tasks.count);
  return { name, view, length: spec.length };
}

/** The lane's own copy. */
function privateWindow(
  name: string,
  array: string,
  pass: MemoryPass,
  layout: Layout,
  memory: WebAssembly.Memory,
): Window {
  const { spec, offset } = copyOf(name, array, pass, layout);
  const own = offset + pass.lane * arrayBytes(spec);
  return { view: makeView(spec.type, memory.buffer, own, spec.length), first: 0 };
}

/** Where a pass keeps the copies of an array, and what one is. */
function copyOf(
  name: string,
  array: string,
  { pass }: MemoryPass,
  { specs }: Layout,
): { readonly spec: ArraySpec; readonly offset: number } {
  const [spec, offset] = [specs[array], pass.copyOffsets[name]];
  if (!spec || offset === undefined) throw new Error(`The pass has no copies for "${name}".`);
  return { spec, offset };
}

function slotWindow(slots: Slots, task: number): Window {
  const first = task * slots.length;
  return { view: slots.view.subarray(first, first + slots.length), first: 0 };
}
