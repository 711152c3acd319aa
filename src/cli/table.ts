// A record as text: the table of points, the sentences and the conditions.

import { formatMs, formatPercent, formatRatio, formatThroughput } from '../words/quantity.ts';
import { say } from '../words/say.ts';
import type { Interval, Point, RunRecord } from '../record/run-record.ts';

const heads = [
  'n',
  'median',
  '95 % interval',
  'throughput',
  'S relative',
  'S absolute',
  'efficiency',
  'verdict',
];

/** The answer of `run`: table, finding, warnings, conditions. Ends in a line break. */
export function recordToText(record: RunRecord): string {
  const rows = record.points.map((point) => pointToRow(point, record.plan.unit));
  return [
    ...alignColumns([heads, ...rows]),
    '',
    ...record.finding.map((message) => say(message)),
    ...[...record.warnings, ...(record.conditions?.warnings ?? [])].map(
      (message) => `Note: ${say(message)}`,
    ),
    '',
    ...conditions(record),
    '',
  ].join('\n');
}

function pointToRow(point: Point, unit: string): readonly string[] {
  const { relative, absolute } = point.speedup;
  return [
    String(point.processors),
    formatMs(point.medianMs),
    formatInterval(point.intervalMs),
    formatThroughput(point.throughput, unit),
    relative === null ? '-' : formatRatio(relative),
    absolute === null ? '-' : formatRatio(absolute),
    point.efficiency === null ? '-' : formatPercent(point.efficiency),
    formatVerdict(point.verdict),
  ];
}

/** A rule that lets some values differ says how many did. */
function formatVerdict({ ok, rule, differingShare }: Point['verdict']): string {
  if (!ok) return 'WRONG';
  return rule === 'share' ? `verified, ${formatPercent(differingShare)} differ` : 'verified';
}

function formatInterval(interval: Interval | null): string {
  return interval === null
    ? 'too few samples'
    : `${formatMs(interval[0])} to ${formatMs(interval[1])}`;
}

/** Columns of equal width, two spaces apart; numbers to the right. */
export function alignColumns(rows: readonly (readonly string[])[]): readonly string[] {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => row[column]?.length ?? 0)),
  );
  return rows.map((row) =>
    row.map((text, column) => text.padStart(widths[column] ?? 0)).join('  '),
  );
}

function conditions({ plan, baseline, environment, setUp, result }: RunRecord): readonly string[] {
  const parameters = Object.entries(plan.parameters).map(([name, value]) => `${name} ${value}`);
  const results = Object.entries(result).map(([name, value]) => `${name} ${value}`);
  const share = plan.serialShare > 0 ? `, serial share ${formatPercent(plan.serialShare)}` : '';
  const setUpMs = setUp.startMs + setUp.compileMs + setUp.placeMs;
  return [
    `${plan.workload}: ${parameters.join(', ')}; ${plan.backend}, ${plan.kernel}, ${plan.schedule}${plan.balance ? ' by cost' : ''}, ${plan.transport}${plan.aggregation ? ', aggregated in a tree' : ''}, grain ${plan.grain}${share}, seed ${plan.seed}`,
    `Result: ${results.join(', ')}`,
    `S relative is T(1)/T(n), S absolute T(base)/T(n). Base: ${baseline.kernel} kernel over the whole range in one worker, ${formatMs(baseline.medianMs)}; medians of ${plan.samples} interleaved rounds; set-up ${formatMs(setUpMs)}, not counted`,
    `${environment.browser}, ${environment.crossOriginIsolated ? 'isolated' : 'not isolated'}, ${environment.hardwareConcurrency ?? 'no'} logical cores reported, clock step ${formatMs(environment.clockResolutionMs)}${environment.adapter === null ? '' : `, ${environment.adapter}`}`,
  ];
}
