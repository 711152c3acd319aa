// Weak scaling: the problem grows with the processors, and the work that is done in one processor's time is what counts.

import { fitGustafson } from '../laws/gustafson.ts';
import { median } from '../laws/median.ts';
import type { Config } from '../record/config.ts';
import type { RunRecord } from '../record/run-record.ts';
import type { ParameterInfo } from './catalogue.ts';
import { isBusy, type Lab, type WeakPoint } from './lab.ts';
import { mainParameterOf } from './main-parameter.ts';
import { planToConfig } from './plan-config.ts';
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

/** A problem that has grown with the processors; of its own size on one. */
interface Grown {
  readonly processors: number;
  readonly size: number;
}

/**
 * Runs the record's experiment with n times the work on each n, once up from one processor and once down to it, half of
 * the samples each: a machine that slows down or speeds up meanwhile does so for all. What was found stands in the
 * state. Does nothing where the problem cannot grow.
 */
export async function growProblem(lab: Lab, record: RunRecord): Promise<void> {
  const { start, run, config: form } = lab.store.getState();
  const parameter = start.kind === 'ready' ? mainParameterOf(record, start.catalogue) : undefined;
  if (!parameter || isBusy(run)) return;
  const base = { ...planToConfig(record.plan, form), asks: undefined };
  const made = await inSeries(lab, 'growth', (series) => runGrown(series, record, base, parameter));
  if (!made) return;
  const { grown, records } = made;
  const measured = grown.map((of, i) => {
    const both = [records[i], records[2 * grown.length - 1 - i]];
    return { ...of, work: both[0]?.plan.work ?? Number.NaN, ms: medianMs(both, of.processors) };
  });
  const [one, ...others] = measured;
  const points = one ? others.map((of) => weakPoint(one, of)) : [];
  lab.store.setState({
    weakScaling: {
      record: record.id,
      parameter: parameter.label,
      oneMs: one?.ms ?? Number.NaN,
      points,
      serialShare: points.length > 0 ? fitGustafson(points) : null,
    },
  });
}

/** The problems and their runs, once up and once down; undefined where the series ended before. */
async function runGrown(
  series: Series,
  { plan }: RunRecord,
  base: Config,
  parameter: ParameterInfo,
): Promise<{ readonly grown: Grown[]; readonly records: RunRecord[] } | undefined> {
  const grown: Grown[] = [{ processors: 1, size: base.parameters[parameter.name] ?? 1 }];
  for (const processors of plan.processors.filter((n) => n > 1)) {
    const size = await sizeFor(series, base, parameter, processors * plan.work);
    if (size !== undefined) grown.push({ processors, size });
  }
  const records: RunRecord[] = [];
  const configs = grown.map(({ processors, size }) => ({
    ...base,
    grain: 'auto' as const,
    samples: Math.ceil(base.samples / 2),
    parameters: { ...base.parameters, [parameter.name]: size },
    processors: [processors],
  }));
  const all = grown.length > 1 ? [...configs, ...configs.toReversed()] : [];
  await series.expect(all);
  for (const config of all) {
    const record = await series.run(config);
    if (!record) return undefined;
    records.push(record);
  }
  return { grown, records };
}

/** Of the samples of all records together. */
function medianMs(records: readonly (RunRecord | undefined)[], processors: number): number {
  const points = records.flatMap((record) => record?.points ?? []);
  return median(points.filter((one) => one.processors === processors).flatMap((p) => p.samplesMs));
}

/** A grown problem with the work that it is and the time that it took. */
type Measured = Grown & { readonly work: number; readonly ms: number };

function weakPoint(one: Measured, { processors, size, work, ms }: Measured): WeakPoint {
  const times = work / one.work;
  const scaledSpeedup = (times * one.ms) / ms;
  return { processors, size, times, ms, scaledSpeedup, efficiency: scaledSpeedup / processors };
}
