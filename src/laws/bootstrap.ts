// Intervals by resampling whole rounds: what a round measured stays together, so drift that hit all
// processor counts of a round alike is not mistaken for noise of a ratio or a fit.

/** How often each round was drawn in one resample. */
export type Draws = readonly number[];

/** Measured values of one processor count, prepared for many medians. */
export interface Series {
  /** Values in ascending order. */
  readonly values: readonly number[];
  /** The round of each value. */
  readonly rounds: readonly number[];
}

/** Sorts values with their rounds. */
export function makeSeries(
  measured: readonly { readonly round: number; readonly ms: number }[],
): Series {
  const sorted = measured.toSorted((a, b) => a.ms - b.ms);
  return { values: sorted.map(({ ms }) => ms), rounds: sorted.map(({ round }) => round) };
}

/** The median of a series where round r counts `draws[r]` times; NaN where nothing was drawn. */
export function resampledMedian({ values, rounds }: Series, draws: Draws): number {
  let total = 0;
  for (const round of rounds) total += draws[round] ?? 0;
  const lowerRank = (total - 1) >> 1;
  const upperRank = total >> 1;
  let seen = 0;
  let lower = Number.NaN;
  for (const [i, round] of rounds.entries()) {
    const before = seen;
    seen += draws[round] ?? 0;
    const value = values[i] ?? Number.NaN;
    if (before <= lowerRank && lowerRank < seen) lower = value;
    if (before <= upperRank && upperRank < seen) return (lower + value) / 2;
  }
  return Number.NaN;
}

export interface BootstrapSettings {
  readonly rounds: number;
  readonly seed: number;
  readonly resamples?: number;
}

const defaultResamples = 2000;
const level = 0.95;

/**
 * 95 % percentile interval of `statistic` over resampled rounds (Efron and Tibshirani 1993, section
 * 13.3). The same seed gives the same interval. Undefined where the statistic is NaN in more than one
 * resample of 20, so that an interval never rests on the lucky draws alone.
 */
export function bootstrapInterval(
  { rounds, seed, resamples = defaultResamples }: BootstrapSettings,
  statistic: (draws: Draws) => number,
): readonly [low: number, high: number] | undefined {
  const random = makeUniform(seed);
  const found: number[] = [];
  for (let resample = 0; resample < resamples; resample++) {
    const draws = Array.from({ length: rounds }, () => 0);
    for (let i = 0; i < rounds; i++) {
      const round = Math.floor(random() * rounds);
      draws[round] = (draws[round] ?? 0) + 1;
    }
    const value = statistic(draws);
    if (!Number.isNaN(value)) found.push(value);
  }
  if (rounds < 1 || found.length < level * resamples) return undefined;
  found.sort((a, b) => a - b);
  return [quantile(found, (1 - level) / 2), quantile(found, (1 + level) / 2)];
}

/** Quantile of ascending values with linear interpolation (type 7 of Hyndman and Fan 1996). */
function quantile(sorted: readonly number[], q: number): number {
  const position = q * (sorted.length - 1);
  const index = Math.floor(position);
  const low = sorted[index] ?? Number.NaN;
  const high = sorted[index + 1] ?? low;
  return low + (high - low) * (position - index);
}

/** Uniform numbers in [0, 1): mulberry32 (Tommy Ettinger, public domain). */
function makeUniform(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let bits = Math.imul(state ^ (state >>> 15), state | 1);
    bits ^= bits + Math.imul(bits ^ (bits >>> 7), bits | 61);
    return ((bits ^ (bits >>> 14)) >>> 0) / 2 ** 32;
  };
}
