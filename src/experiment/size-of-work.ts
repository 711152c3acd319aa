// Which size of a problem has how much work, by what plans expect.

import type { Config } from '../record/config.ts';
import type { Plan } from '../record/plan.ts';
import type { Series, SeriesParts } from './series.ts';

/** The parameter that makes a problem larger. */
export type SizeParameter = NonNullable<ReturnType<SeriesParts['mainParameter']>>;

/** The plan of a configuration with another size; undefined if it cannot be planned. */
export async function planAt(
  series: Series,
  config: Config,
  { name }: SizeParameter,
  size: number,
): Promise<Plan | undefined> {
  const planned = await series.plan({
    ...config,
    parameters: { ...config.parameters, [name]: size },
  });
  return planned.ok ? planned.plan : undefined;
}

/** The least size above `low` that is enough, up to `high`, which is taken to be. */
export async function leastSize(
  { integer }: SizeParameter,
  [from, to]: readonly [low: number, high: number],
  isEnough: (size: number) => Promise<boolean>,
): Promise<number> {
  let [low, high] = [from, to];
  for (let i = 0; i < 40 && high - low > (integer ? 1 : 1e-6 * high); i++) {
    const middle = integer ? Math.floor((low + high) / 2) : (low + high) / 2;
    if (await isEnough(middle)) high = middle;
    else low = middle;
  }
  return high;
}
