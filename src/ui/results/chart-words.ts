// What a view of the chart is called, what it is measured against, and how its axis is written.

import { areAlike } from '../../contract/team-traits.ts';
import type { RunRecord } from '../../record/run-record.ts';
import { formatMs, formatPercent, formatRatio, formatThroughput } from '../../words/quantity.ts';
import { baseMsOf, type ChartBase, type ChartView } from './chart-series.ts';

export const viewTitles: Readonly<Record<ChartView, string>> = {
  speedup: 'Speedup',
  throughput: 'Throughput',
  time: 'Time',
  efficiency: 'Efficiency',
  'serial-fraction': 'Karp-Flatt',
};

const kernelTitles = { js: 'JavaScript', wasm: 'WASM', wgsl: 'WGSL' } as const;

/** A kernel's name as people write it. */
export function kernelTitle(kernel: keyof typeof kernelTitles): string {
  return kernelTitles[kernel];
}

const transportTitles = {
  shared: 'shared memory',
  transfer: 'transferred messages',
  clone: 'cloned messages',
} as const;

/** How data travels, as people write it. */
export function transportTitle(transport: keyof typeof transportTitles): string {
  return transportTitles[transport];
}

/** The base in words with its time, e.g. "1 processor, same program (489.2 ms)". */
function baseInWords(record: RunRecord, base: ChartBase): string {
  const ms = baseMsOf(record, base);
  const time = ms === undefined ? '' : ` (${formatMs(ms)})`;
  return base === 'one'
    ? `${areAlike(record.plan.team) ? '1 processor running the same program' : 'the GPU alone'}${time}`
    : `the best serial run, ${kernelTitle(record.baseline.kernel)}${time}`;
}

/** A sentence above the chart: what is drawn, against what, in which unit. */
export function viewInWords(record: RunRecord, view: ChartView, base: ChartBase): string {
  switch (view) {
    case 'speedup':
      return `Times as fast as ${baseInWords(record, base)}. Higher is better.`;
    case 'efficiency':
      return `Speedup over ${baseInWords(record, base)}, divided by the processors. 100 % is ideal.`;
    case 'serial-fraction':
      return 'The serial part that each speedup shows, (1/S − 1/n) / (1 − 1/n): constant where a part is truly serial, rising where overhead grows. At n = 2 it says little.';
    case 'throughput':
      return `Work done per second, in ${record.plan.unit}s. Higher is better.`;
    case 'time':
      return 'Wall time of one run, in milliseconds. Lower is better.';
  }
}

/** How sure the whiskers of a view are, and by what method. */
export function whiskersInWords({ points }: RunRecord, view: ChartView): string {
  const coverages = points.map(({ coverage }) => coverage).filter((one) => one !== null);
  if (coverages.length === 0) return 'Too few samples for whiskers.';
  switch (view) {
    case 'time':
    case 'throughput': {
      const [least, most] = [Math.min(...coverages), Math.max(...coverages)];
      const at = least === most ? '' : 'at least ';
      return `Whiskers: exact interval of the median, ${at}${formatPercent(least)}.`;
    }
    case 'speedup':
    case 'efficiency':
    case 'serial-fraction':
      return 'Whiskers: 95 % bootstrap interval, by round.';
  }
}

/** A value of a view with its unit. */
export function formatValue(view: ChartView, value: number, unit: string): string {
  switch (view) {
    case 'speedup':
      return formatRatio(value);
    case 'efficiency':
    case 'serial-fraction':
      return formatPercent(value);
    case 'throughput':
      return formatThroughput(value, unit);
    case 'time':
      return formatMs(value);
  }
}

/** A tick of the value axis: short, with its unit. */
export function formatTick(view: ChartView, value: number, unit: string): string {
  return view === 'speedup' ? `${Number(value.toFixed(2))}×` : formatValue(view, value, unit);
}
