// Weak scaling: the problem grows with the processors, and the work that is done in one processor's time is what counts.

import { fitGustafson } from '../laws/gustafson.ts';
import type { Config } from '../record/config.ts';
import type { RunRecord } from '../record/run-record.ts';
import type { ParameterInfo } from './catalogue.ts';
import type { Lab, WeakPoint } from './lab.ts';
import { mainParameterOf } from './main-parameter.ts';
import { planToConfig } from './plan-config.ts';
import { runBeside } from './run-actions.ts';

/** Work of a configuration with another size; undefined where it cannot be planned. */
async function workAt(
  { engine }: Lab,
  config: Config,
  name: string,
  size: number,
): Promise<number | undefined> {
  const parameters = { ...config.parameters, [name]: size };
  const preview = await engine.preview({ ...config, parameters });
  return preview.ok ? preview.plan.work : undefined;
}

/** The least size whose work is at least `wanted`; undefined where none can be planned. */
async function sizeFor(
  lab: Lab,
  config: Config,
  { name, max, integer }: ParameterInfo,
  wanted: number,
): Promise<number | undefined> {
  let low = config.parameters[name] ?? 1;
  let high = max;
  // What is too large for memory counts as enough: a smaller one is looked for.
  for (let i = 0; i < 40 && high - low > (integer ? 1 : 1e-6 * high); i++) {
    const middle = integer ? Math.floor((low + high) / 2) : (low + high) / 2;
    const work = await workAt(lab, config, name, middle);
    if (work === undefined || work >= wanted) high = middle;
    else low = middle;
  }
  return (await workAt(lab, config, name, high)) === undefined ? undefined : high;
}

/**
 * Runs the record's experiment with n times the work on each n, one after the other; what was found stands in the
 * state. Does nothing where the problem cannot grow.
 */
export async function growProblem(lab: Lab, record: RunRecord): Promise<void> {
  const { start, config: form } = lab.store.getState();
  const parameter = start.kind === 'ready' ? mainParameterOf(record, start.catalogue) : undefined;
  const one = record.points.find(({ processors }) => processors === 1);
  if (!parameter || !one) return;
  const base = planToConfig(record.plan, form);
  const grown: { readonly processors: number; readonly size: number }[] = [];
  for (const processors of record.plan.processors.filter((n) => n > 1)) {
    const size = await sizeFor(lab, base, parameter, processors * record.plan.work);
    if (size !== undefined) grown.push({ processors, size });
  }
  const configs = grown.map(({ processors, size }) => ({
    ...base,
    grain: 'auto' as const,
    parameters: { ...base.parameters, [parameter.name]: size },
    processors: [processors],
  }));
  const records = await runBeside(lab, configs);
  if (!records) return;
  const points = grown.map(({ processors, size }, i) =>
    weakPoint(record, records[i], processors, size, one.medianMs),
  );
  lab.store.setState({
    weakScaling: {
      record: record.id,
      parameter: parameter.label,
      points,
      serialShare: points.length > 0 ? fitGustafson(points) : null,
    },
  });
}

function weakPoint(
  base: RunRecord,
  grown: RunRecord | undefined,
  processors: number,
  size: number,
  oneMs: number,
): WeakPoint {
  const ms = grown?.points.find((point) => point.processors === processors)?.medianMs ?? Number.NaN;
  const times = (grown?.plan.work ?? Number.NaN) / base.plan.work;
  const scaledSpeedup = (times * oneMs) / ms;
  return { processors, size, times, ms, scaledSpeedup, efficiency: scaledSpeedup / processors };
}
