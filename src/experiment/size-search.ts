// Which size to measure next, to find where the faster of two sides becomes the other one.

import { bracketOf } from '../laws/crossing.ts';
import type { ParameterSpec } from '../contract/params.ts';
import type { BreakEvenStep } from '../record/comparison.ts';

/** Sizes closer than this, as a ratio, are not told apart. */
const closeEnough = 1.15;
/** Downwards in longer strides: smaller problems cost less and less. */
const [strideDown, strideUp] = [4, 2];
/** Runs that take longer, the faster one or the slower, are large enough: the serial result takes many times as long. */
const [longEnoughMs, tooLongMs] = [250, 1_000];

/**
 * The next size to measure after `steps`, in ascending order; undefined where there is none. Before the sides have
 * changed it goes on from the ends: downwards first where the first side is faster at the smallest, else upwards first.
 */
export function nextSize(
  steps: readonly BreakEvenStep[],
  { min, max, integer }: Pick<ParameterSpec, 'min' | 'max' | 'integer'>,
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
