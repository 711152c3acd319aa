// The network's arithmetic in JavaScript, rounded to single precision after every operation and summed in the order
// of the SIMD kernel: training gives the same bits everywhere.

import type { View } from '../../contract/array.ts';
import type { NetworkShape } from './stage.ts';

const { fround } = Math;

const log2e = fround(Math.LOG2E);
/** Coefficients of 2^f for f in [0, 1), Taylor's series: ln(2)^n / n! for n from 1 to 7. */
const coefficients = [1, 2, 6, 24, 120, 720, 5040].map((factorial, i) =>
  fround(Math.LN2 ** (i + 1) / factorial),
);

/** e^x for x <= 0, in single precision; 0 far below. */
export function exponential(x: number): number {
  const y = fround(x * log2e);
  if (y < -126) return 0;
  const whole = Math.floor(y);
  const f = fround(y - whole);
  let sum = coefficients[6] as number;
  for (let i = 5; i >= 0; i--) sum = fround(fround(sum * f) + (coefficients[i] as number));
  return fround(fround(fround(sum * f) + 1) * 2 ** whole);
}

/** Room for one sample's units and their gradients. */
export interface Units {
  readonly hidden: Float32Array;
  readonly outputs: Float32Array;
  readonly slopes: Float32Array;
}

export function makeUnits({ hidden, outputs }: NetworkShape): Units {
  return {
    hidden: new Float32Array(hidden),
    outputs: new Float32Array(outputs),
    slopes: new Float32Array(hidden),
  };
}

/** The units of a sample that begins at `at`; outputs before the softmax. */
export function forward(
  shape: NetworkShape,
  weights: View,
  samples: View,
  at: number,
  units: Units,
): void {
  const { inputs, hidden, outputs } = shape;
  const second = (inputs + 1) * hidden;
  for (let j = 0; j < hidden; j++) units.hidden[j] = weights[inputs * hidden + j] as number;
  for (let i = 0; i < inputs; i++) {
    const value = samples[at + i] as number;
    if (value === 0) continue;
    for (let j = 0; j < hidden; j++) {
      const product = fround(value * (weights[i * hidden + j] as number));
      units.hidden[j] = (units.hidden[j] as number) + product;
    }
  }
  for (let j = 0; j < hidden; j++) units.hidden[j] = Math.max(0, units.hidden[j] as number);
  for (let k = 0; k < outputs; k++)
    units.outputs[k] = weights[second + hidden * outputs + k] as number;
  for (let j = 0; j < hidden; j++) {
    const value = units.hidden[j] as number;
    if (value === 0) continue;
    for (let k = 0; k < outputs; k++) {
      const product = fround(value * (weights[second + j * outputs + k] as number));
      units.outputs[k] = (units.outputs[k] as number) + product;
    }
  }
}

/** Outputs become what the loss (cross entropy after a softmax) falls with: probabilities less the truth. */
function toSlopes({ outputs, classes }: NetworkShape, units: Units, label: number): void {
  let most = units.outputs[0] as number;
  for (let k = 1; k < classes; k++) most = Math.max(most, units.outputs[k] as number);
  let sum = 0;
  for (let k = 0; k < classes; k++) {
    const grown = exponential(fround((units.outputs[k] as number) - most));
    units.outputs[k] = grown;
    sum = fround(sum + grown);
  }
  for (let k = 0; k < outputs; k++) {
    const share = k < classes ? fround((units.outputs[k] as number) / sum) : 0;
    units.outputs[k] = k === label ? share - 1 : share;
  }
}

/** Adds a sample's gradient to `gradient`, from `to` on. */
export function addGradient(
  shape: NetworkShape,
  weights: View,
  samples: View,
  at: number,
  label: number,
  units: Units,
  gradient: View,
  to: number,
): void {
  const { inputs, hidden, outputs } = shape;
  forward(shape, weights, samples, at, units);
  toSlopes(shape, units, label);
  const second = (inputs + 1) * hidden;
  const add = (index: number, value: number): void => {
    gradient[to + index] = (gradient[to + index] as number) + value;
  };
  for (let k = 0; k < outputs; k++) add(second + hidden * outputs + k, units.outputs[k] as number);
  for (let j = 0; j < hidden; j++) {
    const value = units.hidden[j] as number;
    units.slopes[j] = 0;
    if (value === 0) continue;
    const row = second + j * outputs;
    // In four lanes, then lanes 0 and 2, 1 and 3, and both: as a vector is added up.
    const lanes = [0, 0, 0, 0];
    for (let k = 0; k < outputs; k++) {
      const slope = units.outputs[k] as number;
      lanes[k % 4] = fround(
        (lanes[k % 4] as number) + fround(slope * (weights[row + k] as number)),
      );
      add(row + k, fround(value * slope));
    }
    const [a = 0, b = 0, c = 0, d = 0] = lanes;
    units.slopes[j] = fround(fround(a + c) + fround(b + d));
  }
  for (let j = 0; j < hidden; j++) add(inputs * hidden + j, units.slopes[j] as number);
  for (let i = 0; i < inputs; i++) {
    const value = samples[at + i] as number;
    if (value === 0) continue;
    for (let j = 0; j < hidden; j++)
      add(i * hidden + j, fround(value * (units.slopes[j] as number)));
  }
}

/** The class with the largest output; of equal ones the first. */
export function largestOutput({ classes }: NetworkShape, units: Units): number {
  let largest = 0;
  for (let k = 1; k < classes; k++) {
    if ((units.outputs[k] as number) > (units.outputs[largest] as number)) largest = k;
  }
  return largest;
}
