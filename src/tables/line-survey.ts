// What stands between the cells of each line, outside quotes: looked at before it is known what separates them.

const [tab, lineFeed, carriageReturn, blank, quoteMark, hash, comma, semicolon] = [
  9, 10, 13, 32, 34, 35, 44, 59,
];

/** 1 for the bytes above. */
const tells = new Uint8Array(256);
for (const byte of [tab, lineFeed, carriageReturn, blank, quoteMark, hash, comma, semicolon])
  tells[byte] = 1;

/** Bytes of a line that are kept: one that is longer is no single number. */
const keptBytes = 64;

/** One line that is neither blank nor a comment. */
export interface SurveyedLine {
  /** From 1, where it begins. */
  readonly number: number;
  readonly tabs: number;
  readonly semicolons: number;
  readonly commas: number;
  /** Commas with a blank beside them. */
  readonly paddedCommas: number;
  /** Runs of blanks between two bytes that separate nothing. */
  readonly innerBlanks: number;
  readonly quotes: number;
  /** Its first bytes, of which it has `length`. */
  readonly start: Uint8Array;
  readonly length: number;
}

type Writable<T> = { -readonly [Key in keyof T]: T[Key] };

function mayEndCell(byte: number): boolean {
  return byte === comma || byte === semicolon || byte === tab || byte === lineFeed;
}

export class LineSurvey {
  readonly #hear: (line: SurveyedLine) => void;
  /** One object for all lines: there may be millions. */
  readonly #line: Writable<SurveyedLine> = {
    number: 1,
    tabs: 0,
    semicolons: 0,
    commas: 0,
    paddedCommas: 0,
    innerBlanks: 0,
    quotes: 0,
    start: new Uint8Array(keptBytes),
    length: 0,
  };
  #number = 1;
  #state: 'line' | 'quoted' | 'comment' = 'line';
  /** The byte before, and the last one of this line that is no blank: a line end where there is none yet. */
  #before = lineFeed;
  #solid = lineFeed;
  /** Bytes of this line that are neither blanks nor tabs. */
  #solids = 0;

  /** The line that `hear` is told of is overwritten by the next. */
  constructor(hear: (line: SurveyedLine) => void) {
    this.#hear = hear;
  }

  push(bytes: Uint8Array): undefined {
    for (let at = 0; at < bytes.length;) {
      const byte = bytes[at] as number;
      this.#take(byte);
      this.#before = byte;
      at++;
      if (tells[byte] === 0) at = this.#skip(bytes, at);
    }
  }

  /** Bytes that tell nothing, after one that tells nothing either: all that most lines are. */
  #skip(bytes: Uint8Array, from: number): number {
    let at = from;
    while (at < bytes.length && tells[bytes[at] as number] === 0) at++;
    if (at === from) return at;
    const last = bytes[at - 1] as number;
    this.#before = last;
    if (this.#state !== 'line') return at;
    const line = this.#line;
    if (line.length < keptBytes) {
      const end = Math.min(at, from + keptBytes - line.length);
      line.start.set(bytes.subarray(from, end), line.length);
    }
    line.length += at - from;
    this.#solids += at - from;
    this.#solid = last;
    return at;
  }

  end(): void {
    this.#endLine();
  }

  #take(byte: number): void {
    const isEnd = byte === lineFeed || byte === carriageReturn;
    const isSecond = byte === lineFeed && this.#before === carriageReturn;
    if (isEnd && !isSecond) this.#number++;
    if (this.#state === 'quoted') {
      if (byte === quoteMark) this.#state = 'line';
      return;
    }
    if (isEnd) this.#endLine();
    else if (this.#state === 'line') this.#takeInLine(byte);
  }

  #takeInLine(byte: number): void {
    const line = this.#line;
    if (line.length < keptBytes) line.start[line.length] = byte;
    line.length++;
    const isAfterBlank = this.#before === blank;
    if (byte === blank) {
      if (this.#before === comma) line.paddedCommas++;
      return;
    }
    if (
      this.#solid === hash &&
      this.#solids === 1 &&
      (byte === hash || byte === tab || isAfterBlank)
    ) {
      this.#state = 'comment';
      return;
    }
    const endsCell = mayEndCell(this.#solid);
    if (byte === quoteMark && (isAfterBlank || endsCell || this.#before === quoteMark)) {
      this.#state = 'quoted';
      line.quotes++;
    }
    if (byte === tab) line.tabs++;
    else this.#solids++;
    if (byte === semicolon) line.semicolons++;
    if (byte === comma) line.commas++;
    if (isAfterBlank && !endsCell) {
      if (byte === comma) line.paddedCommas++;
      else if (!mayEndCell(byte)) line.innerBlanks++;
    }
    this.#solid = byte;
  }

  #endLine(): void {
    const line = this.#line;
    const isComment = this.#state === 'comment' || (this.#solid === hash && this.#solids === 1);
    if (this.#solids > 0 && !isComment) this.#hear(line);
    line.number = this.#number;
    line.tabs = 0;
    line.semicolons = 0;
    line.commas = 0;
    line.paddedCommas = 0;
    line.innerBlanks = 0;
    line.quotes = 0;
    line.length = 0;
    this.#state = 'line';
    this.#solid = lineFeed;
    this.#solids = 0;
  }
}
