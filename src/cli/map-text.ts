// A size map as rows of text: each cell with its efficiency, its interval and its side of the line.

import { formatMs, formatNumber, formatPercent } from '../words/quantity.ts';
import type { CellState, SizeMap, SizeMapCell } from '../record/size-map.ts';

const stateWords: Readonly<Record<CellState, string>> = {
  above: 'over',
  below: 'under',
  undecided: 'undecided',
  wrong: 'WRONG',
};

/** The heads: the size, T(1), and every count. */
export function mapHeads({ label, processors }: SizeMap): readonly string[] {
  return [label, 'T(1)', ...processors.map((n) => `n = ${n}`)];
}

/** A row for each size, and what the machine itself reaches if that is known. */
export function mapRows({
  sizes,
  processors,
  cells,
  ceiling,
}: SizeMap): readonly (readonly string[])[] {
  if (cells.length === 0) return [];
  const rows = sizes.map((size) => {
    const own = cells.filter((cell) => cell.size === size);
    const [{ oneMs } = { oneMs: Number.NaN }] = own;
    return [formatNumber(size), formatMs(oneMs), ...own.map(cellInWords)];
  });
  if (ceiling.length === 0) return rows;
  return [...rows, ['machine', '-', ...processors.map((n) => shareOn(ceiling, n))]];
}

function shareOn(ceiling: SizeMap['ceiling'], processors: number): string {
  const share = ceiling.find((one) => one.processors === processors)?.efficiency;
  return share === undefined ? '-' : formatPercent(share);
}

/** "82.1 % (79.3 % to 85 %) over". */
function cellInWords({ efficiency, interval, state, disturbed }: SizeMapCell): string {
  const share = efficiency === null ? [] : [formatPercent(efficiency)];
  const range = interval === null ? [] : [`(${interval.map(formatPercent).join(' to ')})`];
  return [...share, ...range, stateWords[state], ...(disturbed ? ['disturbed'] : [])].join(' ');
}
