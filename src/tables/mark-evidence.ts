// What the decimal mark of a table is and what groups its thousands: told from all its numbers together.

import { hasPoint, plainNumber, textOf } from './cell-text.ts';
import { shapeOf, signsOf } from './number-cell.ts';
import type { Message } from '../words/message.ts';
import type { Cell, CellSink, Separator } from './cell-scanner.ts';
import type { DecimalMark, Marks } from './number-cell.ts';

/** Where something was seen first. */
interface Place {
  readonly line: number;
  readonly column: number;
  readonly text: string;
}

export type FoundMarks =
  | {
      readonly ok: true;
      readonly marks: Marks;
      /** A number that holds the decimal mark, whose mark could group thousands instead: no other number tells. */
      readonly open: string | undefined;
      /** Whether any number holds a decimal mark. */
      readonly hasDecimals: boolean;
    }
  | { readonly ok: false; readonly message: Message };

/** Numbers of a column whose one mark may be either, and all its numbers. */
interface ColumnCount {
  readonly open: Record<DecimalMark, number>;
  all: number;
}

const other: Readonly<Record<DecimalMark, DecimalMark>> = { '.': ',', ',': '.' };

export class MarkEvidence implements CellSink {
  readonly #decimal = new Map<string, Place>();
  readonly #group = new Map<string, Place>();
  readonly #open = new Map<DecimalMark, Place>();
  readonly #columns: ColumnCount[] = [];
  readonly #mostColumns: number;

  constructor(mostColumns: number) {
    this.#mostColumns = mostColumns;
  }

  cell(cell: Cell): Message | undefined {
    const { line, column } = cell;
    if (column > this.#mostColumns) return undefined;
    const count = (this.#columns[column - 1] ??= { open: { '.': 0, ',': 0 }, all: 0 });
    count.all++;
    // Digits alone tell nothing; and beside a decimal point that is one for certain, neither do points.
    const isPlain = plainNumber(cell) !== undefined;
    if (isPlain && (this.#decimal.has('.') || !hasPoint(cell))) return undefined;
    const text = textOf(cell);
    if (typeof text !== 'string') return text;
    const shape = shapeOf(text);
    const signs = shape && signsOf(shape);
    // Names, and what is refused when it is read.
    if (!signs) {
      count.all--;
      return undefined;
    }
    const place = { line, column, text };
    note(this.#decimal, signs.decimal, place);
    note(this.#group, signs.group, place);
    note(this.#open, signs.open, place);
    if (signs.open) count.open[signs.open]++;
    return undefined;
  }

  row(): undefined {
    return undefined;
  }

  /** The marks that fit all numbers; a message where two numbers contradict each other, or none tells. */
  find(separator: Separator): FoundMarks {
    const contradiction = this.#contradiction();
    if (contradiction) return { ok: false, message: contradiction };
    const [decimal] = this.#decimal.keys() as Iterable<DecimalMark>;
    const [group] = this.#group.keys();
    if (decimal !== undefined) return this.#found(decimal);
    if (group === '.' || group === ',') return this.#found(other[group]);
    const [point, comma] = [this.#open.get('.'), this.#open.get(',')];
    // A mark beside another that groups can but be the decimal one.
    if (group !== undefined && !(point && comma)) return this.#found(comma ? ',' : '.');
    if (point && comma) return { ok: false, message: ambiguous(comma) };
    const open = comma ?? point;
    if (!open) return this.#found('.');
    const mark = comma ? ',' : '.';
    // Where commas cannot separate, or semicolons do, thousands may be grouped by either mark.
    const isDoubtful = mark === ',' || separator === 'semicolon';
    if (isDoubtful && this.#matters(mark)) return { ok: false, message: ambiguous(open) };
    return this.#found(mark, open.text);
  }

  /** The same mark as decimal and as group would scale a column that has it in every number, and tear any other. */
  #matters(mark: DecimalMark): boolean {
    return this.#columns.some(({ open, all }) => open[mark] > 0 && open[mark] < all);
  }

  /** Two numbers that no marks make numbers both: two decimal marks, two groups, or one mark as both. */
  #contradiction(): Message | undefined {
    const both = [...this.#decimal.keys()].filter((mark) => this.#group.has(mark));
    const pairs = [
      [...this.#decimal.values()],
      [...this.#group.values()],
      both.flatMap((mark) => [this.#decimal.get(mark), this.#group.get(mark)]),
    ];
    const [first, second] = sorted(
      pairs
        .map((pair) => pair.filter((place) => place !== undefined))
        .find((pair) => pair.length > 1) ?? [],
    );
    if (!first || !second) return undefined;
    const { line, column, text } = second;
    const values = { line, column, text, otherLine: first.line, otherText: first.text };
    return { key: 'file.marks-differ', values };
  }

  #found(decimal: DecimalMark, open?: string): FoundMarks {
    const [seen] = this.#group.keys();
    const opposite = other[decimal];
    const group = seen ?? (this.#open.has(opposite) ? opposite : undefined);
    const hasDecimals = this.#decimal.size > 0 || this.#open.has(decimal);
    return { ok: true, marks: { decimal, group }, open, hasDecimals };
  }
}

function sorted(places: readonly Place[]): readonly Place[] {
  return places.toSorted((a, b) => a.line - b.line || a.column - b.column);
}

function note<Key>(places: Map<Key, Place>, key: Key | undefined, place: Place): void {
  if (key !== undefined && !places.has(key)) places.set(key, place);
}

function ambiguous({ line, column, text }: Place): Message {
  return { key: 'file.ambiguous-number', values: { line, column, text } };
}
