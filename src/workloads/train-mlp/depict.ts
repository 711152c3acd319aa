// The pictures: the accuracy as training goes on, and what each hidden unit looks for.

import type { Picture } from '../../contract/picture.ts';
import { argumentsOf, testCount } from './parameters.ts';
import type { TrainValues } from './parameters.ts';

/** Pixels of a weight, weights of a tile with the gap beside it. */
const scale = 6;
const tile = 9;
const tilesAcross = 8;

function depictAccuracy(p: TrainValues, curve: readonly number[]): Picture {
  const { batch } = argumentsOf(p, 0);
  const x = curve.map(
    (_, i) => Math.min(p.steps, (i + 1) * Math.ceil(p.steps / curve.length)) * batch,
  );
  return {
    kind: 'lines',
    lines: [{ label: 'accuracy', x, y: curve.map((share) => 100 * share) }],
    xLabel: 'Samples learned from',
    yLabel: 'Right of the test (%)',
    caption: `${((curve.at(-1) ?? 0) * 100).toFixed(1)} % of ${testCount} unseen samples are right in the end`,
  };
}

/** Weights from the pixels to a hidden unit as an image: blue against it, red for it. */
function depictUnits(hidden: number, weights: Float32Array): Picture {
  const tiles = Math.min(hidden, 32);
  const [across, down] = [tilesAcross, Math.ceil(tiles / tilesAcross)];
  const [width, height] = [across * tile * scale, down * tile * scale];
  const rgba = new Uint8ClampedArray(width * height * 4);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const [column, row] = [Math.floor(x / scale), Math.floor(y / scale)];
      const unit = Math.floor(row / tile) * across + Math.floor(column / tile);
      const [i, j] = [column % tile, row % tile];
      if (i === tile - 1 || j === tile - 1 || unit >= tiles) continue;
      const weight = Math.max(-1, Math.min(1, 1.5 * (weights[(j * 8 + i) * hidden + unit] ?? 0)));
      const faded = 247 - 190 * Math.abs(weight);
      rgba.set(
        [weight > 0 ? 247 : faded, faded, weight > 0 ? faded : 247, 255],
        (y * width + x) * 4,
      );
    }
  }
  const caption = `What ${tiles} hidden units look for: red pixels for it, blue ones against`;
  return { kind: 'image', width, height, rgba, tint: 'none', caption };
}

export function depictTraining(
  p: TrainValues,
  curve: readonly number[],
  weights: Float32Array,
): readonly Picture[] {
  const accuracy = depictAccuracy(p, curve);
  if (p.data !== 0) return [accuracy];
  return [accuracy, depictUnits(argumentsOf(p, 0).hidden, weights)];
}
