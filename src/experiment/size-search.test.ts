// The search for the size from which on the other side is faster, against a law that says where it is.

import { describe, expect, it } from 'vitest';
import { crossingOf } from '../laws/crossing.ts';
import { nextSize } from './size-search.ts';
import type { BreakEvenStep } from '../record/comparison.ts';

/** Searches where side one takes `oneMs` and side two `twoMs` for a size; returns the sizes in order of asking. */
function search(
  first: number,
  oneMs: (size: number) => number,
  twoMs: (size: number) => number,
  limits = { min: 1, max: 1e6, integer: true },
): { readonly sizes: readonly number[]; readonly found: number | undefined } {
  let steps: readonly BreakEvenStep[] = [];
  const sizes: number[] = [];
  for (let size: number | undefined = first; size !== undefined;) {
    sizes.push(size);
    const medianMs = [oneMs(size), twoMs(size)] as const;
    const step = {
      size,
      medianMs,
      times: medianMs[1] / medianMs[0],
      interval: null,
      apart: true,
      samplesMs: none,
    };
    steps = [...steps, step].toSorted((a, b) => a.size - b.size);
    size = nextSize(steps, limits);
    expect(sizes.length).toBeLessThan(30);
  }
  return { sizes, found: crossingOf(steps) };
}

/** Two workers with 1 ms of overhead against one: even at 2 ms of work, which is size 2,000. */
const two = (size: number): number => 1 + size / 2_000;
const one = (size: number): number => size / 1_000;

const none = [[], []] as const;

describe('the search for a size', () => {
  it.each([100, 2_000, 500_000])('finds it from size %d', (start) => {
    const { sizes, found } = search(start, two, one);
    expect(Math.abs(Math.log((found ?? 0) / 2_000))).toBeLessThan(Math.log(1.03));
    expect(new Set(sizes).size).toBe(sizes.length);
  });

  it('finds it where the first side is the faster one for small problems', () => {
    const { found } = search(500, one, two);
    expect(Math.abs(Math.log((found ?? 0) / 2_000))).toBeLessThan(Math.log(1.03));
  });

  it('goes both ways where one side is faster at every size', () => {
    const limits = { min: 1, max: 100, integer: true };
    const { sizes, found } = search(
      64,
      () => 1,
      () => 2,
      limits,
    );
    expect(sizes).toEqual([64, 16, 4, 1, 100]);
    expect(found).toBeUndefined();
  });

  it('goes no further up where a run takes long', () => {
    const ms = (size: number): number => 100 * size;
    expect(
      search(64, (size) => 1.2 * ms(size), ms, { min: 16, max: 1e6, integer: true }).sizes,
    ).toEqual([64, 16]);
  });

  it('finds no crossing of two sides that do not differ', () => {
    // 1x (1 to 1) at every size, now a little over and now a little under.
    const steps = [1, 2, 4, 8, 16].map((size, i): BreakEvenStep => {
      const times = i % 2 === 0 ? 1.001 : 0.999;
      return {
        size,
        medianMs: [1, times],
        times,
        interval: [0.99, 1.01],
        apart: false,
        samplesMs: none,
      };
    });
    expect(crossingOf(steps)).toBeUndefined();
  });

  it('takes sizes at which no difference was seen to lie between the two sides', () => {
    const step = (size: number, times: number, apart: boolean): BreakEvenStep => ({
      size,
      medianMs: [1, times],
      times,
      interval: null,
      apart,
      samplesMs: none,
    });
    const steps = [step(1, 2, true), step(4, 0.98, false), step(16, 0.5, true)];
    expect(crossingOf(steps)).toBeCloseTo(4, 9);
    expect(crossingOf(steps.slice(0, 2))).toBeUndefined();
  });
});
