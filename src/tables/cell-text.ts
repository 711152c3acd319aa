// The bytes of a cell as text, checked; and as a number where they are the plain digits that most cells hold.

import type { Message } from '../words/message.ts';
import type { Cell } from './cell-scanner.ts';

const [plus, minus, point, zero, nine, upperE, lowerE] = [43, 45, 46, 48, 57, 69, 101];
/** Whole numbers below 10^15 and powers of ten to 10^15 are exact, so that their quotient is rounded once. */
const mostDigits = 15;
const powersOfTen = Array.from({ length: mostDigits + 1 }, (_, power) => 10 ** power);

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

function isDigit(byte: number | undefined): boolean {
  return byte !== undefined && byte >= zero && byte <= nine;
}

/** Whether a cell ends after "e", a sign and digits from `at` on, or at once. */
function endsWithExponent({ bytes, length }: Cell, from: number): boolean {
  let at = from;
  if (at === length) return true;
  if (bytes[at] !== lowerE && bytes[at] !== upperE) return false;
  at++;
  if (bytes[at] === plus || bytes[at] === minus) at++;
  const digits = at;
  while (at < length && isDigit(bytes[at])) at++;
  return at > digits && at === length;
}

/**
 * The number of a cell that is written with digits, at most one point and an exponent; undefined for any other, which
 * may be a number too, and for one beyond the range of a double. Few digits are read without the platform: correctly
 * rounded (Clinger 1990, section 3: the fast path).
 */
export function plainNumber(cell: Cell): number | undefined {
  const { bytes, length } = cell;
  let at = bytes[0] === minus || bytes[0] === plus ? 1 : 0;
  let [whole, digits, fraction] = [0, 0, -1];
  for (; at < length; at++) {
    const byte = bytes[at] as number;
    if (byte === point && fraction < 0) fraction = 0;
    else if (byte >= zero && byte <= nine) {
      whole = 10 * whole + (byte - zero);
      digits++;
      if (fraction >= 0) fraction++;
    } else break;
  }
  if (digits === 0 || !endsWithExponent(cell, at)) return undefined;
  if (at < length || digits > mostDigits) {
    const value = Number(decoder.decode(bytes.subarray(0, length)));
    return Number.isFinite(value) && (value !== 0 || whole === 0) ? value : undefined;
  }
  const value = fraction > 0 ? whole / (powersOfTen[fraction] as number) : whole;
  return bytes[0] === minus ? -value : value;
}

/** Whether a cell has a point. */
export function hasPoint({ bytes, length }: Cell): boolean {
  for (let at = 0; at < length; at++) if (bytes[at] === point) return true;
  return false;
}

/** Where the first byte lies that belongs to no character of UTF-8. */
function oddByte(bytes: Uint8Array): number {
  const stream = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  let begun = 0;
  for (let at = 0; at < bytes.length; at++) {
    try {
      if (stream.decode(bytes.subarray(at, at + 1), { stream: true }) !== '') begun = at + 1;
    } catch {
      return begun;
    }
  }
  return begun;
}

/** The text of a cell without white space around it, or what is the matter with its bytes. */
export function textOf(cell: Cell): string | Message {
  const bytes = cell.bytes.subarray(0, cell.length);
  try {
    return decoder.decode(bytes).trim();
  } catch {
    return {
      key: 'file.not-text',
      values: { offset: cell.offset + oddByte(bytes), line: cell.line },
    };
  }
}
