import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { amdahlSpeedup, fitAmdahl } from './amdahl.ts';
import { bootstrapInterval, makeSeries, resampledMedian } from './bootstrap.ts';
import { median } from './median.ts';
import type { Draws } from './bootstrap.ts';

/** Normal noise by Box and Muller from a linear congruential generator: seeded, apart from the code tested. */
function makeNormal(seed: number): () => number {
  let state = BigInt(seed * 2 + 1);
  const uniform = (): number => {
    state = (state * 6364136223846793005n + 1442695040888963407n) % 2n ** 64n;
    return (Number(state >> 11n) + 1) / (2 ** 53 + 1);
  };
  return () => Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform());
}

describe('resampledMedian', () => {
  it('is the median of the values repeated as often as their round was drawn', () => {
    const measured = fc.array(fc.double({ min: 1, max: 100, noNaN: true }), {
      minLength: 1,
      maxLength: 15,
    });
    fc.assert(
      fc.property(
        measured,
        fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 15, maxLength: 15 }),
        (values, draws) => {
          const series = makeSeries(values.map((ms, round) => ({ round, ms })));
          const repeated = values.flatMap((ms, round) =>
            Array.from({ length: draws[round] ?? 0 }, () => ms),
          );
          if (repeated.length === 0) expect(resampledMedian(series, draws)).toBeNaN();
          else expect(resampledMedian(series, draws)).toBeCloseTo(median(repeated), 12);
        },
      ),
    );
  });
});

describe('bootstrapInterval', () => {
  const spread = (draws: Draws): number =>
    draws.reduce((sum, drawn, round) => sum + drawn * round, 0);

  it('is the same for the same seed, and draws every round alike', () => {
    const settings = { rounds: 10, seed: 5 };
    const interval = bootstrapInterval(settings, spread);
    expect(bootstrapInterval(settings, spread)).toEqual(interval);
    expect(bootstrapInterval({ rounds: 10, seed: 6 }, spread)).not.toEqual(interval);
    // The mean of 10 draws from 0..9 has mean 4.5 and standard deviation 2.872/sqrt(10).
    expect((interval?.[0] ?? 0) / 10).toBeCloseTo(4.5 - 1.96 * 0.908, 0);
    expect((interval?.[1] ?? 0) / 10).toBeCloseTo(4.5 + 1.96 * 0.908, 0);
  });

  it('is not given where many resamples have no value, nor without rounds', () => {
    const settings = { rounds: 3, seed: 1 };
    expect(
      bootstrapInterval(settings, (draws) => ((draws[0] ?? 0) === 0 ? Number.NaN : 1)),
    ).toBeUndefined();
    expect(bootstrapInterval({ rounds: 0, seed: 1 }, () => 1)).toBeUndefined();
  });

  it('of p holds the truth in at least 90 of 100 experiments with 12 rounds and 2 % noise', () => {
    const counts = [1, 2, 4, 8];
    const truth = 0.9;
    const experiments = 1_000;
    let held = 0;
    for (let seed = 0; seed < experiments; seed++) {
      const normal = makeNormal(seed);
      const series = counts.map((n) => ({
        n,
        times: makeSeries(
          Array.from({ length: 12 }, (_, round) => ({
            round,
            ms: (100 / amdahlSpeedup(truth, n)) * (1 + 0.02 * normal()),
          })),
        ),
      }));
      const interval = bootstrapInterval({ rounds: 12, seed, resamples: 500 }, (draws) => {
        const points = series.map(({ n, times }) => {
          const ms = resampledMedian(times, draws);
          return { processors: n, ms, weight: 1 / ms ** 2 };
        });
        return fitAmdahl(points).p;
      });
      if (interval && interval[0] <= truth && truth <= interval[1]) held++;
    }
    expect(held).toBeGreaterThanOrEqual(0.9 * experiments);
    // An interval that always holds the truth would say nothing.
    expect(held).toBeLessThan(experiments);
  });
});
