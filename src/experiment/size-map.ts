// Efficiency over sizes and processor counts: a few rounds at every cell, then more where the line is undecided.

import { areAlike } from '../contract/team-traits.ts';
import { makeRandom } from '../kit/random.ts';
import { sizeMapDefaults, sizeMapLimits, type SizeMapCell } from '../record/size-map.ts';
import { checkNumber } from './check-number.ts';
import { hasCore } from './has-core.ts';
import { batchSamples, nextPass, sampleBudget, type Batch } from './sample-allocation.ts';
import { SeriesEnd, type Series, type SeriesParts } from './series.ts';
import { leastSize, planAt, type SizeParameter } from './size-of-work.ts';
import type { Config } from '../record/config.ts';
import type { Plan } from '../record/plan.ts';
import type { RunRecord } from '../record/run-record.ts';
import type { SizeMapRequest } from './study-request.ts';

/** The largest size is the one that is given; the smallest has this share of its work, or is as small as can be. */
const leastWork = 1 / 1024;

/** What is measured where. */
export interface MapPlan {
  readonly parameter: SizeParameter;
  /** In ascending order; fewer than were asked for if there are no more between the ends. */
  readonly sizes: readonly number[];
  /** Above 1. */
  readonly processors: readonly number[];
  readonly leftOut: readonly number[];
  readonly efficiency: number;
  readonly plan: Plan;
}

/** What a map needs of others. */
interface MapParts extends Pick<SeriesParts, 'mainParameter'> {
  /** What all runs of a size show of its cells, by processors. */
  readonly cellsOf: (
    map: MapPlan,
    size: number,
    runs: readonly RunRecord[],
  ) => readonly SizeMapCell[];
  /** Hears every run's end. */
  readonly tell: (map: MapPlan, cells: readonly SizeMapCell[]) => void;
}

type Asked = Pick<SizeMapRequest, 'config' | 'efficiency' | 'sizes'> & {
  readonly cores: number | null;
};

/** `count` sizes from `low` to `high`, each as many times the one before; fewer if whole numbers lie too close. */
export function geometricSizes(
  [low, high]: readonly [low: number, high: number],
  count: number,
  integer: boolean,
): readonly number[] {
  const sizes = Array.from({ length: count }, (_, i) => {
    if (i === 0 || i === count - 1) return i === 0 ? low : high;
    const size = low * (high / low) ** (i / (count - 1));
    return integer ? Math.round(size) : Number(size.toPrecision(3));
  });
  return [...new Set(sizes)];
}

/** Sizes and counts of a map. Rejects with a `SeriesEnd` if there is none of what was asked for. */
async function planMap(asked: Asked, series: Series, parts: MapParts): Promise<MapPlan> {
  const { config, cores } = asked;
  const { efficiency = sizeMapDefaults.efficiency, sizes: count = sizeMapDefaults.sizes } = asked;
  const wrong =
    checkNumber('The efficiency', efficiency, ...sizeMapLimits.efficiency, false) ??
    checkNumber('The number of sizes', count, ...sizeMapLimits.sizes, true);
  if (wrong) throw new SeriesEnd({ kind: 'failed', message: wrong });
  const parameter = parts.mainParameter(config.workload);
  if (!parameter) throw new SeriesEnd({ kind: 'refused', problems: [] });
  const planned = await series.plan(config);
  if (!planned.ok) throw new SeriesEnd({ kind: 'refused', problems: planned.problems });
  const { plan } = planned;
  if (!areAlike(plan.team)) {
    throw new SeriesEnd({ kind: 'failed', message: { key: 'study.size-map-unlike', values: {} } });
  }
  const largest = plan.parameters[parameter.name] ?? parameter.default;
  const smallest = await smallestSize(series, config, parameter, largest, plan.work);
  const sizes = geometricSizes([smallest, largest], count, parameter.integer);
  await requireFreeSize(series, config, parameter, smallest);
  return {
    parameter,
    sizes,
    processors: plan.processors.filter((n) => n > 1 && hasCore(plan, cores, n)),
    leftOut: plan.processors.filter((n) => !hasCore(plan, cores, n)),
    efficiency,
    plan,
  };
}

