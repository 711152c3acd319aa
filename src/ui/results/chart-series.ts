// A record as the curves of a view: measured points with whiskers, what ideal would be, the fitted law.

import { areAlike } from '../../contract/team-traits.ts';
import { amdahlSpeedup } from '../../laws/amdahl.ts';
import { karpFlatt } from '../../laws/karp-flatt.ts';
import type { Interval, Point, RunRecord } from '../../record/run-record.ts';

/** The views of a record, in the order of their tabs. */
export const chartViews = [
  'speedup',
  'throughput',
  'time',
  'efficiency',
  'serial-fraction',
] as const;
export type ChartView = (typeof chartViews)[number];

/**
 * The views that mean something for a record: an efficiency only where processors are alike, a serial fraction only
 * where there are more of them than one and their samples agree.
 */
export function viewsOf({ plan, points, stability }: RunRecord): readonly ChartView[] {
  if (!areAlike(plan.team)) return ['speedup', 'throughput', 'time'];
  const several =
    stability?.kind !== 'too-noisy' && points.some(({ processors }) => processors > 1);
  return chartViews.filter((view) => view !== 'serial-fraction' || several);
}

/** What a speedup is held against: the same program on one processor, or the best serial kernel. */
export type ChartBase = 'one' | 'serial';

/** A value at a processor count; `interval` as low and high value, null where there is none. */
export interface ChartPoint {
  readonly n: number;
  readonly value: number;
  readonly interval: Interval | null;
}

/** The three layers of a view. A curve is undefined where it cannot be drawn. */
export interface ChartSeries {
  readonly points: readonly ChartPoint[];
  readonly ideal: ((n: number) => number) | undefined;
  readonly fit: ((n: number) => number) | undefined;
  /** Value that no number of processors would pass; undefined where there is none. */
  readonly limit: number | undefined;
}

function scaled(interval: Interval | null, by: (value: number) => number): Interval | null {
  if (interval === null) return null;
  const ends = [by(interval[0]), by(interval[1])] as const;
  return ends[0] <= ends[1] ? ends : [ends[1], ends[0]];
}

function speedupPoint(point: Point, base: ChartBase, baseMs: number): ChartPoint | undefined {
  const { processors: n, speedup } = point;
  const value = base === 'one' ? speedup.relative : speedup.absolute;
  if (value === null) return undefined;
  // Both bases have noise of their own: the interval of the time alone would leave that out.
  const interval = base === 'one' ? speedup.relativeInterval : (speedup.absoluteInterval ?? null);
  return baseMs > 0 ? { n, value, interval } : undefined;
}

function viewPoint(record: RunRecord, view: ChartView, base: ChartBase, point: Point) {
  const { processors: n, medianMs, intervalMs, throughput } = point;
  switch (view) {
    case 'time':
      return { n, value: medianMs, interval: intervalMs };
    case 'throughput':
      return {
        n,
        value: throughput,
        interval: scaled(intervalMs, (ms) => (throughput * medianMs) / ms),
      };
    case 'speedup':
      return speedupPoint(point, base, baseMsOf(record, base) ?? 0);
    case 'serial-fraction':
      return fractionPoint(point);
    case 'efficiency': {
      const speedup = speedupPoint(point, base, baseMsOf(record, base) ?? 0);
      return (
        speedup && {
          n,
          value: speedup.value / n,
          interval: scaled(speedup.interval, (value) => value / n),
        }
      );
    }
  }
}

/** Karp and Flatt's serial fraction of a speedup over one processor, which there is from two processors on. */
function fractionPoint({ processors: n, speedup }: Point): ChartPoint | undefined {
  const { relative, relativeInterval } = speedup;
  if (n === 1 || relative === null) return undefined;
  const fraction = (times: number): number => karpFlatt(times, n);
  return { n, value: fraction(relative), interval: scaled(relativeInterval, fraction) };
}

/** Milliseconds of the base; undefined where it was not measured. */
export function baseMsOf(record: RunRecord, base: ChartBase): number | undefined {
  if (base === 'serial') return record.baseline.medianMs;
  return record.points.find(({ processors }) => processors === 1)?.medianMs;
}

/**
 * Speedup over the base that the fitted law gives at n; undefined without a fit. Over one processor it
 * is the law itself, which starts at 1 and has the limit that the finding names.
 */
function fittedSpeedup(record: RunRecord, base: ChartBase): ((n: number) => number) | undefined {
  const fit = record.fits.amdahl;
  if (fit === null) return undefined;
  if (base === 'one') return (n) => amdahlSpeedup(fit.p, n);
  return (n) => record.baseline.medianMs / (fit.serialMs + fit.parallelMs / n);
}

/** The series of a view; points whose result was wrong are never part of it. */
export function recordToSeries(record: RunRecord, view: ChartView, base: ChartBase): ChartSeries {
  const points = record.points
    .filter(({ verdict }) => verdict.ok)
    .map((point) => viewPoint(record, view, base, point))
    .filter((point) => point !== undefined);
  const ideal = idealOf(record, view, base);
  const law = record.fits.amdahl;
  const speedup = fittedSpeedup(record, base);
  if (law === null || speedup === undefined) {
    return { points, ideal, fit: undefined, limit: undefined };
  }
  const fitMs = (n: number): number => law.serialMs + law.parallelMs / n;
  const perSecond = (ms: number): number => (1000 * record.plan.work) / ms;
  const fits: Readonly<Record<ChartView, (n: number) => number>> = {
    speedup,
    throughput: (n) => perSecond(fitMs(n)),
    time: fitMs,
    efficiency: (n) => speedup(n) / n,
    'serial-fraction': () => 1 - law.p,
  };
  // Only a limit that the finding states is drawn.
  const stated = record.finding.some(({ key }) => key === 'finding.limit');
  if (law.limit === null || !stated) return { points, ideal, fit: fits[view], limit: undefined };
  const limits: Readonly<Record<ChartView, number | undefined>> = {
    speedup: speedup(1) * law.limit,
    throughput: perSecond(law.serialMs),
    time: law.serialMs,
    efficiency: undefined,
    'serial-fraction': undefined,
  };
  return { points, ideal, fit: fits[view], limit: limits[view] };
}

function idealOf(record: RunRecord, view: ChartView, base: ChartBase): ChartSeries['ideal'] {
  const oneMs = baseMsOf(record, 'one');
  // A GPU and workers are not n equal processors.
  if (oneMs === undefined || !areAlike(record.plan.team)) return undefined;
  switch (view) {
    case 'speedup':
      return (n) => n;
    case 'efficiency':
      return () => 1;
    case 'serial-fraction':
      return undefined;
    case 'throughput':
      return (n) => (n * 1000 * record.plan.work) / (baseMsOf(record, base) ?? oneMs);
    case 'time':
      return (n) => (baseMsOf(record, base) ?? oneMs) / n;
  }
}

/** Processor counts at which curves are drawn: a fine grid from 1 to the largest. */
export function curveGrid(largest: number): readonly number[] {
  const steps = 60;
  return Array.from({ length: steps + 1 }, (_, step) => 1 + ((largest - 1) * step) / steps);
}
