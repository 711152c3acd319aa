// The format of a WAV file's samples, checked before any of them is read, and how one of them is read.

import { notWave } from './wave-chunks.ts';
import type { Message } from '../../words/message.ts';
import type { WaveChunks } from './wave-chunks.ts';

/** Reads the sample at a byte of a view, on a scale where full scale is 1. */
export type ReadSample = (view: DataView, at: number) => number;

export interface WaveFormat {
  /** Blocks a second; a block holds a sample of every channel. */
  readonly rate: number;
  readonly channels: number;
  readonly blockBytes: number;
  readonly sampleBytes: number;
  /** Bits that count where they need fewer bytes than a sample takes: where they lie must be seen from the samples. */
  readonly looseBits: number | undefined;
  readonly read: ReadSample;
}

/** Fastest that is read: twice the fastest that recorders of sound write. */
const fastest = 768_000;

const pcm = 1;
const float = 3;
const aLaw = 6;
const muLaw = 7;
const extended = 0xfffe;

/** ITU-T G.711: sign, three bits of exponent, four of mantissa; even bits are inverted. */
function fromALaw(code: number): number {
  const bits = code ^ 0x55;
  const exponent = (bits >> 4) & 7;
  const mantissa = ((bits & 15) << 4) + 8;
  const size = exponent === 0 ? mantissa : (mantissa + 256) << (exponent - 1);
  return (bits & 128 ? size : -size) / 2 ** 15;
}

/** ITU-T G.711: all bits are inverted, and what is added before the logarithm is taken off again. */
function fromMuLaw(code: number): number {
  const bits = ~code & 255;
  const size = ((((bits & 15) << 3) + 132) << ((bits >> 4) & 7)) - 132;
  return (bits & 128 ? -size : size) / 2 ** 15;
}

/** Whole numbers with their highest bit at the top of their bytes; those of one byte have no sign. */
function readWhole(bytes: number, little: boolean): ReadSample {
  if (bytes === 1) return (view, at) => view.getUint8(at) / 128 - 1;
  if (bytes === 2) return (view, at) => view.getInt16(at, little) / 2 ** 15;
  if (bytes === 4) return (view, at) => view.getInt32(at, little) / 2 ** 31;
  const [high, low] = little ? [1, 0] : [0, 2];
  return (view, at) => (view.getInt16(at + high, little) * 256 + view.getUint8(at + low)) / 2 ** 23;
}

interface Coding {
  /** Whether a sample of so many bits may lie in so many bytes. */
  readonly fits: (bits: number, bytes: number) => boolean;
  readonly reader: (bytes: number, little: boolean) => ReadSample;
}

const codings: Readonly<Partial<Record<number, Coding>>> = {
  [pcm]: {
    fits: (bits, bytes) => bits > 0 && bits <= 8 * bytes && bytes <= 4 && (bytes === 1 || bits > 8),
    reader: readWhole,
  },
  [float]: {
    fits: (bits, bytes) => bits === 8 * bytes && (bytes === 4 || bytes === 8),
    reader: (bytes, little) =>
      bytes === 4
        ? (view, at) => view.getFloat32(at, little)
        : (view, at) => view.getFloat64(at, little),
  },
  [aLaw]: {
    fits: (bits, bytes) => bits === 8 && bytes === 1,
    reader: () => (view, at) => fromALaw(view.getUint8(at)),
  },
  [muLaw]: {
    fits: (bits, bytes) => bits === 8 && bytes === 1,
    reader: () => (view, at) => fromMuLaw(view.getUint8(at)),
  },
};

/** The code of an extended format: its subformat is the code and then 0000-0010-8000-00aa00389b71. */
function subformatOf(view: DataView, at: number, little: boolean): number | Message {
  if (view.byteLength < 40) return notWave('a subformat of 16 bytes', at + 24);
  const endsWell = view.getUint32(32) === 0x8000_00aa && view.getUint32(36) === 0x0038_9b71;
  if (endsWell && view.getUint32(28, little) === (little ? 0x0010_0000 : 0x10)) {
    return view.getUint32(24, little);
  }
  // SoX writes only the code in the order of bytes of RIFX.
  if (endsWell && view.getUint16(26) === 0 && view.getUint32(28) === 0x1000) {
    return view.getUint16(24, little);
  }
  return { key: 'sound.coding', values: { offset: at + 24, code: null } };
}

/** Checks the chunk "fmt " in the order of its fields. */
export function readFormat({ format, isLittleEndian }: WaveChunks): WaveFormat | Message {
  const { at, view } = format;
  const word = (offset: number): number => view.getUint16(offset, isLittleEndian);
  const isExtended = word(0) === extended;
  const code = isExtended ? subformatOf(view, at, isLittleEndian) : word(0);
  if (typeof code !== 'number') return code;
  const coding = codings[code];
  if (!coding) return { key: 'sound.coding', values: { offset: at, code } };
  const channels = word(2);
  if (channels === 0) return notWave('a number of channels above 0', at + 2);
  const rate = view.getUint32(4, isLittleEndian);
  if (rate === 0 || rate > fastest) {
    return { key: 'sound.rate', values: { offset: at + 4, found: rate, max: fastest } };
  }
  const bits = word(14);
  const neededBytes = Math.ceil(bits / 8);
  // Zero says nothing, and what it should be is known.
  const blockBytes = word(12) || channels * neededBytes;
  const sampleBytes = blockBytes / channels;
  if (!Number.isInteger(sampleBytes) || sampleBytes < neededBytes) {
    const values = { offset: at + 12, found: blockBytes, channels, bits };
    return { key: 'sound.block', values };
  }
  if (!coding.fits(bits, sampleBytes)) {
    const values = { offset: at + 14, bits, bytes: sampleBytes, isFloat: code === float };
    return { key: 'sound.bits', values };
  }
  return {
    rate,
    channels,
    blockBytes,
    sampleBytes,
    looseBits: sampleBytes > neededBytes ? bits : undefined,
    read: coding.reader(sampleBytes, isLittleEndian),
  };
}
