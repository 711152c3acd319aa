// The curves that can be laid over the points: laws and ceilings, each as a time for every processor count.

import { areAlike, areThreads } from '../../contract/team-traits.ts';
import { ceilingAt } from '../../laws/capacity.ts';
import { karpFlatt } from '../../laws/karp-flatt.ts';
import { granularityCeiling } from '../../laws/work-span.ts';
import { uslThroughput } from '../../laws/usl.ts';
import type { RunRecord } from '../../record/run-record.ts';
import type { Ceiling } from '../../record/ceiling.ts';
import { formatMs, formatP, formatTimes } from '../../words/quantity.ts';
import { baseMsOf, type ChartBase, type ChartView } from './chart-series.ts';

export const layerIds = [
  'ideal',
  'amdahl',
  'machine',
  'serial',
  'spans',
  'construction',
  'usl',
  'granularity',
] as const;
export type LayerId = (typeof layerIds)[number];

/** Layers that are shown until a person chooses. */
export const firstLayers: readonly LayerId[] = ['ideal', 'amdahl', 'machine', 'serial'];

/** A layer that a record has. */
export interface LayerInfo {
  readonly id: LayerId;
  readonly title: string;
  /** What it says, and on what it rests. */
  readonly meaning: string;
}

/** A curve of its own: the time on n processors, in ms. Ideal and Amdahl are drawn with the points. */
export interface LayerCurve extends LayerInfo {
  readonly ms: (n: number) => number;
}

/** Fewer points than this do not tell contention from coherency. */
const enoughForUsl = 6;

/** The time of one processor whose share p of work is open to all. */
function sharedMs(oneMs: number, p: number): (n: number) => number {
  return (n) => oneMs * (1 - p + p / n);
}

/** The curves that a record has beside ideal and Amdahl. */
export function layerCurves(
  record: RunRecord,
  calibration: Ceiling | undefined,
): readonly LayerCurve[] {
  const oneMs = baseMsOf(record, 'one');
  if (oneMs === undefined || !areAlike(record.plan.team)) return [];
  const machine = machineCurve(record, oneMs, calibration);
  // No law of the program rests on samples that do not agree.
  if (record.stability?.kind === 'too-noisy') return [...machine, ...serialCurve(record)];
  return [
    ...machine,
    ...serialCurve(record),
    ...shareCurves(record, oneMs),
    ...uslCurve(record),
    ...granularityCurve(record, oneMs),
  ];
}

/** What a pure computation gains on this machine; of no use to workgroups, nor to tasks that wait. */
function machineCurve(
  { plan }: RunRecord,
  oneMs: number,
  calibration: Ceiling | undefined,
): readonly LayerCurve[] {
  if (!calibration || !areThreads(plan.team) || plan.waits) return [];
  const { speedups } = calibration;
  return [
    {
      id: 'machine',
      title: 'this machine',
      meaning: 'What a pure, balanced computation gained on this machine when it was measured.',
      ms: (n) => oneMs / (ceilingAt(speedups, n) ?? n),
    },
  ];
}

/** One core that computes and does nothing else: what every team is up against. */
function serialCurve({ baseline: { medianMs } }: RunRecord): readonly LayerCurve[] {
  if (!(medianMs > 0)) return [];
  return [
    {
      id: 'serial',
      title: 'best serial',
      meaning: `The best serial program takes ${formatMs(medianMs)}, whatever n is.`,
      ms: () => medianMs,
    },
  ];
}

function shareCurves({ fits }: RunRecord, oneMs: number): readonly LayerCurve[] {
  const { pFromSpans = null, pByConstruction = null } = fits.amdahl ?? {};
  const curves: LayerCurve[] = [];
  if (pFromSpans !== null) {
    curves.push({
      id: 'spans',
      title: 'p from spans',
      meaning: `Amdahl’s law with the share of useful time that is open to all, as measured at n = 1: ${formatP(pFromSpans)}.`,
      ms: sharedMs(oneMs, pFromSpans),
    });
  }
  if (pByConstruction !== null) {
    curves.push({
      id: 'construction',
      title: 'p by construction',
      meaning: `Amdahl’s law with the serial share that was set: p = ${formatP(pByConstruction)}.`,
      ms: sharedMs(oneMs, pByConstruction),
    });
  }
  return curves;
}

