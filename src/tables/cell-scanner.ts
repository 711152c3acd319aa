// Cuts the bytes of a table into cells: a machine of a few states that looks at every byte once.

import type { Message } from '../words/message.ts';

/** What stands between two cells; 'blank' is any number of them, and 'none' is one column. */
export type Separator = 'tab' | 'semicolon' | 'comma' | 'blank' | 'none';

/** Bytes of a cell at most: numbers are shorter, and names of columns too. */
const mostCellBytes = 1_000;

const [tab, lineFeed, carriageReturn, blank, quoteMark, hash, comma, semicolon] = [
  9, 10, 13, 32, 34, 35, 44, 59,
];
const bytesOf: Readonly<Record<Separator, number | undefined>> = {
  tab,
  semicolon,
  comma,
  blank,
  none: undefined,
};

/** A cell without the blanks around it and without its quotes. Its bytes are overwritten by the next. */
export interface Cell {
  readonly bytes: Uint8Array;
  readonly length: number;
  /** From 1, of its first byte. */
  readonly line: number;
  readonly column: number;
  /** Where its first byte lies in the text. */
  readonly offset: number;
}

/** Hears of cells and rows; a message ends the reading. */
export interface CellSink {
  cell(cell: Cell): Message | undefined;
  /** `cells` of them stood in the row that began at `line`. */
  row(line: number, cells: number): Message | undefined;
}

type State =
  /** Before the first byte of a cell. */
  | 'before'
  | 'plain'
  | 'quoted'
  /** After a quote inside quotes: a second one makes it a character (RFC 4180, section 2). */
  | 'quote-in-quoted'
  | 'after-quoted'
  /** After # at the start of a line. */
  | 'hash'
  | 'comment';

function isBlank(byte: number | undefined): boolean {
  return byte === blank || byte === tab;
}

export class CellScanner {
  readonly #bytes = new Uint8Array(mostCellBytes);
  readonly #separator: number | undefined;
  readonly #sink: CellSink;
  #length = 0;
  #state: State = 'before';
  #line = 1;
  #offset: number;
  #afterReturn = false;
  /** Cells of this row that have ended, and where row and cell began. */
  #cells = 0;
  #rowLine = 1;
  #cellLine = 1;
  #cellOffset = 0;
  #comments = 0;

  /** `offset`: of the first byte, where a byte order mark stands before it. */
  constructor(separator: Separator, sink: CellSink, offset: number) {
    this.#separator = bytesOf[separator];
    this.#sink = sink;
    this.#offset = offset;
  }

  /** Lines that begin with # and a blank, which are no rows. */
  get comments(): number {
    return this.#comments;
  }

  /** The next bytes; cells may begin in one call and end in another. */
  push(bytes: Uint8Array): Message | undefined {
    for (let at = 0; at < bytes.length;) {
      const end = this.#state === 'plain' ? this.#copy(bytes, at) : at;
      this.#offset += end - at;
      at = end;
      if (at === bytes.length) break;
      const message = this.#take(bytes[at] as number);
      if (message) return message;
      this.#offset++;
      at++;
    }
    return undefined;
  }

