// Inside a worker on memory: drains one pass, a clock reading per task and no message at all.

import { taskEnd, taskStart } from '../../contract/range.ts';
import { joinSchedule } from '../../pipeline/assign.ts';
import { makeAtomicCells } from '../../pipeline/schedule-cells.ts';
import { LaneRecorder } from '../../pipeline/lane-recorder.ts';
import { makeView } from '../../contract/array.ts';
import { arenaBase, arrayView, cell, controlCellCount, ensureBytes } from './layout.ts';
import { describeThrown } from './thrown.ts';
import { enterTask } from './lane-state.ts';
import type { View } from '../../contract/array.ts';
import type { Kernel, Window } from '../../contract/kernel.ts';
import type { Layout } from './layout.ts';
import type { MemoryDrained, MemoryPass, TaskFault } from './protocol.ts';

/** The control block's cells in `memory`. */
export function controlCells(memory: WebAssembly.Memory): Int32Array {
  return new Int32Array(memory.buffer, arenaBase, controlCellCount);
}

interface Slots {
  readonly name: string;
  readonly view: View;
  readonly length: number;
}

/** Runs tasks of `pass` until none is left or the stop cell is set. `now` is the team's clock. */
export function runPass(
  pass: MemoryPass,
  kernel: Kernel,
  layout: Layout,
  memory: WebAssembly.Memory,
  now: () => number,
): MemoryDrained {
  let startMs = now();
  ensureBytes(memory, pass.pass.end);
  const cells = controlCells(memory);
  const owners = new Uint8Array(memory.buffer, pass.pass.ownersOffset, pass.tasks.count);
  const order = orderView(pass, memory);
  const { windows, slots } = makeWindows(pass, layout, memory);
  const schedule = joinSchedule(pass.handle, makeAtomicCells(cells, cell.schedule));
  const chunk = { first: 0, end: 0 };
  const recorder = new LaneRecorder();
  const { lane, tasks, stage } = pass;
  let fault: TaskFault | undefined;
  for (;;) {
    if (chunk.first === chunk.end && !schedule.take(lane, chunk)) break;
    if (Atomics.load(cells, cell.stop) !== 0) break;
    const position = chunk.first++;
    const task = order ? (order[position] ?? 0) : position;
    const range = { start: taskStart(tasks, task), end: taskEnd(tasks, task) };
    if (!enterTask(cells, lane, task)) break;
    for (const one of slots) windows[one.name] = slotWindow(one, task);
    try {
      kernel(windows, range, stage.args);
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
  return {
    spans: recorder.spans(),
    computeMs: recorder.computeMs,
    longestTaskMs: recorder.longestTaskMs,
    fault,
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
  for (const [name, move] of Object.entries(pass.stage.arrays)) {
    if (move.how !== 'reduce') {
      windows[name] = { view: arrayView(layout, memory, move.array), first: 0 };
      continue;
    }
    const spec = layout.specs[move.array];
    const offset = pass.pass.slotOffsets[name];
    if (!spec || offset === undefined) throw new Error(`The pass has no slots for "${name}".`);
    const view = makeView(spec.type, memory.buffer, offset, spec.length * pass.tasks.count);
    slots.push({ name, view, length: spec.length });
  }
  return { windows, slots };
}

function slotWindow(slots: Slots, task: number): Window {
  const first = task * slots.length;
  return { view: slots.view.subarray(first, first + slots.length), first: 0 };
}
