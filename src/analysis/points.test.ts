// The interval of the speedup over the best serial program, against experiments whose truth is known.

import { describe, expect, it } from 'vitest';
import { countPoints, countSamples } from './counts.ts';
import { makePoints } from './points.ts';
import { makeFacts } from '../testing/synthetic-facts.ts';
import type { Point } from '../record/run-record.ts';

/** Normal noise by Box and Muller from xorshift (Marsaglia 2003): apart from the generators that are tested. */
function makeNormal(seed: number): () => number {
  let state = (seed * 2_654_435_761 + 1) >>> 0 || 1;
  const uniform = (): number => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return ((state >>> 0) + 1) / (2 ** 32 + 1);
  };
  for (let warm = 0; warm < 20; warm++) uniform();
  return () => Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform());
}

/** The points of one experiment in which the baseline takes 90 ms and two workers 60, both with 3 % of noise. */
function pointsOf(samples: number, seed: number): readonly Point[] {
  const normal = makeNormal(seed);
  const noisy = (ms: number) => () => ms * (1 + 0.03 * normal());
  const facts = makeFacts({
    plan: { processors: [2], samples, seed },
    wallMs: noisy(60),
    baselineMs: noisy(90),
  });
  const [first, ...rest] = facts.baselineSamples;
  if (!first) throw new Error('There are no rounds.');
  return makePoints(facts.plan, countPoints(facts), countSamples([first, ...rest]));
}

describe('the interval of the speedup over the best serial program', () => {
  it.each([9, 12, 20])(
    'holds the truth in at least 930 of 1,000 experiments of %d rounds',
    (n) => {
      const experiments = 1_000;
      let [held, alone] = [0, 0];
      for (let seed = 0; seed < experiments; seed++) {
        const [point] = pointsOf(n, seed);
        const [low, high] = point?.speedup.absoluteInterval ?? [NaN, NaN];
        if (low <= 1.5 && 1.5 <= high) held++;
        // What it would be if the baseline had no noise.
        const [shortMs, longMs] = point?.intervalMs ?? [NaN, NaN];
        const baseMs = (point?.speedup.absolute ?? NaN) * (point?.medianMs ?? NaN);
        if (baseMs / longMs <= 1.5 && 1.5 <= baseMs / shortMs) alone++;
      }
      if (process.env['SHOW_FIGURES'])
        process.stdout.write(`${n} rounds: ${held} of 1,000; over the median alone: ${alone}\n`);
      expect(held).toBeGreaterThanOrEqual(0.93 * experiments);
      expect(held).toBeLessThan(experiments);
      expect(alone).toBeLessThan(held);
    },
    60_000,
  );

  it('is there on one processor too, and needs six rounds of both', () => {
    const facts = makeFacts({ wallMs: (n) => 100 / n });
    const [first, ...rest] = facts.baselineSamples;
    if (!first) throw new Error('There are no rounds.');
    const of = (baseline: readonly [typeof first, ...(typeof first)[]]) =>
      makePoints(facts.plan, countPoints(facts), countSamples(baseline))[0]?.speedup;
    expect(of([first, ...rest])?.absoluteInterval).toEqual([0.9, 0.9]);
    expect(of([first, ...rest])?.relativeInterval).toBeNull();
    expect(of([first, ...rest.slice(0, 4)])?.absoluteInterval).toBeNull();
  });
});
