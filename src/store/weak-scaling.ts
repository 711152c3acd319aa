// Weak scaling: the problem grows with the processors, and the work that is done in one processor's time is what counts.

import type { Config } from '../record/config.ts';
import type { RunRecord } from '../record/run-record.ts';
import type { ParameterInfo } from './catalogue.ts';
import { growthPoints, type Grown } from './growth-points.ts';
import { isBusy, type Lab } from './lab.ts';
import { mainParameterOf } from './main-parameter.ts';
import { planToConfig } from '../record/plan-config.ts';
import { inSeries, type Series } from './series.ts';

/** Work of a configuration with another size; undefined where it cannot be planned. */
async function workAt(
  series: Series,
  config: Config,
  name: string,
  size: number,
): Promise<number | undefined> {
  const parameters = { ...config.parameters, [name]: size };
  const preview = await series.preview({ ...config, parameters });
  return preview?.ok ? preview.plan.work : undefined;
}

/** The least size whose work is at least `wanted`; undefined where none can be planned. */
async function sizeFor(
  series: Series,
  config: Config,
  { name, max, integer }: ParameterInfo,
  wanted: number,
): Promise<number | undefined> {
  let low = config.parameters[name] ?? 1;
  let high = max;
  // What is too large for memory counts as enough: a smaller one is looked for.
  for (let i = 0; i < 40 && high - low > (integer ? 1 : 1e-6 * high); i++) {
    const middle = integer ? Math.floor((low + high) / 2) : (low + high) / 2;
    const work = await workAt(series, config, name, middle);
    if (work === undefined || work >= wanted) high = middle;
    else low = middle;
  }
  return (await workAt(series, config, name, high)) === undefined ? undefined : high;
}

/**
 * Runs the record's experiment with n times the work on each n, once up from one processor and once down to it, half of
 * the samples each: a machine that slows down or speeds up meanwhile does so for all. What was found stands in the
 * state. Does nothing where the problem cannot grow.
 */
export async function growProblem(lab: Lab, record: RunRecord): Promise<void> {
  const { start, run } = lab.store.getState();
  const parameter = start.kind === 'ready' ? mainParameterOf(record, start.catalogue) : undefined;
  if (!parameter || isBusy(run)) return;
  const base = { ...planToConfig(record.plan), asks: undefined };
  const made = await inSeries(lab, 'growth', (series) => runGrown(series, record, base, parameter));
  if (!made) return;
  lab.store.setState({
    weakScaling: {
      record: record.id,
      parameter: parameter.label,
      leftOut: record.plan.processors.filter((n) => !hasCore(record, n)),
      ...growthPoints(made, record.plan.seed),
    },
  });
}

/** Whether the machine has a core for each of `n` processors; tasks that wait need none. */
function hasCore({ plan, environment }: RunRecord, n: number): boolean {
  const cores = environment.capacity ?? environment.hardwareConcurrency;
  return plan.waits === true || cores === null || n <= cores;
}

/** The problems and their runs, once up and once down; undefined if the series ended before. */
async function runGrown(
  series: Series,
  record: RunRecord,
  base: Config,
  parameter: ParameterInfo,
): Promise<readonly Grown[] | undefined> {
  const { plan } = record;
  const oneSize = base.parameters[parameter.name] ?? 1;
  const sizes = [{ processors: 1, size: oneSize }];
  // By the estimates of both: how often something is repeated turns out only in the run.
  const oneWork = (await workAt(series, base, parameter.name, oneSize)) ?? plan.work;
  for (const processors of plan.processors.filter((n) => n > 1 && hasCore(record, n))) {
    const size = await sizeFor(series, base, parameter, processors * oneWork);
    if (size !== undefined) sizes.push({ processors, size });
  }
  const configs = sizes.map(({ processors, size }) => ({
    ...base,
    grain: 'auto' as const,
    // Half of them up, half of them down, and never too few for an interval of both.
    samples: Math.max(fewestSamples, Math.ceil(base.samples / 2)),
    parameters: { ...base.parameters, [parameter.name]: size },
    processors: [processors],
  }));
  const all = sizes.length > 1 ? [...configs, ...configs.toReversed()] : [];
  await series.expect(all);
  const records: RunRecord[] = [];
  for (const config of all) {
    const made = await series.run(config);
    if (!made) return undefined;
    records.push(made);
  }
  return sizes.map((of, i) => {
    const both = [records[i], records[2 * sizes.length - 1 - i]];
    return { ...of, records: both.filter((one) => one !== undefined) };
  });
}

/** Of each run: two of them give an interval. */
const fewestSamples = 3;