function uslCurve({ fits, plan }: RunRecord): readonly LayerCurve[] {
  const { usl } = fits;
  if (!usl) return [];
  const { contention, coherency, peak, points } = usl;
  const few =
    points < enoughForUsl ? ` It rests on ${points} points; ${enoughForUsl} are wanted.` : '';
  const top = peak === null ? '' : ` Its peak is at ${formatTimes(peak)} processors.`;
  const parts = `contention ${formatP(contention)}, coherency ${formatP(coherency)}`;
  return [
    {
      id: 'usl',
      title: 'USL',
      meaning: `The Universal Scalability Law: ${parts}.${top}${few}`,
      ms: (n) => (1000 * plan.work) / uslThroughput(usl, n),
    },
  ];
}

/** T(n) is never below the longest task (work and span). */
function granularityCurve({ points }: RunRecord, oneMs: number): readonly LayerCurve[] {
  const activities = points.find(({ processors }) => processors === 1)?.activities;
  const longestMs = activities?.longestTaskMs ?? 0;
  const ceiling = granularityCeiling(oneMs, longestMs);
  if (!Number.isFinite(ceiling)) return [];
  const times = formatTimes(ceiling);
  return [
    {
      id: 'granularity',
      title: 'granularity',
      meaning: `No schedule ends before the longest task: ${times} times at most.`,
      ms: (n) => Math.max(oneMs / n, longestMs),
    },
  ];
}

/** All layers of a record, those that are drawn with the points first. */
export function layersOf(
  record: RunRecord,
  calibration: Ceiling | undefined,
): readonly LayerInfo[] {
  const withPoints: LayerInfo[] = [];
  if (areAlike(record.plan.team)) {
    withPoints.push({ id: 'ideal', title: 'ideal', meaning: 'n times as fast on n.' });
  }
  if (record.fits.amdahl !== null) {
    const meaning = 'Amdahl’s law fitted to the times, with the band of its 95 % interval.';
    withPoints.push({ id: 'amdahl', title: 'Amdahl', meaning });
  }
  return [...withPoints, ...layerCurves(record, calibration)];
}

/** What a view shows of a time on n processors; undefined where it has none. */
export function msToView(
  record: RunRecord,
  view: ChartView,
  base: ChartBase,
): ((n: number, ms: number) => number) | undefined {
  const baseMs = baseMsOf(record, base);
  switch (view) {
    case 'time':
      return (_, ms) => ms;
    case 'throughput':
      return (_, ms) => (1000 * record.plan.work) / ms;
    case 'speedup':
      return baseMs === undefined ? undefined : (_, ms) => baseMs / ms;
    case 'efficiency':
      return baseMs === undefined ? undefined : (n, ms) => baseMs / ms / n;
    case 'serial-fraction': {
      const oneMs = baseMsOf(record, 'one');
      if (oneMs === undefined) return undefined;
      return (n, ms) => (n < leastFraction ? Number.NaN : karpFlatt(oneMs / ms, n));
    }
  }
}

/** The least count that has a serial fraction. */
const leastFraction = 2;

/** The band of the fitted law: between the ends of the interval of p, through the fitted time of one processor. */
export function bandMs(record: RunRecord): ((n: number) => readonly [number, number]) | undefined {
  const fit = record.fits.amdahl;
  if (!fit?.interval) return undefined;
  const oneMs = fit.serialMs + fit.parallelMs;
  const [low, high] = fit.interval;
  return (n) => [sharedMs(oneMs, low)(n), sharedMs(oneMs, high)(n)];
}
