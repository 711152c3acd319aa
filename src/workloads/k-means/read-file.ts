// A table of the person's own: a point a line, its numbers apart by commas, semicolons, tabs or spaces.

import type { ReadFile } from '../../contract/workload.ts';
import type { Message } from '../../words/message.ts';
import { drawCentres } from './centres.ts';
import { argumentsOf, clusterParameters } from './parameters.ts';
import type { ClusterParameter } from './parameters.ts';
import { layOut } from './points.ts';
import { gridHalf } from './stage.ts';

const seed = 1;
const mostAxes = clusterParameters.axes.max;
const mostPoints = clusterParameters.points.max;
const decimal = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?$/;

interface Table {
  readonly rows: number;
  readonly columns: number;
  readonly values: readonly number[];
}

function isTable(read: Table | Message): read is Table {
  return 'rows' in read;
}

/** Numbers of a table, row by row; a first line without any number is taken for its heading. */
export function readTable(text: string): Table | Message {
  const values: number[] = [];
  let [rows, columns] = [0, 0];
  for (const [index, raw] of text.split(/\r\n|\n|\r/).entries()) {
    const trimmed = raw.trim();
    if (trimmed === '') continue;
    const cells = trimmed.replaceAll(/\s+/g, ' ').split(/ ?[,;] ?| /);
    const odd = cells.findIndex((cell) => !decimal.test(cell));
    const isHeading = rows === 0 && cells.every((cell) => !decimal.test(cell));
    if (isHeading) continue;
    const line = index + 1;
    if (odd >= 0) {
      const shown = (cells[odd] ?? '').slice(0, 40);
      return { key: 'file.not-number', values: { line, column: odd + 1, text: shown } };
    }
    if (rows > 0 && cells.length !== columns) {
      return { key: 'file.columns', values: { line, found: cells.length, expected: columns } };
    }
    columns = cells.length;
    rows++;
    for (const cell of cells) values.push(Number(cell));
  }
  if (rows === 0) return { key: 'file.no-numbers', values: {} };
  return { rows, columns, values };
}

function tooLong(what: string, found: number, max: number, unit: string): Message {
  return { key: 'file.too-long', values: { what, found, max, unit } };
}

/** Every column stretched over the grid: coordinates count alike, whatever their units. */
function toGrid({ rows, columns, values }: Table): Int32Array {
  const low = new Float64Array(columns).fill(Infinity);
  const high = new Float64Array(columns).fill(-Infinity);
  for (const [i, value] of values.entries()) {
    const axis = i % columns;
    low[axis] = Math.min(low[axis] as number, value);
    high[axis] = Math.max(high[axis] as number, value);
  }
  return layOut(rows, columns, (point, axis) => {
    const [from, to] = [low[axis] as number, high[axis] as number];
    const share =
      to > from ? ((values[point * columns + axis] as number) - from) / (to - from) : 0.5;
    return Math.round(share * (2 * gridHalf - 1)) - gridHalf;
  });
}

export const readPoints: ReadFile<ClusterParameter> = async (file, p, tell) => {
  const text = await file.text();
  await tell(0.5);
  const table = readTable(text);
  if (!isTable(table)) return { ok: false, message: table };
  const { rows, columns } = table;
  if (columns > mostAxes) {
    return { ok: false, message: tooLong('A line', columns, mostAxes, 'columns') };
  }
  if (rows > mostPoints)
    return { ok: false, message: tooLong('The table', rows, mostPoints, 'lines') };
  const parameters = { points: rows, axes: columns };
  const points = toGrid(table);
  await tell(1);
  const seeds = drawCentres(points, argumentsOf({ ...p, ...parameters }), seed);
  return { ok: true, parameters, input: { points, seeds } };
};
