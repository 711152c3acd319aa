// The network in f32x4 SIMD: a vector holds four hidden units, or four outputs. Nothing is fused, sums keep their
// order: the same bits as the JavaScript kernel.

/** First byte that the module does not use: an arena must start above it. */
export const heapBase: usize = __heap_base;

const log2e: f32 = <f32>1.4426950408889634;

/** e^x for x <= 0: 2^f by Taylor's series times a power of two. */
function exponential(x: f32): f32 {
  const y = x * log2e;
  if (y < -126) return 0;
  const whole = Mathf.floor(y);
  const f = y - whole;
  let sum = <f32>0.00001525273380405984;
  sum = sum * f + <f32>0.00015403530393381608;
  sum = sum * f + <f32>0.0013333558146428441;
  sum = sum * f + <f32>0.009618129107628477;
  sum = sum * f + <f32>0.055504108664821576;
  sum = sum * f + <f32>0.2402265069591007;
  sum = sum * f + <f32>0.69314718055994529;
  const power = reinterpret<f32>((<i32>whole + 127) << 23);
  return (sum * f + 1) * power;
}

/** to[0, bytes) += factor * from[0, bytes). */
function addScaled(to: usize, from: usize, bytes: usize, factor: f32): void {
  const factors = f32x4.splat(factor);
  for (let i: usize = 0; i < bytes; i += 16) {
    v128.store(to + i, f32x4.add(v128.load(to + i), f32x4.mul(factors, v128.load(from + i))));
  }
}

/** Hidden units and outputs (before the softmax) of a sample, one after the other to `units`. */
function forward(
  sample: usize,
  weights: usize,
  units: usize,
  inputs: i32,
  hidden: i32,
  outputs: i32,
): void {
  const hiddenBytes = (<usize>hidden) << 2;
  const outputBytes = (<usize>outputs) << 2;
  const biases = weights + <usize>inputs * hiddenBytes;
  memory.copy(units, biases, hiddenBytes);
  for (let i: i32 = 0; i < inputs; i++) {
    const value = load<f32>(sample + ((<usize>i) << 2));
    if (value != 0) addScaled(units, weights + <usize>i * hiddenBytes, hiddenBytes, value);
  }
  const zero = f32x4.splat(0);
  for (let j: usize = 0; j < hiddenBytes; j += 16) {
    const value = v128.load(units + j);
    v128.store(units + j, v128.and(value, f32x4.gt(value, zero)));
  }
  const second = biases + hiddenBytes;
  const out = units + hiddenBytes;
  memory.copy(out, second + <usize>hidden * outputBytes, outputBytes);
  for (let j: i32 = 0; j < hidden; j++) {
    const value = load<f32>(units + ((<usize>j) << 2));
    if (value != 0) addScaled(out, second + <usize>j * outputBytes, outputBytes, value);
  }
}

/** Probabilities less the truth, in place of the outputs. */
function toSlopes(out: usize, outputs: i32, classes: i32, label: i32): void {
  let most = load<f32>(out);
  for (let k: i32 = 1; k < classes; k++) most = max(most, load<f32>(out + ((<usize>k) << 2)));
  let sum: f32 = 0;
  for (let k: i32 = 0; k < classes; k++) {
    const at = out + ((<usize>k) << 2);
    const grown = exponential(load<f32>(at) - most);
    store<f32>(at, grown);
    sum += grown;
  }
  for (let k: i32 = 0; k < outputs; k++) {
    const at = out + ((<usize>k) << 2);
    const share: f32 = k < classes ? load<f32>(at) / sum : 0;
    store<f32>(at, k == label ? share - 1 : share);
  }
}

/**
 * Adds a sample's gradient to `gradient`. `units` has room for the hidden units, the outputs, and the hidden units'
 * slopes.
 */
export function addGradient(
  sample: usize,
  label: i32,
  weights: usize,
  units: usize,
  gradient: usize,
  inputs: i32,
  hidden: i32,
  outputs: i32,
  classes: i32,
): void {
  forward(sample, weights, units, inputs, hidden, outputs);
  const hiddenBytes = (<usize>hidden) << 2;
  const outputBytes = (<usize>outputs) << 2;
  const out = units + hiddenBytes;
  const slopes = out + outputBytes;
  toSlopes(out, outputs, classes, label);
  const second = <usize>(inputs + 1) * hiddenBytes;
  addScaled(gradient + second + <usize>hidden * outputBytes, out, outputBytes, 1);
  for (let j: i32 = 0; j < hidden; j++) {
    const value = load<f32>(units + ((<usize>j) << 2));
    let slope: f32 = 0;
    if (value != 0) {
      const row = second + <usize>j * outputBytes;
      let lanes = f32x4.splat(0);
      const factors = f32x4.splat(value);
      for (let k: usize = 0; k < outputBytes; k += 16) {
        const each = v128.load(out + k);
        lanes = f32x4.add(lanes, f32x4.mul(each, v128.load(weights + row + k)));
        const to = gradient + row + k;
        v128.store(to, f32x4.add(v128.load(to), f32x4.mul(factors, each)));
      }
      const pairs = f32x4.add(lanes, i32x4.shuffle(lanes, lanes, 2, 3, 0, 1));
      slope = f32x4.extract_lane(pairs, 0) + f32x4.extract_lane(pairs, 1);
    }
    store<f32>(slopes + ((<usize>j) << 2), slope);
  }
  addScaled(gradient + <usize>inputs * hiddenBytes, slopes, hiddenBytes, 1);
  for (let i: i32 = 0; i < inputs; i++) {
    const value = load<f32>(sample + ((<usize>i) << 2));
    if (value != 0) addScaled(gradient + <usize>i * hiddenBytes, slopes, hiddenBytes, value);
  }
}

/** Whether the largest output of a sample is `label`. */
export function isRight(
  sample: usize,
  label: i32,
  weights: usize,
  units: usize,
  inputs: i32,
  hidden: i32,
  outputs: i32,
  classes: i32,
): i32 {
  forward(sample, weights, units, inputs, hidden, outputs);
  const out = units + ((<usize>hidden) << 2);
  let largest: i32 = 0;
  for (let k: i32 = 1; k < classes; k++) {
    if (load<f32>(out + ((<usize>k) << 2)) > load<f32>(out + ((<usize>largest) << 2))) largest = k;
  }
  return <i32>(largest == label);
}

/** after = before - step times the sum of `micros` gradients that lie `stride` bytes apart, for `bytes` bytes. */
export function update(
  gradients: usize,
  micros: i32,
  stride: usize,
  before: usize,
  after: usize,
  bytes: usize,
  step: f32,
): void {
  const steps = f32x4.splat(step);
  for (let i: usize = 0; i < bytes; i += 16) {
    let sum = f32x4.splat(0);
    let at = gradients + i;
    for (let micro: i32 = 0; micro < micros; micro++) {
      sum = f32x4.add(sum, v128.load(at));
      at += stride;
    }
    v128.store(after + i, f32x4.sub(v128.load(before + i), f32x4.mul(steps, sum)));
  }
}
