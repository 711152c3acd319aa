// Which size to measure next, to find where the faster of two sides becomes the other one.

import type { ParameterInfo } from './catalogue.ts';
import type { BreakEvenStep } from './lab.ts';

/** Sizes closer than this, as a ratio, are not told apart. */
const closeEnough = 1.15;
/** Downwards in longer strides: smaller problems cost less and less. */
const [strideDown, strideUp] = [4, 2];
/** Runs that take longer, the faster one or the slower, are large enough: the serial result takes many times as long. */
const [longEnoughMs, tooLongMs] = [250, 1_000];

/** The faster side, if a difference was seen: the intervals of the medians are apart. */
export function fasterSide({ times, apart }: BreakEvenStep): 'first' | 'second' | undefined {
  if (!apart) return undefined;
  return times >= 1 ? 'first' : 'second';
}

/** The two sizes nearest to each other between which the faster side surely changes, of sizes in ascending order. */
function bracketOf(
  steps: readonly BreakEvenStep[],
): readonly [BreakEvenStep, BreakEvenStep] | undefined {
  const clear = steps.filter(({ apart }) => apart);
  for (const [i, high] of clear.entries()) {
    const low = clear[i - 1];
    if (low && fasterSide(low) !== fasterSide(high)) return [low, high];
  }
  return undefined;
}

/**
 * Where both sides take the same time, between the sizes that hold it: on a straight line through them on logarithmic
 * axes. Undefined unless a difference was seen on both sides of it.
 */
export function crossingOf(steps: readonly BreakEvenStep[]): number | undefined {
  const bracket = bracketOf(steps);
  if (!bracket) return undefined;
  const [low, high] = bracket;
  const share = Math.log(low.times) / (Math.log(low.times) - Math.log(high.times));
  return low.size * (high.size / low.size) ** share;
}

/**
 * The next size to measure after `steps`, in ascending order; undefined where there is none. Before the sides have
 * changed it goes on from the ends: downwards first where the first side is faster at the smallest, else upwards first.
 */
export function nextSize(
  steps: readonly BreakEvenStep[],
  { min, max, integer }: Pick<ParameterInfo, 'min' | 'max' | 'integer'>,
): number | undefined {
  const [smallest, largest] = [steps[0], steps.at(-1)];
  if (!smallest || !largest) return undefined;
  const round = (size: number): number => {
    const within = Math.min(max, Math.max(min, size));
    return integer ? Math.round(within) : within;
  };
  const unless = (size: number): number | undefined =>
    steps.some((step) => step.size === size) ? undefined : size;
  const bracket = bracketOf(steps);
  if (bracket) {
    const [low, high] = bracket;
    if (high.size / low.size < closeEnough) return undefined;
    return unless(round(Math.sqrt(low.size * high.size)));
  }
  const down = unless(round(smallest.size / strideDown));
  const enough =
    Math.min(...largest.medianMs) > longEnoughMs || Math.max(...largest.medianMs) > tooLongMs;
  const up = enough ? undefined : unless(round(largest.size * strideUp));
  return smallest.times >= 1 ? (down ?? up) : (up ?? down);
}