/** The least size that has the least share of `work`; what cannot be planned is too small. */
async function smallestSize(
  series: Series,
  config: Config,
  parameter: SizeParameter,
  largest: number,
  work: number,
): Promise<number> {
  const isEnough = async (size: number): Promise<boolean> => {
    const plan = await planAt(series, config, parameter, size);
    return plan !== undefined && plan.work >= leastWork * work;
  };
  const { min } = parameter;
  if (min >= largest || (await isEnough(min))) return Math.min(min, largest);
  const least = await leastSize(parameter, [min, largest], isEnough);
  return parameter.integer ? least : Math.min(largest, roundedUp(least));
}

/** In three digits, and no less. */
function roundedUp(size: number): number {
  const unit = 10 ** (Math.floor(Math.log10(size)) - 2);
  return Number((Math.ceil(size / unit) * unit).toPrecision(3));
}

/** A file may decide the size: then there is one only. */
async function requireFreeSize(
  series: Series,
  config: Config,
  parameter: SizeParameter,
  size: number,
): Promise<void> {
  const plan = await planAt(series, config, parameter, size);
  if (plan === undefined || plan.parameters[parameter.name] === size) return;
  const message = { key: 'study.size-decided', values: {} } as const;
  throw new SeriesEnd({ kind: 'refused', problems: [{ field: 'file', message }] });
}

/** Measures the map. `runs` has them in the order in which they were made. */
export async function mapSizes(
  given: Asked,
  series: Series,
  parts: MapParts,
): Promise<
  MapPlan & { readonly cells: readonly SizeMapCell[]; readonly runs: readonly RunRecord[] }
> {
  const config: Config = { ...given.config, asks: undefined, grain: 'auto', coldStarts: 0 };
  const map = await planMap({ ...given, config }, series, parts);
  const random = makeRandom(config.seed);
  const spent = new Spending(map, config);
  const runs: RunRecord[] = [];
  const rows = new Map(map.sizes.map((size) => [size, parts.cellsOf(map, size, [])]));
  const cellsNow = (): readonly SizeMapCell[] => [...rows.values()].flat();
  for (;;) {
    const pass = nextPass(spent.tally(cellsNow()), spent.left, random);
    if (pass.length === 0) return { ...map, cells: cellsNow(), runs };
    await series.expect([...spent.configs, ...pass.map((batch) => spent.toConfig(batch))]);
    for (const batch of pass) {
      const { record } = await series.attempt(spent.toConfig(batch));
      runs.push(record);
      spent.add(batch);
      const { size } = batch;
      rows.set(size, parts.cellsOf(map, size, spent.runsOf(size, runs)));
      parts.tell(map, cellsNow());
    }
  }
}

/** The samples of a map: which were taken, and how many may be. */
class Spending {
  readonly #map: MapPlan;
  readonly #config: Config;
  readonly #batches: Batch[] = [];

  constructor(map: MapPlan, config: Config) {
    this.#map = map;
    this.#config = config;
  }

  get left(): number {
    const { sizes, processors } = this.#map;
    const budget = sampleBudget(sizes.length * processors.length, this.#config.samples);
    return this.#batches.reduce((left, batch) => left - batchSamples(batch), budget);
  }

  /** The experiments so far. */
  get configs(): readonly Config[] {
    return this.#batches.map((batch) => this.toConfig(batch));
  }

  add(batch: Batch): void {
    this.#batches.push(batch);
  }

  /** Those of `runs`, one for each batch, that were of a size. */
  runsOf(size: number, runs: readonly RunRecord[]): readonly RunRecord[] {
    return runs.filter((_, i) => this.#batches[i]?.size === size);
  }

  /** The cells with the rounds that were spent on them, whether they count or not. */
  tally(cells: readonly SizeMapCell[]) {
    return cells.map(({ size, processors, state }) => {
      const own = this.#batches.filter(
        (batch) => batch.size === size && batch.processors.includes(processors),
      );
      const rounds = own.reduce((sum, batch) => sum + batch.rounds, 0);
      return { size, processors, rounds, undecided: state === 'undecided' };
    });
  }

  /** The experiment of a batch. */
  toConfig({ size, processors, rounds: samples }: Batch): Config {
    const { parameters } = this.#config;
    const { name } = this.#map.parameter;
    return {
      ...this.#config,
      parameters: { ...parameters, [name]: size },
      processors: [1, ...processors],
      samples,
    };
  }
}
