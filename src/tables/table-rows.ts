// The numbers of a table, row by row, once its marks are known; the first row may be a heading.

import { plainNumber, textOf } from './cell-text.ts';
import { isHeading, isName } from './heading.ts';
import { isLost, numberOf, shapeOf } from './number-cell.ts';
import type { Message } from '../words/message.ts';
import type { Cell, CellSink } from './cell-scanner.ts';
import type { Marks } from './number-cell.ts';

/** Numbers of a piece: a table grows without being copied. */
const pieceLength = 2 ** 16;
/** What a table may have at most. */
export interface TableLimits {
  readonly rows: number;
  readonly columns: number;
}

/** What stands in a cell: a number, or what is the matter with it. */
type Value = number | Message;

function isMessage(value: Value | string): value is Message {
  return typeof value === 'object';
}

/** A cell as a number under the marks of its file. */
function readCell(cell: Cell, marks: Marks): Value {
  const plain = marks.decimal === '.' ? plainNumber(cell) : undefined;
  if (plain !== undefined) return plain;
  const { line, column } = cell;
  const text = textOf(cell);
  if (isMessage(text)) return text;
  if (text === '') return { key: 'file.empty-cell', values: { line, column } };
  const shape = shapeOf(text);
  const value = shape ? numberOf(shape, marks) : Number.NaN;
  if (!shape || Number.isNaN(value)) {
    return { key: 'file.not-number', values: { line, column, text } };
  }
  const isTooSmall = isLost(shape, value);
  if (!Number.isFinite(value) || isTooSmall) {
    return { key: 'file.beyond-range', values: { line, column, text, isTooSmall } };
  }
  return value;
}

/** A row of words above the numbers. */
export interface Heading {
  readonly line: number;
  readonly names: readonly string[];
}

/** Numbers by row and column, with the range of each column. */
export interface NumberTable {
  readonly rows: number;
  readonly columns: number;
  readonly low: readonly number[];
  readonly high: readonly number[];
  value(row: number, column: number): number;
}

function tooLong(what: string, found: number, max: number, unit: string): Message {
  return { key: 'file.too-long', values: { what, found, max, unit } };
}

export class TableRows implements CellSink, NumberTable {
  readonly low: number[] = [];
  readonly high: number[] = [];
  readonly #marks: Marks;
  readonly #most: TableLimits;
  readonly #pieces: Float64Array[] = [];
  #piece = new Float64Array();
  #length = 0;
  #rows = 0;
  #columns = 0;
  #heading: Heading | undefined;
  /** The cells of the first row, which is judged when it is whole. */
  #first: { readonly text: string; readonly value: Value }[] | undefined = [];

  constructor(marks: Marks, most: TableLimits) {
    this.#marks = marks;
    this.#most = most;
  }

  get rows(): number {
    return this.#rows;
  }

  get columns(): number {
    return this.#columns;
  }

  get heading(): Heading | undefined {
    return this.#heading;
  }

  value(row: number, column: number): number {
    const at = row * this.#columns + column;
    return this.#pieces[Math.floor(at / pieceLength)]?.[at % pieceLength] ?? Number.NaN;
  }

  cell(cell: Cell): Message | undefined {
    if (cell.column > this.#most.columns) return undefined;
    const value = readCell(cell, this.#marks);
    if (this.#first) {
      const text = textOf(cell);
      if (isMessage(text)) return text;
      this.#first.push({ text, value });
      return undefined;
    }
    if (isMessage(value)) return value;
    this.#add(value, cell.column - 1);
    return undefined;
  }

  row(line: number, cells: number): Message | undefined {
    if (cells > this.#most.columns) return tooLong('A line', cells, this.#most.columns, 'columns');
    const first = this.#first;
    if (first) {
      this.#first = undefined;
      const texts = first.map(({ text }) => text);
      if (isHeading(texts)) {
        this.#heading = { line, names: texts };
        return undefined;
      }
      const message = refusalOf(first);
      if (message) return message;
      for (const [column, { value }] of first.entries()) this.#add(value as number, column);
    }
    return this.#endRow(line, cells);
  }

  /** What is the matter with the table as a whole. */
  end(): Message | undefined {
    if (this.#rows === 0) return { key: 'file.no-numbers', values: {} };
    if (this.#rows > this.#most.rows)
      return tooLong('The table', this.#rows, this.#most.rows, 'lines');
    return undefined;
  }

  #endRow(line: number, found: number): Message | undefined {
    const heading = this.#heading;
    if (this.#rows === 0) this.#columns = found;
    if (this.#rows === 0 && heading && heading.names.length !== found) {
      const values = { line, found, headingLine: heading.line, named: heading.names.length };
      return { key: 'file.heading-columns', values };
    }
    if (found !== this.#columns) {
      return { key: 'file.columns', values: { line, found, expected: this.#columns } };
    }
    this.#rows++;
    return undefined;
  }

  /** More rows than can be taken are counted, and no more than that. */
  #add(value: number, column: number): void {
    if (this.#rows >= this.#most.rows) return;
    const at = this.#length % pieceLength;
    if (at === 0) {
      this.#piece = new Float64Array(pieceLength);
      this.#pieces.push(this.#piece);
    }
    this.#piece[at] = value;
    this.#length++;
    this.low[column] = Math.min(this.low[column] ?? value, value);
    this.high[column] = Math.max(this.high[column] ?? value, value);
  }
}

/** Why a first row is neither a heading nor numbers: the cell that is no number, and no name either where none is. */
function refusalOf(
  cells: readonly { readonly text: string; readonly value: Value }[],
): Message | undefined {
  const odd = cells.filter(({ value }) => isMessage(value));
  const isWithoutNumbers = odd.length === cells.length;
  const refused = (isWithoutNumbers ? odd.find(({ text }) => !isName(text)) : undefined) ?? odd[0];
  return refused && isMessage(refused.value) ? refused.value : undefined;
}
