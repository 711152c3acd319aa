// The JavaScript kernel: whole numbers, each channel for itself; beyond the rim the last pixel goes on.

import type { KernelEntries } from '../../contract/kernel.ts';
import type { View } from '../../contract/array.ts';
import { weightBits } from './stage.ts';
import type { BlurWindows, EdgeWindows, FilterArguments } from './stage.ts';

const half = 2 ** (weightBits - 1);

/** A pixel of weighted neighbours; `placeOf` says where neighbour k lies. */
function blend(from: View, weights: View, taps: number, placeOf: (k: number) => number): number {
  let [red, green, blue, alpha] = [half, half, half, half];
  for (let k = 0; k < taps; k++) {
    const pixel = from[placeOf(k)] as number;
    const weight = weights[k] as number;
    red += weight * (pixel & 255);
    green += weight * ((pixel >>> 8) & 255);
    blue += weight * ((pixel >>> 16) & 255);
    alpha += weight * (pixel >>> 24);
  }
  return (
    (red >> weightBits) |
    ((green >> weightBits) << 8) |
    ((blue >> weightBits) << 16) |
    ((alpha >> weightBits) << 24)
  );
}

/** Brightness, 0 to 255: Rec. 601's weights in parts of 256. */
function brightness(pixel: number): number {
  return (77 * (pixel & 255) + 150 * ((pixel >>> 8) & 255) + 29 * ((pixel >>> 16) & 255)) >> 8;
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
      for (let x = 0; x < width; x++) {
        const placeOf = (k: number): number => at + clamp(x + k - radius, width);
        to.view[target + x] = blend(from.view, weights.view, 2 * radius + 1, placeOf);
      }
    }
  },
  down(windows, range, args) {
    const { from, to, weights } = windows as unknown as BlurWindows;
    const { width, height, radius, top } = args as FilterArguments;
    for (let row = range.start; row < range.end; row++) {
      const target = (row - to.first) * width;
      for (let x = 0; x < width; x++) {
        const placeOf = (k: number): number =>
          (clamp(top + row + k - radius, height) - top - from.first) * width + x;
        to.view[target + x] = blend(from.view, weights.view, 2 * radius + 1, placeOf);
      }
    }
  },
  edges(windows, range, args) {
    const { from, to } = windows as unknown as EdgeWindows;
    const { width, height } = args as FilterArguments;
    for (let row = range.start; row < range.end; row++) {
      const [above, level, below] = [-1, 0, 1].map(
        (step) => (clamp(row + step, height) - from.first) * width,
      ) as [number, number, number];
      for (let x = 0; x < width; x++) {
        const [left, right] = [clamp(x - 1, width), clamp(x + 1, width)];
        const at = (line: number, column: number): number =>
          brightness(from.view[line + column] as number);
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
