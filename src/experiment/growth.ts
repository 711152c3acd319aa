// Weak scaling: the problem grows with the processors, and the work that is done in one processor's time is what counts.

import { hasCore } from './has-core.ts';
import { SeriesEnd, type Series, type SeriesParts } from './series.ts';
import { leastSize, planAt, type SizeParameter } from './size-of-work.ts';
import type { Config } from '../record/config.ts';
import type { Plan } from '../record/plan.ts';
import type { RunRecord } from '../record/run-record.ts';
import type { GrowthRequest } from './study-request.ts';

/** A problem that has grown with the processors, and its runs; of its own size on one. */
export interface GrownRuns {
  readonly processors: number;
  readonly size: number;
  readonly records: readonly RunRecord[];
}

/** What was run, and what was not. */
export interface Grown {
  readonly parameter: SizeParameter;
  readonly grown: readonly GrownRuns[];
  /** All runs in the order in which they were made. */
  readonly runs: readonly RunRecord[];
  readonly leftOut: readonly number[];
  readonly plan: Plan;
}

/** Of each run: two of them give an interval. */
const fewestSamples = 3;

/** The least size whose work is at least `wanted`; undefined if none can be planned. */
async function sizeFor(
  series: Series,
  config: Config,
  parameter: SizeParameter,
  wanted: number,
): Promise<number | undefined> {
  const { name, max, default: usual } = parameter;
  // What is too large for memory counts as enough: a smaller one is looked for.
  const size = await leastSize(parameter, [config.parameters[name] ?? usual, max], async (at) => {
    const plan = await planAt(series, config, parameter, at);
    return plan === undefined || plan.work >= wanted;
  });
  return (await planAt(series, config, parameter, size)) === undefined ? undefined : size;
}

/**
 * Runs the experiment with n times the work on each n, once up from one processor and once down to it, half of the
 * samples each: a machine that slows down or speeds up meanwhile does so for all.
 */
export async function growProblem(
  { config: given, cores }: Pick<GrowthRequest, 'config'> & { readonly cores: number | null },
  series: Series,
  { mainParameter }: Pick<SeriesParts, 'mainParameter'>,
): Promise<Grown> {
  const config: Config = { ...given, asks: undefined };
  const parameter = mainParameter(config.workload);
  if (!parameter) throw new SeriesEnd({ kind: 'refused', problems: [] });
  const planned = await series.plan(config);
  if (!planned.ok) throw new SeriesEnd({ kind: 'refused', problems: planned.problems });
  const { plan } = planned;
  const canHave = (n: number): boolean => hasCore(plan, cores, n);
  const oneSize = config.parameters[parameter.name] ?? parameter.default;
  const sizes = [{ processors: 1, size: oneSize }];
  // By the estimates of both: how often something is repeated turns out only in the run.
  const oneWork = (await planAt(series, config, parameter, oneSize))?.work ?? plan.work;
  for (const processors of plan.processors.filter((n) => n > 1 && canHave(n))) {
    const size = await sizeFor(series, config, parameter, processors * oneWork);
    if (size !== undefined) sizes.push({ processors, size });
  }
  const configs = sizes.map(({ processors, size }) => ({
    ...config,
    grain: 'auto' as const,
    // Half of them up, half of them down, and never too few for an interval of both.
    samples: Math.max(fewestSamples, Math.ceil(config.samples / 2)),
    parameters: { ...config.parameters, [parameter.name]: size },
    processors: [processors],
  }));
  const all = sizes.length > 1 ? [...configs, ...configs.toReversed()] : [];
  await series.expect(all);
  const runs: RunRecord[] = [];
  for (const one of all) runs.push(await series.run(one));
  const grown = sizes.map((of, i) => {
    const both = [runs[i], runs[2 * sizes.length - 1 - i]];
    return { ...of, records: both.filter((one) => one !== undefined) };
  });
  return { parameter, grown, runs, leftOut: plan.processors.filter((n) => !canHave(n)), plan };
}
