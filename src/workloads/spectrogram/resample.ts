// Samples at another rate, any ratio of whole numbers: a low-pass that lets through what both rates can hold, taken
// at the times of the new samples. Without it a tone above half of the new rate comes back as another (an alias),
// and one below half of the old rate comes with its mirror image.

/** What is beyond half of the lower rate is at least so far down, in dB. */
const stopDb = 80;
/** Up to this share of half of the lower rate everything keeps its level; the low-pass falls from there to the half. */
const passShare = 0.92;
/** Kaiser's window for such a stop band (Kaiser 1974; Oppenheim and Schafer, "Discrete-Time Signal Processing", 7.6). */
const beta = 0.1102 * (stopDb - 8.7);
/** Zero crossings of the low-pass on either side, by Kaiser's formula for its width of transition. */
const reach = (stopDb - 7.95) / (2 * 2.285 * Math.PI * (1 - passShare));
/** Places of the table from one zero crossing to the next: a straight line between two is right to -128 dB. */
const perCrossing = 1_024;
/** Weights that are kept for the next sample of the same phase. */
const keptWeights = 2 ** 22;
/** Samples that are taken in at once. */
const bufferSamples = 2 ** 14;

/** The modified Bessel function of the first kind and order 0, by its power series. */
function bessel(x: number): number {
  let [sum, term] = [1, 1];
  for (let k = 1; term > 1e-17 * sum; k++) {
    term *= (x / (2 * k)) ** 2;
    sum += term;
  }
  return sum;
}

/** The low-pass from its middle to its end: a windowed sinc whose fall has its middle between pass and stop. */
function makeTable(): Float64Array {
  const cut = (1 + passShare) / 2;
  return Float64Array.from({ length: Math.ceil(reach * perCrossing) + 2 }, (_, i) => {
    const x = i / perCrossing;
    const sinc = i === 0 ? 1 : Math.sin(Math.PI * cut * x) / (Math.PI * cut * x);
    return x < reach ? (sinc * bessel(beta * Math.sqrt(1 - (x / reach) ** 2))) / bessel(beta) : 0;
  });
}

function greatestDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestDivisor(b, a % b);
}

/** Weights of the neighbours of a new sample that lies `phase` / `phases` of a step behind an old one. */
type WeightsOf = (phase: number) => Float64Array;

/** `half`: neighbours on either side; `scale`: half of the lower rate by half of the old one. */
function makeWeights(phases: number, half: number, scale: number): WeightsOf {
  const table = makeTable();
  const kept = new Map<number, Float64Array>();
  const mostKept = keptWeights / (2 * half);
  const fill = (weights: Float64Array, phase: number): Float64Array => {
    let sum = 0;
    for (let k = 0; k < weights.length; k++) {
      const at = Math.abs(k - half + 1 - phase / phases) * scale * perCrossing;
      const before = Math.floor(at);
      const low = table[before] ?? 0;
      const weight = low + ((table[before + 1] ?? 0) - low) * (at - before);
      weights[k] = weight;
      sum += weight;
    }
    // A constant stays as it is.
    for (let k = 0; k < weights.length; k++) weights[k] = (weights[k] as number) / sum;
    return weights;
  };
  const passing = new Float64Array(2 * half);
  return (phase) => {
    const known = kept.get(phase);
    if (known) return known;
    if (kept.size >= mostKept) return fill(passing, phase);
    const weights = fill(new Float64Array(2 * half), phase);
    kept.set(phase, weights);
    return weights;
  };
}

function weighted(samples: Float64Array, at: number, weights: Float64Array): number {
  let [even, odd] = [0, 0];
  for (let k = 0; k < weights.length; k += 2) {
    even += (samples[at + k] as number) * (weights[k] as number);
    odd += (samples[at + k + 1] as number) * (weights[k + 1] as number);
  }
  return even + odd;
}

/** Takes samples in the order of time, as many at once as come. */
export interface Resampler {
  readonly push: (samples: Float64Array) => void;
  /** After the last: silence follows. */
  readonly end: () => void;
}

/** Samples of a sound at `rate` a second that is `length` samples long at `oldRate`. */
export function resampledLength(length: number, oldRate: number, rate: number): number {
  return Math.ceil((length * rate) / oldRate);
}

/** Fills `into` with the samples at `rate` a second of those at `oldRate` that are pushed; both are whole numbers. */
export function makeResampler(oldRate: number, rate: number, into: Float32Array): Resampler {
  const divisor = greatestDivisor(oldRate, rate);
  const [phases, step] = [rate / divisor, oldRate / divisor];
  const scale = Math.min(1, rate / oldRate);
  const half = oldRate === rate ? 1 : Math.ceil(reach / scale);
  const weightsOf: WeightsOf =
    oldRate === rate ? () => Float64Array.of(1, 0) : makeWeights(phases, half, scale);
  const buffer = new Float64Array(2 * half + bufferSamples);
  // Where the next sample lies: at the old sample `base`, and `phase` / `phases` of a step behind it. Before the first
  // old sample there is silence; the buffer holds `held` samples, the first of which is number `first`.
  let [next, base, phase, first, held] = [0, 0, 0, 1 - half, half - 1];
  const fillIn = (): void => {
    for (; next < into.length && base - half + 1 - first + 2 * half <= held; next++) {
      into[next] = weighted(buffer, base - half + 1 - first, weightsOf(phase));
      phase += step;
      base += Math.floor(phase / phases);
      phase %= phases;
    }
    const done = Math.min(held, base - half + 1 - first);
    buffer.copyWithin(0, done, held);
    [first, held] = [first + done, held - done];
  };
  const push = (samples: Float64Array): void => {
    for (let taken = 0; taken < samples.length;) {
      const some = samples.subarray(taken, taken + buffer.length - held);
      buffer.set(some, held);
      held += some.length;
      taken += some.length;
      fillIn();
    }
  };
  return { push, end: () => push(new Float64Array(2 * half)) };
}
