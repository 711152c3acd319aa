// Which one separator a table has, told from all its rows; where they do not tell, nothing is guessed.

import { shapeOf, signsOf } from './number-cell.ts';
import type { Message } from '../words/message.ts';
import type { Separator } from './cell-scanner.ts';
import type { SurveyedLine } from './line-survey.ts';

export type FoundSeparator =
  | {
      readonly ok: true;
      readonly separator: Separator;
      /** A line that was cut into cells though it could be one number, where all could. */
      readonly oneNumber: string | undefined;
    }
  | { readonly ok: false; readonly message: Message };

const hash = 35;

const decoder = new TextDecoder();

function startOf({ start, length }: SurveyedLine): string {
  return decoder.decode(start.subarray(0, length)).trim();
}

/** Whether a line is one number under some marks: 'surely' where it would hardly be cut into such cells. */
function isOneNumber(line: SurveyedLine): 'no' | 'maybe' | 'surely' {
  if (line.quotes > 0 || line.length > line.start.length) return 'no';
  const shape = shapeOf(startOf(line));
  const signs = shape && signsOf(shape);
  if (!signs) return 'no';
  // "05" is seldom a number of its own, and often what follows a decimal comma.
  const after = shape.marks.at(-1) === ',' ? (shape.runs.at(-1) ?? '') : '';
  const isOdd = signs.decimal === ',' && after.length > 1 && after.startsWith('0');
  return isOdd || (signs.decimal !== undefined && signs.group !== undefined) ? 'surely' : 'maybe';
}

/**
 * Where commas with a blank after them may separate cells, and others lie within numbers ("1,5, 2,5"): how many such
 * cells a line has, and the first that may be one number or two; undefined where it cannot be read so.
 */
function paddedCells(
  line: SurveyedLine,
): { readonly count: number; readonly text: string | undefined } | undefined {
  if (line.quotes > 0 || line.length > line.start.length) return undefined;
  const cells = startOf(line).split(/, +/);
  if (cells.length < 2) return undefined;
  const shapes = cells.map((cell) => shapeOf(cell));
  if (shapes.some((shape) => !shape || !signsOf(shape))) return undefined;
  return { count: cells.length, text: cells.find((cell) => cell.includes(',')) };
}

/** A line by its number from 1, and a text in it. */
interface NumberedText {
  readonly line: number;
  readonly text: string;
}

/** The rows of a table, added up. */
class Rows {
  count = 0;
  /** The first line with each. */
  readonly first: Partial<Record<Separator, number>> = {};
  paddedCommas = 0;
  #allOneNumber = true;
  #surely: NumberedText | undefined;
  #maybe: NumberedText | undefined;
  /** Cells by padded commas in every row so far; 0 where one has another number of them, or none. */
  #paddedCells: number | undefined;
  #inPadded: NumberedText | undefined;

