// A cell as a number: its digits and the marks between them, and what they mean once the file's marks are known.

/** Marks that may stand between digits: the decimal mark, or one that groups thousands. */
const groupsOnly = new Set(['\u0027', '\u2019', '\u00a0', '\u202f', '\u2009', ' ']);

export type DecimalMark = '.' | ',';

/** Which mark means what, in the whole file. */
export interface Marks {
  readonly decimal: DecimalMark;
  /** Between groups of three digits; undefined where there are none. */
  readonly group: string | undefined;
}

/** A text that could be a number, whatever its marks mean. */
export interface NumberShape {
  readonly sign: string;
  /** Runs of digits; one more than there are marks. The first or the last may be empty. */
  readonly runs: readonly string[];
  readonly marks: readonly string[];
  /** E.g. "e-5", or empty. */
  readonly exponent: string;
}

function isDigit(char: string | undefined): boolean {
  return char !== undefined && char >= '0' && char <= '9';
}

/** Where the digits end that begin at `from`. */
function digitsEnd(text: string, from: number): number {
  let at = from;
  while (isDigit(text[at])) at++;
  return at;
}

/** The shape of a trimmed text; undefined where it is no number under any marks. In one go: linear. */
export function shapeOf(text: string): NumberShape | undefined {
  const first = text[0] ?? '';
  // U+2212 is what typographers set for a minus.
  const sign = first === '-' || first === '\u2212' ? '-' : first === '+' ? '+' : '';
  let at = sign === '' ? 0 : 1;
  const runs: string[] = [];
  const marks: string[] = [];
  for (;;) {
    const end = digitsEnd(text, at);
    runs.push(text.slice(at, end));
    at = end;
    const mark = text[at] ?? '';
    if (mark !== '.' && mark !== ',' && !groupsOnly.has(mark)) break;
    marks.push(mark);
    at++;
  }
  if (runs.every((run) => run === '')) return undefined;
  const exponentFrom = at;
  if (text[at] === 'e' || text[at] === 'E') {
    at++;
    if (text[at] === '+' || text[at] === '-') at++;
    const end = digitsEnd(text, at);
    if (end === at) return undefined;
    at = end;
  }
  return at === text.length ? { sign, runs, marks, exponent: text.slice(exponentFrom) } : undefined;
}

/** Whether runs are groups of thousands: one to three digits, then three each. */
function areGroups(runs: readonly string[]): boolean {
  const [first = '', ...rest] = runs;
  return first.length >= 1 && first.length <= 3 && rest.every((run) => run.length === 3);
}

/** What a shape says about the marks of its file. `open`: a mark that may be the one or the other. */
export interface MarkSigns {
  readonly decimal?: DecimalMark;
  readonly group?: string;
  readonly open?: DecimalMark;
}

/** What the marks of one cell can mean; undefined where no reading makes it a number. */
export function signsOf({ runs, marks, exponent }: NumberShape): MarkSigns | undefined {
  const last = marks.at(-1);
  if (last === undefined) return {};
  const before = marks.slice(0, -1);
  const [group] = before;
  if (before.some((mark) => mark !== group)) return undefined;
  const isGroupAlone = groupsOnly.has(last);
  if (group === undefined) {
    if (isGroupAlone) return areGroups(runs) && exponent === '' ? { group: last } : undefined;
    const decimal = last as DecimalMark;
    if (decimal === ',' && runs.at(-1) === '') return undefined;
    const canGroup = areGroups(runs) && !runs[0]?.startsWith('0') && exponent === '';
    return canGroup ? { open: decimal } : { decimal };
  }
  if (last === group) return areGroups(runs) ? { group } : undefined;
  if (isGroupAlone || !areGroups(runs.slice(0, -1))) return undefined;
  return { decimal: last as DecimalMark, group };
}

/** The number that a shape is under these marks; NaN where it is none, infinite where none is so large. */
export function numberOf(shape: NumberShape, { decimal, group }: Marks): number {
  const { sign, runs, marks, exponent } = shape;
  const hasFraction = marks.at(-1) === decimal;
  const between = hasFraction ? marks.slice(0, -1) : marks;
  const whole = hasFraction ? runs.slice(0, -1) : runs;
  if (between.some((mark) => mark !== group)) return Number.NaN;
  if (between.length > 0 && !areGroups(whole)) return Number.NaN;
  const fraction = hasFraction ? (runs.at(-1) ?? '') : '';
  // "5." is written by many programs, "5," by none: there the comma is rather a separator.
  if (hasFraction && fraction === '' && decimal === ',') return Number.NaN;
  return Number(`${sign}${whole.join('')}.${fraction}0${exponent}`);
}

/** Whether a number that is read as 0 is not. */
export function isLost({ runs }: NumberShape, value: number): boolean {
  return value === 0 && runs.some((run) => /[1-9]/.test(run));
}
