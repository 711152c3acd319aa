// The samples of a WAV file, slice by slice: one channel, the mean of all, at the lab's rate.

import { makeResampler } from './resample.ts';
import { sampleRate } from './sounds.ts';
import type { TellRead } from '../../contract/workload.ts';
import type { Message } from '../../words/message.ts';
import type { WaveChunks } from './wave-chunks.ts';
import type { WaveFormat } from './wave-format.ts';

/** Bytes of a slice, and samples of it at either rate: some ms of work, whatever the file says of itself. */
const sliceBytes = 2 ** 20;
const sliceSamples = 2 ** 15;

/**
 * Floats may go beyond full scale, which is 1, but not so far (+48 dB): those are whole numbers that were written as
 * floats, or damaged.
 */
const loudest = 256;

/** Blocks of all channels in a slice. */
function sliceBlocks({ blockBytes, rate }: WaveFormat): number {
  const most = sliceSamples * Math.min(1, rate / sampleRate);
  return Math.max(1, Math.floor(Math.min(sliceBytes / blockBytes, most)));
}

/** The mean of all channels for each block; a message where a sample is no level. `at`: where the slice begins. */
function mix(
  slice: DataView,
  { channels, blockBytes, sampleBytes, read }: WaveFormat,
  at: number,
): Float64Array | Message {
  const means = new Float64Array(slice.byteLength / blockBytes);
  for (let block = 0; block < means.length; block++) {
    let sum = 0;
    for (let channel = 0; channel < channels; channel++) {
      const place = block * blockBytes + channel * sampleBytes;
      const sample = read(slice, place);
      if (!(Math.abs(sample) <= loudest)) {
        const values = {
          offset: at + place,
          found: sample,
          most: loudest,
        };
        return { key: 'sound.sample', values };
      }
      sum += sample;
    }
    means[block] = sum / channels;
  }
  return means;
}

/** Where the bits of samples lie that have more bytes than they need, as far as it was seen. */
interface Place {
  /** The bytes below them are 0, which has them at the top. */
  isHigh: boolean;
  /** The bytes above them are their sign, which has them at the bottom. */
  isLow: boolean;
}

function lookAt(
  place: Place,
  slice: DataView,
  { sampleBytes, read, looseBits = 0 }: WaveFormat,
): void {
  const scale = 2 ** (8 * sampleBytes - 1);
  const unused = 2 ** (8 * sampleBytes - looseBits);
  for (let at = 0; at < slice.byteLength && (place.isHigh || place.isLow); at += sampleBytes) {
    const whole = read(slice, at) * scale;
    if (whole % unused !== 0) place.isHigh = false;
    if (whole < -(2 ** (looseBits - 1)) || whole >= 2 ** (looseBits - 1)) place.isLow = false;
  }
}

/** By what samples must be multiplied whose bits lie as was seen; undefined where both, or neither, can be. */
function factorOf({ isHigh, isLow }: Place, { sampleBytes, looseBits = 0 }: WaveFormat) {
  if (isHigh === isLow) return undefined;
  return isHigh ? 1 : 2 ** (8 * sampleBytes - looseBits);
}

/** Fills `into` with the sound at the lab's rate; a message where it cannot be. */
export async function readSamples(
  file: Blob,
  { data, format: { at: formatAt } }: WaveChunks,
  format: WaveFormat,
  into: Float32Array,
  tell: TellRead,
): Promise<Message | undefined> {
  const { blockBytes, sampleBytes, looseBits } = format;
  const { push, end } = makeResampler(format.rate, sampleRate, into);
  const place: Place = { isHigh: true, isLow: true };
  const blocks = Math.floor(data.bytes / blockBytes);
  const step = sliceBlocks(format);
  for (let block = 0; block < blocks; block += step) {
    const [from, to] = [block, Math.min(blocks, block + step)].map((n) => data.at + n * blockBytes);
    const slice = new DataView(await file.slice(from, to).arrayBuffer());
    const means = mix(slice, format, from ?? 0);
    if (!(means instanceof Float64Array)) return means;
    if (looseBits !== undefined) lookAt(place, slice, format);
    push(means);
    await tell(Math.min(1, (block + step) / blocks));
  }
  end();
  if (looseBits === undefined) return undefined;
  const factor = factorOf(place, format);
  if (factor === undefined) {
    const values = { offset: formatAt + 12, bits: looseBits, bytes: sampleBytes };
    return { key: 'sound.loose-bits', values };
  }
  for (let i = 0; i < into.length; i++) into[i] = (into[i] as number) * factor;
  return undefined;
}
