// The edges of a packed range: its ends have 16 bits each, and more positions than that share a block.

import { describe, expect, it } from 'vitest';
import { makeSchedule } from './assign.ts';
import type { Chunk, Schedule } from '../contract/schedule.ts';

/** Drains with `active` lanes in turns; every chunk in the order of its positions. */
function drain(schedule: Schedule, active: readonly number[]): readonly Chunk[] {
  const chunks: Chunk[] = [];
  const left = new Set(active);
  while (left.size > 0) {
    for (const lane of left) {
      const chunk = { first: -1, end: -1 };
      if (schedule.take(lane, chunk)) chunks.push(chunk);
      else left.delete(lane);
    }
  }
  return chunks.sort((a, b) => a.first - b.first);
}

/** Expects `chunks` to cover [0, count) without a gap, an overlap or an empty one. */
function expectCover(chunks: readonly Chunk[], count: number): void {
  let end = 0;
  let wrong = 0;
  for (const chunk of chunks) {
    if (chunk.first !== end || chunk.end <= chunk.first) wrong++;
    end = chunk.end;
  }
  expect({ wrong, end }).toEqual({ wrong: 0, end: count });
}

describe.each([
  { count: 0, blocks: 0 },
  { count: 1, blocks: 1 },
  { count: 65_535, blocks: 65_535 },
  { count: 65_536, blocks: 32_768 },
  { count: 131_070, blocks: 65_535 },
  { count: 131_071, blocks: 43_691 },
  { count: 2 ** 24, blocks: 65_281 },
])('stealing of $count positions', ({ count, blocks }) => {
  it.each([
    { who: 'one lane alone', processors: 1, active: [0] },
    { who: 'an owner and a thief', processors: 2, active: [0, 1] },
    { who: 'a thief of all the rest', processors: 3, active: [2] },
    { who: 'more lanes than the machine has cores', processors: 64, active: [0, 1, 31, 62, 63] },
  ])('hands each out once to $who, in $processors shares', ({ processors, active }) => {
    const schedule = makeSchedule({ policy: 'stealing', count, processors });
    const chunks = drain(schedule, active);
    expectCover(chunks, count);
    expect(chunks.length).toBe(blocks);
  });
});
