// What a person reads of a sound or an image of their own.

import { formatNumber } from '../quantity.ts';
import type { MediaMessages } from '../media-message.ts';
import type { Sentences } from '../sentences.ts';

/** Codings that a WAV file may name, by their number (RFC 2361 and Microsoft's mmreg.h). */
const codings: Readonly<Partial<Record<number, string>>> = {
  2: 'Microsoft ADPCM',
  17: 'IMA ADPCM',
  49: 'GSM 6.10',
  64: 'G.721 ADPCM',
  80: 'MPEG audio',
  85: 'MP3',
  255: 'AAC',
  353: 'Windows Media audio',
  8192: 'AC-3',
  65534: 'an extended format',
};

const readCodings =
  'PCM of 8 to 32 bits, floats of 32 or 64 bits, A-law and µ-law are read. Save the recording as one of them, 16-bit PCM for example.';

function codingOf(code: number | null): string {
  if (code === null) return 'in a coding that its subformat alone names';
  const name = codings[code];
  return `with coding ${formatNumber(code)}${name === undefined ? '' : ` (${name})`}`;
}

function levelOf(sample: number): string {
  if (Number.isNaN(sample)) return 'no number';
  return Number.isFinite(sample) ? String(Number(sample.toPrecision(6))) : 'infinite';
}

/** A place in a file; bytes are counted from 0. */
function byte(offset: number): string {
  return `byte ${formatNumber(offset)}`;
}

export const mediaSentences: Pick<Sentences, keyof MediaMessages> = {
  'sound.other-kind': ({ kind }) =>
    `This file is in the format ${kind}, and only WAV is read: convert it, for example with ffmpeg -i recording recording.wav.`,
  'sound.coding': ({ offset, code }) =>
    `The samples of this WAV are stored ${codingOf(code)}, as ${byte(offset)} says. ${readCodings}`,
  'sound.rate': ({ offset, found, max }) =>
    `This WAV says at ${byte(offset)} that it has ${formatNumber(found)} samples a second, and rates from 1 to ${formatNumber(max)} are read: mend the rate, or save the recording anew.`,
  'sound.mixed': ({ channels }) =>
    `The mean of its ${formatNumber(channels)} channels is read: what is opposite in them cancels.`,
  'sound.block': ({ offset, found, channels, bits }) =>
    `This WAV says at ${byte(offset)} that a block has ${formatNumber(found)} ${found === 1 ? 'byte' : 'bytes'}, and ${formatNumber(channels)} ${channels === 1 ? 'channel' : 'channels'} of ${formatNumber(bits)} ${bits === 1 ? 'bit' : 'bits'} do not fit it: save the recording anew.`,
  'sound.bits': ({ offset, bits, bytes, isFloat }) =>
    `This WAV says at ${byte(offset)} that its samples are ${isFloat ? 'floats' : 'whole numbers'} of ${formatNumber(bits)} bits in ${formatNumber(bytes)} ${bytes === 1 ? 'byte' : 'bytes'}. ${readCodings}`,
  'sound.loose-bits': ({ offset, bits, bytes }) =>
    `The samples of this WAV have ${formatNumber(bits)} bits in ${formatNumber(bytes)} bytes (${byte(offset)}), and they do not tell which of the bytes count: save the recording as ${formatNumber(8 * Math.ceil(bits / 8))}-bit PCM.`,
  'sound.no-samples': ({ offset }) =>
    `This WAV holds no whole sample from ${byte(offset)} on: choose a recording that holds some.`,
  'sound.chunk-too-long': ({ id, offset }) =>
    `The chunk “${id}” at ${byte(offset)} of this WAV ends behind the end of the file, and no samples stand before it: save or copy the recording anew.`,
  'sound.sample': ({ offset, found, most }) =>
    `The sample at ${byte(offset)} is ${levelOf(found)}, and samples from -${formatNumber(most)} to ${formatNumber(most)} are read, where 1 is full scale: mend it, or save the recording as 16-bit PCM.`,
  'sound.too-short': ({ found, min, frameSize }) =>
    `The sound has ${formatNumber(found)} s, and one frame of ${formatNumber(frameSize)} samples has ${formatNumber(min)} s: choose a longer sound or a smaller frame.`,
  'sound.cut': ({ said, found, offset }) =>
    `This WAV is cut off: it promises ${formatNumber(said)} bytes of samples from ${byte(offset)} on, and the ${formatNumber(found)} that are there are read.`,
  'image.drawing': () =>
    'This file is an SVG, which is drawn from lines and has no pixels of its own: save it as a PNG of the size that you want.',
  'image.moving': () =>
    'This image is an animation: its first picture is taken, and the others are not.',
  'sound.second-data': ({ offset }) =>
    `This WAV has a second chunk of samples, at ${byte(offset)}, which is not read.`,
};
