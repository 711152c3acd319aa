// The real Fourier transform in f32x4 SIMD: real and imaginary parts lie apart, so that a vector holds four
// butterflies; the last two passes are one of radix 4, on four groups at once.

/** First byte that the module does not use: an arena must start above it. */
export const heapBase: usize = __heap_base;

const bandCount: i32 = 40;
const quarter = f32x4(0.25, 0.25, 0.25, 0.25);

/** Windowed samples, even ones to `real`, odd ones to `imaginary`. */
function windowed(sound: usize, hann: usize, real: usize, imaginary: usize, m: i32): void {
  for (let k: i32 = 0; k < m; k += 4) {
    const first = f32x4.mul(v128.load(sound), v128.load(hann));
    const second = f32x4.mul(v128.load(sound, 16), v128.load(hann, 16));
    v128.store(real, i32x4.shuffle(first, second, 0, 2, 4, 6));
    v128.store(imaginary, i32x4.shuffle(first, second, 1, 3, 5, 7));
    sound += 32;
    hann += 32;
    real += 16;
    imaginary += 16;
  }
}

/** One pass of radix 2, half at least 4; returns where the next pass's turns begin. */
function pass(real: usize, imaginary: usize, m: i32, half: i32, turns: usize): usize {
  const step = (<usize>half) << 2;
  const sines = turns + step;
  for (let group: usize = 0; group < (<usize>m) << 2; group += 2 * step) {
    for (let j: usize = 0; j < step; j += 16) {
      const at = real + group + j;
      const ai = imaginary + group + j;
      const ra = v128.load(at);
      const ia = v128.load(ai);
      const rb = v128.load(at + step);
      const ib = v128.load(ai + step);
      const cos = v128.load(turns + j);
      const sin = v128.load(sines + j);
      v128.store(at, f32x4.add(ra, rb));
      v128.store(ai, f32x4.add(ia, ib));
      const dr = f32x4.sub(ra, rb);
      const di = f32x4.sub(ia, ib);
      v128.store(at + step, f32x4.add(f32x4.mul(dr, cos), f32x4.mul(di, sin)));
      v128.store(ai + step, f32x4.sub(f32x4.mul(di, cos), f32x4.mul(dr, sin)));
    }
  }
  return sines + step;
}

function transposeLow(a: v128, b: v128): v128 {
  return i32x4.shuffle(a, b, 0, 4, 1, 5);
}
function transposeHigh(a: v128, b: v128): v128 {
  return i32x4.shuffle(a, b, 2, 6, 3, 7);
}

/** The last two passes: groups of four neighbours, four groups at a time. */
function lastPasses(real: usize, imaginary: usize, m: i32): void {
  for (let at: usize = 0; at < (<usize>m) << 2; at += 64) {
    const r = real + at;
    const i = imaginary + at;
    let t0 = transposeLow(v128.load(r), v128.load(r, 32));
    let t1 = transposeLow(v128.load(r, 16), v128.load(r, 48));
    let t2 = transposeHigh(v128.load(r), v128.load(r, 32));
    let t3 = transposeHigh(v128.load(r, 16), v128.load(r, 48));
    const r0 = transposeLow(t0, t1);
    const r1 = transposeHigh(t0, t1);
    const r2 = transposeLow(t2, t3);
    const r3 = transposeHigh(t2, t3);
    t0 = transposeLow(v128.load(i), v128.load(i, 32));
    t1 = transposeLow(v128.load(i, 16), v128.load(i, 48));
    t2 = transposeHigh(v128.load(i), v128.load(i, 32));
    t3 = transposeHigh(v128.load(i, 16), v128.load(i, 48));
    const i0 = transposeLow(t0, t1);
    const i1 = transposeHigh(t0, t1);
    const i2 = transposeLow(t2, t3);
    const i3 = transposeHigh(t2, t3);
    // Half 2: turns 1 and -i; half 1: none.
    const ra = f32x4.add(r0, r2);
    const ia = f32x4.add(i0, i2);
    const rb = f32x4.add(r1, r3);
    const ib = f32x4.add(i1, i3);
    const rc = f32x4.sub(r0, r2);
    const ic = f32x4.sub(i0, i2);
    const rd = f32x4.sub(i1, i3);
    const id = f32x4.sub(r3, r1);
    storeTransposed(r, f32x4.add(ra, rb), f32x4.sub(ra, rb), f32x4.add(rc, rd), f32x4.sub(rc, rd));
    storeTransposed(i, f32x4.add(ia, ib), f32x4.sub(ia, ib), f32x4.add(ic, id), f32x4.sub(ic, id));
  }
}

