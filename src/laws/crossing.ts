// Where the faster of two sides becomes the other one, from what was measured at some sizes.

/** Two sides at one size. */
interface Step {
  readonly size: number;
  /** T(second) / T(first). */
  readonly times: number;
  /** The intervals of the medians do not touch. */
  readonly apart: boolean;
}

/** The faster side, if a difference was seen: the intervals of the medians are apart. */
export function fasterSide({ times, apart }: Step): 'first' | 'second' | undefined {
  if (!apart) return undefined;
  return times >= 1 ? 'first' : 'second';
}

/** The two sizes nearest to each other between which the faster side surely changes, of sizes in ascending order. */
export function bracketOf<Of extends Step>(steps: readonly Of[]): readonly [Of, Of] | undefined {
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
export function crossingOf(steps: readonly Step[]): number | undefined {
  const bracket = bracketOf(steps);
  if (!bracket) return undefined;
  const [low, high] = bracket;
  const share = Math.log(low.times) / (Math.log(low.times) - Math.log(high.times));
  return low.size * (high.size / low.size) ** share;
}
