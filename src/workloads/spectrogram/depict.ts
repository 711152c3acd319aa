// The picture: time from left to right, pitch from below, loudness as colour.

import type { ImagePicture } from '../../contract/picture.ts';
import { argumentsOf } from './parameters.ts';
import { bandCount } from './stage.ts';
import { sampleRate } from './sounds.ts';
import { makeBands } from './tables.ts';
import type { SoundValues } from './parameters.ts';

const widest = 800;
/** Pixels of a band. */
const bandHeight = 6;
/** Quietest that is seen, below the loudest, in dB. */
const rangeDb = 70;
/** Matplotlib's magma, from dark to bright. */
const stops = [
  [0, 0, 4],
  [81, 18, 124],
  [183, 55, 121],
  [252, 137, 97],
  [252, 253, 191],
] as const;

function colourOf(share: number): readonly [number, number, number] {
  const at = Math.min(0.9999, Math.max(0, share)) * (stops.length - 1);
  const [low, high] = [stops[Math.floor(at)] ?? stops[0], stops[Math.floor(at) + 1] ?? stops[0]];
  const part = at % 1;
  const mix = (channel: 0 | 1 | 2): number => low[channel] + (high[channel] - low[channel]) * part;
  return [mix(0), mix(1), mix(2)];
}

/** A level in dB below the largest that there can be; silence is far below. */
export function toDecibels(level: number): number {
  return 10 * Math.log10(Math.max(level, 1e-12));
}

/** `levels`: `bandCount` of each frame. */
export function depictLevels(p: SoundValues, levels: Float32Array): ImagePicture {
  const { frames, size } = argumentsOf(p);
  const width = Math.max(1, Math.min(widest, frames));
  const height = bandCount * bandHeight;
  const loudest = levels.reduce((most, level) => Math.max(most, level), 0);
  const top = toDecibels(loudest);
  const rgba = new Uint8ClampedArray(width * height * 4);
  for (let x = 0; x < width; x++) {
    const frame = Math.floor(((x + 0.5) * frames) / width);
    for (let y = 0; y < height; y++) {
      const band = bandCount - 1 - Math.floor(y / bandHeight);
      const decibels = toDecibels(levels[frame * bandCount + band] ?? 0);
      const [red, green, blue] = colourOf(1 + (decibels - top) / rangeDb);
      rgba.set([red, green, blue, 255], (y * width + x) * 4);
    }
  }
  const seconds = Number(p.seconds.toFixed(2));
  const { middles } = makeBands(size, sampleRate);
  const [lowest, highest] = [middles[0] ?? 0, middles.at(-1) ?? 0];
  const caption =
    `${seconds} s from left to right, ${bandCount} mel bands from ${Math.round(lowest)} Hz up to ` +
    `${Math.round(highest)} Hz; colours span ${rangeDb} dB`;
  return { kind: 'image', width, height, rgba, tint: 'none', caption };
}