  add(line: SurveyedLine): void {
    this.count++;
    if (line.tabs > 0) this.first.tab ??= line.number;
    if (line.semicolons > 0) this.first.semicolon ??= line.number;
    if (line.commas > 0) this.first.comma ??= line.number;
    if (line.innerBlanks > 0) this.first.blank ??= line.number;
    this.paddedCommas += line.paddedCommas;
    if (this.#paddedCells !== 0) this.#lookForPadded(line);
    if (!this.#allOneNumber) return;
    const is = isOneNumber(line);
    this.#allOneNumber = is !== 'no';
    if (is === 'no' || line.commas === 0) return;
    const text = startOf(line);
    this.#maybe ??= { line: line.number, text };
    if (is === 'surely') this.#surely ??= { line: line.number, text };
  }

  #lookForPadded(line: SurveyedLine): void {
    const cells = paddedCells(line);
    const isAsBefore = cells !== undefined && cells.count === (this.#paddedCells ?? cells.count);
    this.#paddedCells = isAsBefore ? cells.count : 0;
    if (cells?.text !== undefined) this.#inPadded ??= { line: line.number, text: cells.text };
  }

  /** A cell between commas with blanks that has a comma itself, where all rows can be read so. */
  get oneOrTwo(): NumberedText | undefined {
    return this.#paddedCells ? this.#inPadded : undefined;
  }

  /** Where every line is one number: the first that surely is, and the first that may be two. */
  get oneNumber():
    | {
        readonly surely: NumberedText | undefined;
        readonly maybe: NumberedText | undefined;
      }
    | undefined {
    return this.#allOneNumber ? { surely: this.#surely, maybe: this.#maybe } : undefined;
  }
}

/** Two separators between cells, the later one's first line. */
function mixed(
  first: Partial<Record<Separator, number>>,
  a: Separator,
  b: Separator,
): FoundSeparator {
  const [lineA, lineB] = [first[a] ?? 1, first[b] ?? 1];
  const values =
    lineA <= lineB ? { line: lineB, first: a, second: b } : { line: lineA, first: b, second: a };
  return { ok: false, message: { key: 'file.separators', values } };
}

interface Heading {
  readonly tabs: number;
  readonly semicolons: number;
  readonly commas: number;
  readonly start: Uint8Array;
}

function refuse(values: NumberedText): FoundSeparator {
  return { ok: false, message: { key: 'file.one-or-two', values } };
}

function decide(rows: Rows, heading: Heading | undefined): FoundSeparator {
  const { first } = rows;
  const found = (separator: Separator, oneNumber?: string): FoundSeparator => ({
    ok: true,
    separator,
    oneNumber,
  });
  if (first.tab !== undefined && first.semicolon !== undefined)
    return mixed(first, 'tab', 'semicolon');
  if (first.tab !== undefined) return found('tab');
  if (first.semicolon !== undefined) return found('semicolon');
  if (first.comma === undefined) return found(first.blank === undefined ? 'none' : 'blank');
  const hasBlanks = first.blank !== undefined;
  if (hasBlanks && (rows.paddedCommas > 0 || (heading?.commas ?? 0) > 0)) {
    return mixed(first, 'comma', 'blank');
  }
  const one = rows.oneNumber;
  if (heading) {
    // One name: one column, and its commas belong to the numbers.
    const isOneColumn =
      one !== undefined && heading.tabs + heading.semicolons + heading.commas === 0;
    if (hasBlanks) return found('blank');
    // "#made" may be a comment as well as a name.
    if (isOneColumn && heading.start[0] === hash && one.maybe) return refuse(one.maybe);
    return found(isOneColumn ? 'none' : 'comma');
  }
  if (rows.oneOrTwo) return refuse(rows.oneOrTwo);
  if (one?.surely) return refuse(one.surely);
  return hasBlanks ? found('blank') : found('comma', one?.maybe?.text);
}

export class SeparatorFinder {
  readonly #rows = new Rows();
  #first: SurveyedLine | undefined;
  /** The first line where it is words: they tell nothing, since names of columns may hold anything. */
  #heading: SurveyedLine | undefined;

  /** Every line in turn. */
  add(line: SurveyedLine): void {
    if (!this.#first) {
      this.#first = { ...line, start: line.start.slice() };
      return;
    }
    if (!this.#heading && this.#rows.count === 0) this.#judgeFirst(this.#first);
    this.#rows.add(line);
  }

  #judgeFirst(first: SurveyedLine): void {
    const hasWords = /\p{L}/u.test(startOf(first).replaceAll(/[eE]/g, ''));
    if (hasWords) this.#heading = first;
    else this.#rows.add(first);
  }

  find(): FoundSeparator {
    if (!this.#first) return { ok: true, separator: 'none', oneNumber: undefined };
    if (!this.#heading && this.#rows.count === 0) this.#rows.add(this.#first);
    return decide(this.#rows, this.#heading);
  }
}