function storeTransposed(at: usize, a: v128, b: v128, c: v128, d: v128): void {
  const t0 = transposeLow(a, c);
  const t1 = transposeLow(b, d);
  const t2 = transposeHigh(a, c);
  const t3 = transposeHigh(b, d);
  v128.store(at, transposeLow(t0, t1));
  v128.store(at, transposeHigh(t0, t1), 16);
  v128.store(at, transposeLow(t2, t3), 32);
  v128.store(at, transposeHigh(t2, t3), 48);
}

function four(base: usize, order: usize, k0: i32, k1: i32, k2: i32, k3: i32): v128 {
  return f32x4(
    load<f32>(base + ((<usize>load<u32>(order + ((<usize>k0) << 2))) << 2)),
    load<f32>(base + ((<usize>load<u32>(order + ((<usize>k1) << 2))) << 2)),
    load<f32>(base + ((<usize>load<u32>(order + ((<usize>k2) << 2))) << 2)),
    load<f32>(base + ((<usize>load<u32>(order + ((<usize>k3) << 2))) << 2)),
  );
}

/** Square magnitudes of bins 0 to m; `turns` begins with the m cosines, the m sines follow. */
function toPowers(
  real: usize,
  imaginary: usize,
  order: usize,
  turns: usize,
  powers: usize,
  m: i32,
): void {
  const sines = turns + ((<usize>m) << 2);
  // Bins 1 to m - 1 by fours; what is beyond m - 1 is overwritten by the last bin or is not looked at.
  for (let k: i32 = 1; k < m; k += 4) {
    const k1 = min(k + 1, m - 1);
    const k2 = min(k + 2, m - 1);
    const k3 = min(k + 3, m - 1);
    const a = four(real, order, k, k1, k2, k3);
    const b = four(imaginary, order, k, k1, k2, k3);
    const c = four(real, order, m - k, m - k1, m - k2, m - k3);
    const d = four(imaginary, order, m - k, m - k1, m - k2, m - k3);
    const at = (<usize>k) << 2;
    const cos = v128.load(turns + at);
    const sin = v128.load(sines + at);
    const oddReal = f32x4.add(b, d);
    const oddImaginary = f32x4.sub(c, a);
    const turnedReal = f32x4.add(f32x4.mul(cos, oddReal), f32x4.mul(sin, oddImaginary));
    const turnedImaginary = f32x4.sub(f32x4.mul(cos, oddImaginary), f32x4.mul(sin, oddReal));
    const re = f32x4.add(f32x4.add(a, c), turnedReal);
    const im = f32x4.add(f32x4.sub(b, d), turnedImaginary);
    const squares = f32x4.add(f32x4.mul(re, re), f32x4.mul(im, im));
    v128.store(powers + at, f32x4.mul(quarter, squares));
  }
  const first = load<f32>(real);
  const other = load<f32>(imaginary);
  store<f32>(powers, (first + other) * (first + other));
  store<f32>(powers + ((<usize>m) << 2), (first - other) * (first - other));
}

/** One frame: energies of its bands to `levels`. `work` has room for two times m numbers, and m + 4 more. */
export function frame(
  sound: usize,
  hann: usize,
  twiddles: usize,
  order: usize,
  weights: usize,
  places: usize,
  work: usize,
  levels: usize,
  m: i32,
): void {
  const imaginary = work + ((<usize>m) << 2);
  const powers = imaginary + ((<usize>m) << 2);
  windowed(sound, hann, work, imaginary, m);
  let turns = twiddles;
  for (let half = m >> 1; half >= 4; half >>= 1) turns = pass(work, imaginary, m, half, turns);
  lastPasses(work, imaginary, m);
  toPowers(work, imaginary, order, turns, powers, m);
  for (let band: i32 = 0; band < bandCount; band++) {
    const power = powers + ((<usize>load<u32>(places)) << 2);
    const count = load<u32>(places, 4);
    const weight = weights + ((<usize>load<u32>(places, 8)) << 2);
    let sum: f32 = 0;
    for (let i: usize = 0; i < (<usize>count) << 2; i += 4) {
      sum += load<f32>(weight + i) * load<f32>(power + i);
    }
    store<f32>(levels, sum);
    levels += 4;
    places += 12;
  }
}
