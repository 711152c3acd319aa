// A text in UTF-16 with a mark before it, checked and made UTF-8.

import type { TellRead } from '../../contract/workload.ts';
import { lineAfter } from './utf-8.ts';
import type { OddPlace } from './utf-8.ts';

type Utf16 = 'utf-16le' | 'utf-16be';

const markBytes = 2;
/** Bytes that are read before others have a turn. */
const sliceBytes = 2 ** 22;

async function unitsOf(part: Blob, encoding: Utf16): Promise<Uint16Array> {
  const view = new DataView(await part.arrayBuffer());
  const units = new Uint16Array(view.byteLength >> 1);
  for (let i = 0; i < units.length; i++) units[i] = view.getUint16(2 * i, encoding === 'utf-16le');
  return units;
}

interface Survey {
  /** Bytes of the same text in UTF-8. */
  readonly bytes: number;
  /** Whether its last unit is the first half of a pair (Unicode 16.0, definition D91). */
  readonly isOpen: boolean;
  /** The number of the unit that is 0 or belongs to no character, if there is one: -1 where the text before ends in it. */
  readonly odd: number | undefined;
}

/** Looks at the units that follow a text that is `isOpen`. */
function surveyOf(units: Uint16Array, wasOpen: boolean): Survey {
  let [bytes, isOpen] = [0, wasOpen];
  for (let i = 0; i < units.length; i++) {
    const unit = units[i] as number;
    const isSecond = (unit & 0xfc00) === 0xdc00;
    if (isOpen !== isSecond) return { bytes, isOpen, odd: isOpen ? i - 1 : i };
    if (unit === 0) return { bytes, isOpen, odd: i };
    isOpen = (unit & 0xfc00) === 0xd800;
    // A pair is four bytes: two for each half.
    const isHalf = isOpen || isSecond;
    if (unit < 0x80) bytes += 1;
    else bytes += unit < 0x800 || isHalf ? 2 : 3;
  }
  return { bytes, isOpen, odd: undefined };
}

async function oddPlaceAt(file: Blob, encoding: Utf16, offset: number): Promise<OddPlace> {
  const [unit] = await unitsOf(file.slice(offset, offset + 2), encoding);
  const line = lineAfter(await unitsOf(file.slice(markBytes, offset), encoding));
  return { isZero: unit === 0, offset, line };
}

/** How many bytes the text has in UTF-8; or the first place that is no character, or is 0. */
async function survey(file: Blob, encoding: Utf16, tell: TellRead): Promise<number | OddPlace> {
  let [bytes, isOpen] = [0, false];
  for (let at = markBytes; at < file.size; at += sliceBytes) {
    const units = await unitsOf(file.slice(at, at + sliceBytes), encoding);
    const found = surveyOf(units, isOpen);
    if (found.odd !== undefined) return oddPlaceAt(file, encoding, at + 2 * found.odd);
    bytes += found.bytes;
    isOpen = found.isOpen;
    await tell(Math.min(1, (at + sliceBytes) / file.size) / 2);
  }
  // Half of a pair or of a unit is left.
  const left = (file.size & 1) + (isOpen ? 2 : 0);
  return left > 0 ? oddPlaceAt(file, encoding, file.size - left) : bytes;
}

/** The text in UTF-8; or the first place that is no character, or is 0. */
export async function readUtf16(
  file: Blob,
  encoding: Utf16,
  tell: TellRead,
): Promise<Uint8Array | OddPlace> {
  const surveyed = await survey(file, encoding, tell);
  if (typeof surveyed !== 'number') return surveyed;
  const text = new Uint8Array(surveyed);
  const [decoder, encoder] = [new TextDecoder(encoding), new TextEncoder()];
  let to = 0;
  for (let at = markBytes; at < file.size; at += sliceBytes) {
    const bytes = await file.slice(at, at + sliceBytes).arrayBuffer();
    const slice = encoder.encode(decoder.decode(bytes, { stream: true }));
    text.set(slice, to);
    to += slice.length;
    await tell(0.5 + Math.min(1, (at + sliceBytes) / file.size) / 2);
  }
  return text;
}
