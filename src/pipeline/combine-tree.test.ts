// A tree combines every copy once, whatever the order and number of its tasks.

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { makeView } from '../contract/array.ts';
import { combineSlots } from './aggregate.ts';
import { combineItems, planTree, type Copies } from './combine-tree.ts';
import type { ElementType, View } from '../contract/array.ts';

const align = (offset: number): number => Math.ceil(offset / 128) * 128;

interface Case {
  readonly type: ElementType;
  readonly width: number;
  readonly count: number;
  readonly combine: 'sum' | 'min' | 'max';
}

/** Lays out the copies of every array, and where they are to be combined. */
function layOut(cases: readonly Case[]) {
  let end = 0;
  const arrays = cases.map(({ type, width, count, combine }): Copies => {
    const fromOffset = end;
    const toOffset = align(fromOffset + 8 * count * width);
    end = align(toOffset + 8 * width);
    return { type, width, count, combine, fromOffset, toOffset };
  });
  const tree = planTree(arrays, end, align);
  return { arrays, ...tree, buffer: new ArrayBuffer(tree.end) };
}

/** Combines in tasks that come in an order of `next`, some of them twice, as after the loss of a worker. */
function runTree(cases: readonly Case[], fill: (at: number) => number, next: () => number): View[] {
  const { arrays, levels, buffer } = layOut(cases);
  const viewAt = (type: ElementType, offset: number, length: number): View =>
    makeView(type, buffer, offset, length);
  for (const { type, fromOffset, count, width } of arrays) {
    viewAt(type, fromOffset, count * width).forEach((_, at, view) => (view[at] = fill(at)));
  }
  for (const level of levels) {
    const tasks = Math.ceil(level.items / level.grain);
    const order = Array.from({ length: tasks }, (_, task) => task);
    order.sort(() => next() - 0.5);
    for (const task of [...order, ...order.slice(0, 2)]) {
      const start = task * level.grain;
      combineItems(level, { start, end: Math.min(level.items, start + level.grain) }, viewAt);
    }
  }
  return arrays.map(({ type, toOffset, width }) => viewAt(type, toOffset, width));
}

const cases = fc.record({
  type: fc.constantFrom('u8', 'i32', 'u32', 'f64'),
  width: fc.oneof(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 4_000, max: 9_000 })),
  combine: fc.constantFrom('sum', 'min', 'max'),
});

test('whole numbers are what one after the other gives', () => {
  fc.assert(
    fc.property(
      fc.array(cases, { minLength: 1, maxLength: 3 }),
      fc.oneof(fc.integer({ min: 1, max: 20 }), fc.constantFrom(64, 65, 200)),
      fc.nat(),
      (given, count, seed) => {
        const all = given.map((one): Case => ({ ...one, count }));
        const fill = (at: number): number => (at * 7_919 + seed) % 251;
        const random = (
          (state) => () =>
            (state = (state * 48_271) % 2_147_483_647) / 2 ** 31
        )(seed + 1);
        const made = runTree(all, fill, random);
        for (const [i, { type, width, combine }] of all.entries()) {
          const slots = makeView(type, new ArrayBuffer(8 * count * width), 0, count * width);
          slots.forEach((_, at) => (slots[at] = fill(at)));
          const expected = makeView(type, new ArrayBuffer(8 * width), 0, width);
          combineSlots(expected, slots, count, combine);
          expect(made[i]).toEqual(expected);
        }
      },
    ),
    { numRuns: 30 },
  );
});

test('a float sum depends on the number of copies alone, not on who combines what when', () => {
  const all: readonly Case[] = [{ type: 'f32', width: 5_000, count: 100, combine: 'sum' }];
  const fill = (at: number): number => Math.sin(at) * 10 ** (at % 7);
  const [one] = runTree(all, fill, () => 0.2);
  const [other] = runTree(all, fill, () => 0.8);
  expect(one).toEqual(other);
  expect(one?.some((value) => value !== 0)).toBe(true);
});

test('few narrow copies are one task, a million many', () => {
  const few = layOut([{ type: 'u32', width: 1, count: 8, combine: 'sum' }]).levels;
  expect(few.map(({ items, grain }) => Math.ceil(items / grain))).toEqual([1]);
  const many = layOut([{ type: 'u32', width: 1, count: 1_000_000, combine: 'sum' }]).levels;
  expect(many).toHaveLength(4);
  expect(Math.ceil((many[0]?.items ?? 0) / (many[0]?.grain ?? 1))).toBeGreaterThan(100);
  const wide = layOut([{ type: 'f32', width: 100_000, count: 4, combine: 'sum' }]).levels;
  expect(wide.map(({ items, grain }) => Math.ceil(items / grain))).toEqual([25]);
});
