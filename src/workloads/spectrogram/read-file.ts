// A recording of the person's own: WAV of plain or logarithmic samples, of any rate and any number of channels. The
// same bytes give the same sound on the page and on the command line: nothing of it is left to the browser.

import { argumentsOf, soundParameters } from './parameters.ts';
import { resampledLength } from './resample.ts';
import { sampleRate } from './sounds.ts';
import { blockFrames, blocksOf } from './stage.ts';
import { makeBands, makeHann, makeOrder, makeTwiddles } from './tables.ts';
import { readChunks } from './wave-chunks.ts';
import { readFormat, type WaveFormat } from './wave-format.ts';
import { readSamples } from './wave-samples.ts';
import type { ReadFile } from '../../contract/workload.ts';
import type { Message } from '../../words/message.ts';
import type { SoundParameter } from './parameters.ts';

function lengthProblem(blocks: number, rate: number, frameSize: number): Message | undefined {
  const { max } = soundParameters.seconds;
  const found = blocks / rate;
  const values = { what: 'The recording', unit: 'seconds' };
  if (found > max) return { key: 'file.too-long', values: { ...values, found, max } };
  if (resampledLength(blocks, rate, sampleRate) >= frameSize) return undefined;
  return { key: 'sound.too-short', values: { found, min: frameSize / sampleRate, frameSize } };
}

export const readSound: ReadFile<SoundParameter> = async (file, p, tell) => {
  const chunks = await readChunks(file, tell);
  if ('key' in chunks) return { ok: false, message: chunks };
  const format = readFormat(chunks);
  if ('key' in format) return { ok: false, message: format };
  // Limits first: how long the sound is follows from the head.
  const heard = Math.floor(chunks.data.bytes / format.blockBytes);
  if (heard === 0) {
    return { ok: false, message: { key: 'sound.no-samples', values: { offset: chunks.data.at } } };
  }
  const problem = lengthProblem(heard, format.rate, argumentsOf(p).size);
  if (problem) return { ok: false, message: problem };
  const length = resampledLength(heard, format.rate, sampleRate);
  const seconds = length / sampleRate;
  const { frames, size, hop } = argumentsOf({ ...p, seconds });
  const sound = new Float32Array(blocksOf(frames) * blockFrames * hop + size);
  const wrong = await readSamples(file, chunks, format, sound.subarray(0, length), tell);
  if (wrong) return { ok: false, message: wrong };
  const tables = { hann: makeHann(size), twiddles: makeTwiddles(size), order: makeOrder(size) };
  const input = { sound, ...tables, ...bandArrays(size) };
  return { ok: true, parameters: { seconds }, input, notes: [...mixed(format), ...chunks.notes] };
};

function mixed({ channels }: WaveFormat): readonly Message[] {
  return channels > 1 ? [{ key: 'sound.mixed', values: { channels } }] : [];
}

function bandArrays(size: number) {
  const { weights, places } = makeBands(size, sampleRate);
  return { weights, places };
}