  /** Takes bytes of a plain cell, up to what ends it or does not fit; gives where it stopped. */
  #copy(bytes: Uint8Array, from: number): number {
    const [into, separator] = [this.#bytes, this.#separator];
    let [at, length] = [from, this.#length];
    for (; at < bytes.length && length < mostCellBytes; at++) {
      const byte = bytes[at] as number;
      if (byte === separator || byte === lineFeed || byte === carriageReturn) break;
      into[length++] = byte;
    }
    this.#length = length;
    return at;
  }

  /** The text ends here: so does its last row. */
  end(): Message | undefined {
    if (this.#state === 'quoted') return this.#atCell('file.open-quote');
    return this.#state === 'before' && this.#cells === 0 ? undefined : this.#endLine();
  }

  #take(byte: number): Message | undefined {
    const isLineFeed = byte === lineFeed;
    const isEnd = isLineFeed || byte === carriageReturn;
    // A carriage return and a line feed are one line end.
    const isSecond = isLineFeed && this.#afterReturn;
    this.#afterReturn = byte === carriageReturn;
    if (isEnd && !isSecond) this.#line++;
    if (this.#state === 'quoted') {
      if (byte !== quoteMark) return this.#append(byte);
      this.#state = 'quote-in-quoted';
      return undefined;
    }
    if (isEnd) return isSecond ? undefined : this.#endLine();
    switch (this.#state) {
      case 'before':
        return this.#begin(byte);
      case 'plain':
        return byte === this.#separator ? this.#endCell() : this.#append(byte);
      case 'quote-in-quoted':
        if (byte === quoteMark) {
          this.#state = 'quoted';
          return this.#append(byte);
        }
        this.#state = 'after-quoted';
        return this.#afterQuoted(byte);
      case 'after-quoted':
        return this.#afterQuoted(byte);
      case 'hash':
        return this.#afterHash(byte);
      case 'comment':
        return undefined;
    }
  }

  #begin(byte: number): Message | undefined {
    if (byte === blank || (byte === tab && this.#separator !== tab)) return undefined;
    this.#cellLine = this.#line;
    this.#cellOffset = this.#offset;
    if (this.#cells === 0) this.#rowLine = this.#line;
    if (byte === this.#separator) return this.#endCell();
    if (byte === quoteMark) {
      this.#state = 'quoted';
      return undefined;
    }
    this.#state = byte === hash && this.#cells === 0 ? 'hash' : 'plain';
    return this.#append(byte);
  }

  #append(byte: number): Message | undefined {
    if (this.#length === mostCellBytes) {
      return this.#atCell(this.#state === 'quoted' ? 'file.open-quote' : 'file.long-cell');
    }
    this.#bytes[this.#length++] = byte;
    return undefined;
  }

  #afterQuoted(byte: number): Message | undefined {
    if (byte === this.#separator) return this.#endCell();
    if (isBlank(byte)) return undefined;
    return this.#atCell('file.after-quote');
  }

  #afterHash(byte: number): Message | undefined {
    this.#state = isBlank(byte) || byte === hash ? 'comment' : 'plain';
    if (this.#state === 'plain')
      return byte === this.#separator ? this.#endCell() : this.#append(byte);
    return undefined;
  }

  #endCell(): Message | undefined {
    let length = this.#length;
    if (this.#state === 'plain') while (isBlank(this.#bytes[length - 1])) length--;
    this.#length = 0;
    this.#state = 'before';
    this.#cells++;
    return this.#sink.cell({
      bytes: this.#bytes,
      length,
      line: this.#cellLine,
      column: this.#cells,
      offset: this.#cellOffset,
    });
  }

  /** A line without anything but blanks is no row. */
  #endLine(): Message | undefined {
    const state = this.#state;
    if (state === 'comment' || state === 'hash') {
      this.#comments++;
      this.#length = 0;
      this.#state = 'before';
      return undefined;
    }
    if (state === 'before' && this.#cells === 0) return undefined;
    // Blanks at the end of a line separate nothing; any other separator has a cell after it.
    if (state !== 'before' || this.#separator !== blank) {
      if (state === 'before') {
        this.#cellLine = this.#rowLine;
        this.#cellOffset = this.#offset;
      }
      const message = this.#endCell();
      if (message) return message;
    }
    const cells = this.#cells;
    this.#cells = 0;
    return this.#sink.row(this.#rowLine, cells);
  }

  #atCell(key: 'file.open-quote' | 'file.after-quote' | 'file.long-cell'): Message {
    const values = { line: this.#cellLine, column: this.#cells + 1 };
    return key === 'file.long-cell'
      ? { key, values: { ...values, max: mostCellBytes } }
      : { key, values };
  }
}
