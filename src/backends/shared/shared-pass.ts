// What a pass on shared memory finds there: its schedule's cells, its order, and the copies that its tasks reduce.

import { makeView } from '../../contract/array.ts';
import { copySpecs } from '../../pipeline/aggregate.ts';
import { resetCells } from '../../pipeline/assign.ts';
import { shuffleOf } from '../../pipeline/outbox.ts';
import { makeAtomicCells } from '../../pipeline/schedule-cells.ts';
import { cell, controlCells, ensureBytes, makePassLayout } from '../arena/layout.ts';
import type { View } from '../../contract/array.ts';
import type { StageOrder } from '../../contract/backend.ts';
import type { Schedule } from '../../contract/schedule.ts';
import type { Stage } from '../../contract/stage.ts';
import type { Copies } from '../../pipeline/combine-tree.ts';
import type { LevelPlace } from '../arena/combine-level.ts';
import type { Layout, PassLayout, SegmentRegion } from '../arena/layout.ts';

/** Makes the cells of a schedule ready, and nobody asked to stop. */
export function resetSchedule(memory: WebAssembly.Memory, { handle }: Schedule): void {
  const cells = controlCells(memory);
  Atomics.store(cells, cell.stop, 0);
  resetCells(handle, makeAtomicCells(cells, cell.schedule));
}

/** Writes the order of a pass where it has one. */
export function placeOrder(
  { buffer }: WebAssembly.Memory,
  { orderOffset }: PassLayout,
  order: Uint32Array | undefined,
): void {
  if (order && orderOffset !== undefined) {
    new Uint32Array(buffer, orderOffset, order.length).set(order);
  }
}

/**
 * Lays out a pass on `lanes` processors above the segments, or above the tree of which it combines a level; the memory
 * grows as it needs.
 */
export function layPass(
  memory: WebAssembly.Memory,
  { specs }: Layout,
  { stage, tasks }: StageOrder,
  lanes: number,
  ordered: boolean,
  { region, level }: { readonly region: SegmentRegion; readonly level: LevelPlace | undefined },
): PassLayout {
  const slots = copySpecs(stage, specs, 'reduce', tasks.count);
  const privates = copySpecs(stage, specs, 'private', lanes);
  // Room for an order that mends the stage: what was emitted by then must not move.
  const room = ordered || shuffleOf(stage) !== undefined;
  const base = level ? { ...region, end: level.end } : region;
  const pass = makePassLayout(base, tasks.count, room, slots, privates);
  ensureBytes(memory, pass.end);
  return level ? { ...pass, level: level.level } : pass;
}

/** The copies of every reduce array of `stage`, one of each of `count` tasks, and the job's array they belong to. */
export function reduceCopies(
  stage: Stage,
  count: number,
  pass: PassLayout,
  { specs, offsets }: Layout,
): Readonly<Record<string, Copies>> {
  const found: Record<string, Copies> = {};
  for (const [name, move] of Object.entries(stage.arrays)) {
    if (move.how !== 'reduce') continue;
    const spec = specs[move.array];
    const [fromOffset, toOffset] = [pass.copyOffsets[name], offsets[move.array]];
    if (!spec || fromOffset === undefined || toOffset === undefined) {
      throw new Error(`The pass has no slots for "${name}".`);
    }
    const { type, length: width } = spec;
    found[name] = { type, width, combine: move.combine, count, fromOffset, toOffset };
  }
  return found;
}

/** All copies of an array as one view. */
export function copiesView({ buffer }: WebAssembly.Memory, copies: Copies | undefined): View {
  if (!copies) throw new Error('The stage does not reduce this array.');
  return makeView(copies.type, buffer, copies.fromOffset, copies.count * copies.width);
}
