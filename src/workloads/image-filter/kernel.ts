// The JavaScript kernel: whole numbers; beyond the rim the last pixel goes on. What is seen less counts less: colours are
// weighted by their alpha (Porter and Duff 1984), so that none comes from pixels that nobody sees.

import type { KernelEntries } from '../../contract/kernel.ts';
import type { View } from '../../contract/array.ts';
import { weightBits } from './stage.ts';
import type { BlurWindows, EdgeWindows, FilterArguments } from './stage.ts';

const half = 2 ** (weightBits - 1);

/** Whether pixels [start, end) hide all that is behind them, as those of most images do. */
function isOpaque(pixels: View, start: number, end: number): boolean {
  let all = -1;
  for (let i = start; i < end; i++) all &= pixels[i] as number;
  return all >>> 24 === 255;
}

/** A pixel of weighted neighbours; `placeOf` says where neighbour k lies. */
type Blend = (from: View, weights: View, taps: number, placeOf: (k: number) => number) => number;

/** Of neighbours that are all opaque: what `blendSeen` gives, for less. */
function blendOpaque(
  from: View,
  weights: View,
  taps: number,
  placeOf: (k: number) => number,
): number {
  let [red, green, blue] = [half, half, half];
  for (let k = 0; k < taps; k++) {
    const pixel = from[placeOf(k)] as number;
    const weight = weights[k] as number;
    red += weight * (pixel & 255);
    green += weight * ((pixel >>> 8) & 255);
    blue += weight * ((pixel >>> 16) & 255);
  }
  return (
    (red >> weightBits) | ((green >> weightBits) << 8) | ((blue >> weightBits) << 16) | (255 << 24)
  );
}

/** Each neighbour's colour counts by its weight and its alpha. */
function blendSeen(
  from: View,
  weights: View,
  taps: number,
  placeOf: (k: number) => number,
): number {
  let [red, green, blue, seen] = [0, 0, 0, 0];
  for (let k = 0; k < taps; k++) {
    const pixel = from[placeOf(k)] as number;
    const share = (weights[k] as number) * (pixel >>> 24);
    red += share * (pixel & 255);
    green += share * ((pixel >>> 8) & 255);
    blue += share * ((pixel >>> 16) & 255);
    seen += share;
  }
  const alpha = (seen + half) >> weightBits;
  if (alpha === 0) return 0;
  const mean = (sum: number): number => Math.floor((sum + (seen >> 1)) / seen);
  return mean(red) | (mean(green) << 8) | (mean(blue) << 16) | (alpha << 24);
}

/** Brightness, 0 to 255: Rec. 601's weights in parts of 256. */
function brightness(pixel: number): number {
  return (77 * (pixel & 255) + 150 * ((pixel >>> 8) & 255) + 29 * ((pixel >>> 16) & 255)) >> 8;
}

/** As it is seen on black. */
function brightnessSeen(pixel: number): number {
  return Math.floor((brightness(pixel) * (pixel >>> 24) + 127) / 255);
}

function clamp(value: number, end: number): number {
  return value < 0 ? 0 : value >= end ? end - 1 : value;
}

export const kernelEntries: KernelEntries = {
  across(windows, range, args) {
    const { from, to, weights } = windows as unknown as BlurWindows;
    const { width, radius } = args as FilterArguments;
    for (let row = range.start; row < range.end; row++) {
      const at = (row - from.first) * width;
      const target = (row - to.first) * width;
      const blend: Blend = isOpaque(from.view, at, at + width) ? blendOpaque : blendSeen;
      for (let x = 0; x < width; x++) {
        const placeOf = (k: number): number => at + clamp(x + k - radius, width);
        to.view[target + x] = blend(from.view, weights.view, 2 * radius + 1, placeOf);
      }
    }
  },
  down(windows, range, args) {
    const { from, to, weights } = windows as unknown as BlurWindows;
    const { width, height, radius, top } = args as FilterArguments;
    const lineOf = (row: number): number => (clamp(top + row, height) - top - from.first) * width;
    const [first, end] = [lineOf(range.start - radius), lineOf(range.end - 1 + radius) + width];
    const blend: Blend = isOpaque(from.view, first, end) ? blendOpaque : blendSeen;
    for (let row = range.start; row < range.end; row++) {
      const target = (row - to.first) * width;
      for (let x = 0; x < width; x++) {
        const placeOf = (k: number): number => lineOf(row + k - radius) + x;
        to.view[target + x] = blend(from.view, weights.view, 2 * radius + 1, placeOf);
      }
    }
  },
  edges(windows, range, args) {
    const { from, to } = windows as unknown as EdgeWindows;
    const { width, height } = args as FilterArguments;
    const lineOf = (row: number): number => (clamp(row, height) - from.first) * width;
    const [first, end] = [lineOf(range.start - 1), lineOf(range.end) + width];
    const light = isOpaque(from.view, first, end) ? brightness : brightnessSeen;
    for (let row = range.start; row < range.end; row++) {
      const [above, level, below] = [-1, 0, 1].map((step) => lineOf(row + step)) as [
        number,
        number,
        number,
      ];
      for (let x = 0; x < width; x++) {
        const [left, right] = [clamp(x - 1, width), clamp(x + 1, width)];
        const at = (line: number, column: number): number =>
          light(from.view[line + column] as number);
        const [nw, ne, sw, se] = [
          at(above, left),
          at(above, right),
          at(below, left),
          at(below, right),
        ];
        const across = ne + 2 * at(level, right) + se - nw - 2 * at(level, left) - sw;
        const down = sw + 2 * at(below, x) + se - nw - 2 * at(above, x) - ne;
        const edge = Math.min(255, Math.abs(across) + Math.abs(down));
        to.view[(row - to.first) * width + x] = edge | (edge << 8) | (edge << 16) | (255 << 24);
      }
    }
  },
};
