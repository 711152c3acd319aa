// A recording of the person's own: WAV, uncompressed, of any rate and any number of channels.

import type { ReadFile } from '../../contract/workload.ts';
import type { Message } from '../../words/message.ts';
import { argumentsOf, soundParameters } from './parameters.ts';
import type { SoundParameter } from './parameters.ts';
import { sampleRate } from './sounds.ts';
import { blockFrames, blocksOf } from './stage.ts';
import { makeBands, makeHann, makeOrder, makeTwiddles } from './tables.ts';

interface Wave {
  readonly rate: number;
  readonly channels: number;
  /** One frame of all channels after the other, from -1 to 1. */
  readonly samples: Float32Array;
}

function notWave(what: string, offset: number): Message {
  return { key: 'file.not-wav', values: { what, offset } };
}

function letters(view: DataView, at: number): string {
  if (at + 4 > view.byteLength) return '';
  return String.fromCharCode(...[0, 1, 2, 3].map((i) => view.getUint8(at + i)));
}

/** How to read a sample of a format; undefined where it is none that is read. */
function readerOf(
  format: number,
  bits: number,
): ((view: DataView, at: number) => number) | undefined {
  if (format === 1 && bits === 8) return (view, at) => view.getUint8(at) / 128 - 1;
  if (format === 1 && bits === 16) return (view, at) => view.getInt16(at, true) / 2 ** 15;
  if (format === 1 && bits === 24) {
    return (view, at) => (view.getInt16(at + 1, true) * 256 + view.getUint8(at)) / 2 ** 23;
  }
  if (format === 1 && bits === 32) return (view, at) => view.getInt32(at, true) / 2 ** 31;
  return format === 3 && bits === 32 ? (view, at) => view.getFloat32(at, true) : undefined;
}

/** The chunks of a RIFF file: PCM (format 1) of 8 to 32 bits, or floats (format 3); also as format 0xfffe. */
export function readWave(bytes: ArrayBuffer): Wave | Message {
  const view = new DataView(bytes);
  if (letters(view, 0) !== 'RIFF') return notWave('the letters RIFF', 0);
  if (letters(view, 8) !== 'WAVE') return notWave('the letters WAVE', 8);
  let format:
    { at: number; code: number; channels: number; rate: number; bits: number } | undefined;
  for (let at = 12; at + 8 <= view.byteLength;) {
    const [id, size] = [letters(view, at), view.getUint32(at + 4, true)];
    const body = at + 8;
    if (id === 'fmt ' && body + 16 <= view.byteLength) {
      const code = view.getUint16(body, true);
      const isExtended = code === 0xfffe && size >= 26 && body + 26 <= view.byteLength;
      format = {
        at: body,
        code: isExtended ? view.getUint16(body + 24, true) : code,
        channels: view.getUint16(body + 2, true),
        rate: view.getUint32(body + 4, true),
        bits: view.getUint16(body + 14, true),
      };
    }
    if (id === 'data') {
      if (!format) return notWave('a chunk "fmt "', 12);
      const { code, channels, rate, bits } = format;
      const read = readerOf(code, bits);
      if (!read || channels === 0 || rate === 0)
        return notWave('a format of plain samples', format.at);
      const count = Math.floor(Math.min(size, view.byteLength - body) / (bits / 8));
      const samples = new Float32Array(count - (count % channels));
      for (let i = 0; i < samples.length; i++) samples[i] = read(view, body + (i * bits) / 8);
      return samples.length > 0 ? { rate, channels, samples } : notWave('samples', body);
    }
    at = body + size + (size % 2);
  }
  return notWave('a chunk "data"', view.byteLength);
}

/** One channel, the mean of all, at the lab's rate: between two samples a straight line. */
export function toSound({ rate, channels, samples }: Wave, length: number): Float32Array {
  const frames = samples.length / channels;
  const mean = (frame: number): number => {
    let sum = 0;
    for (let channel = 0; channel < channels; channel++) {
      sum += samples[Math.min(frames - 1, frame) * channels + channel] as number;
    }
    return sum / channels;
  };
  return Float32Array.from({ length }, (_, i) => {
    const at = (i * rate) / sampleRate;
    const before = Math.floor(at);
    if (before >= frames) return 0;
    return mean(before) + (mean(before + 1) - mean(before)) * (at - before);
  });
}

export const readSound: ReadFile<SoundParameter> = async (file, p, tell) => {
  const wave = readWave(await file.arrayBuffer());
  await tell(0.5);
  if (!('samples' in wave)) return { ok: false, message: wave };
  const found = Math.ceil(wave.samples.length / wave.channels / wave.rate);
  const { max } = soundParameters.seconds;
  if (found > max) {
    const values = { what: 'The recording', found, max, unit: 'seconds' };
    return { ok: false, message: { key: 'file.too-long', values } };
  }
  const { frames, size, hop } = argumentsOf({ ...p, seconds: found });
  const { weights, places } = makeBands(size, sampleRate);
  const sound = toSound(wave, blocksOf(frames) * blockFrames * hop + size);
  await tell(1);
  const tables = { hann: makeHann(size), twiddles: makeTwiddles(size), order: makeOrder(size) };
  return { ok: true, parameters: { seconds: found }, input: { sound, ...tables, weights, places } };
};
