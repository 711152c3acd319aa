// A table of the person's own: a point a row, whose columns are stretched over the grid.

import { drawCentres } from './centres.ts';
import { argumentsOf, clusterParameters } from './parameters.ts';
import { allocatePoints, layOutRange } from './points.ts';
import { gridHalf } from './stage.ts';
import { readTable } from '../../tables/read-table.ts';
import type { ReadFile, TellRead } from '../../contract/workload.ts';
import type { ClusterParameter } from './parameters.ts';
import type { NumberTable } from '../../tables/table-rows.ts';

const seed = 1;
const most = { rows: clusterParameters.points.max, columns: clusterParameters.axes.max };
/** Numbers that are laid out before others have a turn: about 10 ms. */
const turnNumbers = 2 ** 19;

/** Where a value lies between two others, 0 to 1; the middle where these are one. */
export function shareOf(value: number, low: number, high: number): number {
  if (!(high > low)) return 0.5;
  const range = high - low;
  // The range of two numbers near the largest has no double; that of their halves does.
  return Number.isFinite(range)
    ? (value - low) / range
    : (value / 2 - low / 2) / (high / 2 - low / 2);
}

/** Every column stretched over the grid: coordinates count alike, whatever their units. */
async function toGrid(table: NumberTable, tell: TellRead): Promise<Int32Array> {
  const { rows, columns, low, high } = table;
  const words = allocatePoints(rows, columns);
  const turn = Math.ceil(turnNumbers / columns);
  for (let from = 0; from < rows; from += turn) {
    const end = Math.min(rows, from + turn);
    layOutRange(words, { from, end }, columns, (point, axis) => {
      const share = shareOf(table.value(point, axis), low[axis] ?? 0, high[axis] ?? 0);
      return Math.round(share * (2 * gridHalf - 1)) - gridHalf;
    });
    await tell(tableShare + (end / rows) * (1 - tableShare));
  }
  return words;
}

/** Of the reading, that of the table itself. */
const tableShare = 0.8;

export const readPoints: ReadFile<ClusterParameter> = async (file, p, tell) => {
  const read = await readTable(file, most, (done) => tell(tableShare * done));
  if (!read.ok) return read;
  const { table, notes } = read;
  const parameters = { points: table.rows, axes: table.columns };
  const points = await toGrid(table, tell);
  const seeds = drawCentres(points, argumentsOf({ ...p, ...parameters }), seed);
  return { ok: true, parameters, input: { points, seeds }, notes };
};
