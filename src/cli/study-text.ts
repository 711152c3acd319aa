// A study as text for a terminal: its table, and the sentences that the page shows.

import {
  formatBytes,
  formatMs,
  formatNumber,
  formatPercent,
  formatRatio,
} from '../words/quantity.ts';
import { say } from '../words/say.ts';
import { mapHeads, mapRows } from './map-text.ts';
import { alignColumns, recordToText } from './table.ts';
import type { Side } from '../record/comparison.ts';
import type { Interval } from '../record/run-record.ts';
import type { Study } from '../record/study.ts';
import type { Message } from '../words/message.ts';

/** Ends in a line break. */
export function studyToText(study: Study): string {
  if (study.kind === 'run') return recordToText(study);
  const rows = rowsOf(study);
  const table = rows.length > 0 ? [...alignColumns([headsOf(study), ...rows]), ''] : [];
  return [...table, ...sentences(study.finding), ...warningsOf(study), ''].join('\n');
}

type Other = Exclude<Study, { readonly kind: 'run' }>;

function headsOf(study: Other): readonly string[] {
  switch (study.kind) {
    case 'comparison':
      return ['side', 'median', 'rounds'];
    case 'break-even':
      return [study.label, ...study.sides.map(sideTitle), 'times as fast', '95 % interval'];
    case 'growth':
      return ['n', study.label, 'work', 'time', 'scaled speedup', '95 % interval', 'efficiency'];
    case 'size-map':
      return mapHeads(study);
    case 'calibration':
      return ['n', 'pure computation', 'memory'];
  }
}

function rowsOf(study: Other): readonly (readonly string[])[] {
  switch (study.kind) {
    case 'comparison': {
      const { sides, medianMs, rounds } = study.answer;
      return sides.map((side, i) => [
        sideTitle(side),
        formatMs(medianMs[i] ?? Number.NaN),
        String(rounds),
      ]);
    }
    case 'break-even':
      return study.steps.map(({ size, medianMs, times, interval }) => [
        formatNumber(size),
        ...medianMs.map(formatMs),
        formatRatio(times),
        ratios(interval),
      ]);
    case 'growth':
      return [
        ['1', 'as run', formatRatio(1), formatMs(study.oneMs), formatRatio(1), '-', '100 %'],
        ...study.points.map((point) => [
          String(point.processors),
          formatNumber(point.size),
          formatRatio(point.times),
          formatMs(point.ms),
          formatRatio(point.scaledSpeedup),
          ratios(point.interval),
          formatPercent(point.efficiency),
        ]),
      ];
    case 'size-map':
      return mapRows(study);
    case 'calibration':
      return study.ceiling.speedups.map(({ processors, times }) => {
        const row = study.ceiling.bandwidth.find((one) => one.processors === processors);
        const rate = row && `${formatBytes(row.bytesPerSecond)}/s`;
        return [String(processors), formatRatio(times), rate ?? '-'];
      });
  }
}

function sideTitle({ processors, schedule, grain, onGpu }: Side): string {
  if (onGpu) return 'GPU';
  const tasks = grain === undefined ? '' : `, grain ${formatNumber(grain)}`;
  return `n = ${processors}, ${schedule}${tasks}`;
}

function ratios(interval: Interval | null): string {
  return interval === null ? '-' : `${formatRatio(interval[0])} to ${formatRatio(interval[1])}`;
}

function sentences(messages: readonly Message[]): readonly string[] {
  return messages.map((message) => say(message));
}

/** What to keep in mind about the machine that a study was made on. */
function warningsOf({ conditions }: Study): readonly string[] {
  return sentences(conditions?.warnings ?? []).map((sentence) => `Note: ${sentence}`);
}
