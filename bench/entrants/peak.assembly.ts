// The arithmetic limit of one core: chains of fused multiply-add that live in registers. Two vectors
// by six, as in the matrix product, so that twelve sums are under way and none waits for another.

/** First byte that the module does not use. */
export const heapBase: usize = __heap_base;

function multiplyAdd(a: v128, b: v128, sum: v128): v128 {
  if (ASC_FEATURE_RELAXED_SIMD) return f32x4.relaxed_madd(a, b, sum);
  return f32x4.add(f32x4.mul(a, b), sum);
}

/** Runs `steps` steps of twelve vectors, 96 FLOP a step, and returns one number of the sums. */
export function chains(steps: i32): f32 {
  const factor = f32x4.splat(0.999);
  const one = f32x4.splat(1);
  let s0 = f32x4.splat(1),
    s1 = s0,
    s2 = s0,
    s3 = s0,
    s4 = s0,
    s5 = s0;
  let s6 = s0,
    s7 = s0,
    s8 = s0,
    s9 = s0,
    s10 = s0,
    s11 = s0;
  for (let i: i32 = 0; i < steps; i++) {
    s0 = multiplyAdd(s0, factor, one);
    s1 = multiplyAdd(s1, factor, one);
    s2 = multiplyAdd(s2, factor, one);
    s3 = multiplyAdd(s3, factor, one);
    s4 = multiplyAdd(s4, factor, one);
    s5 = multiplyAdd(s5, factor, one);
    s6 = multiplyAdd(s6, factor, one);
    s7 = multiplyAdd(s7, factor, one);
    s8 = multiplyAdd(s8, factor, one);
    s9 = multiplyAdd(s9, factor, one);
    s10 = multiplyAdd(s10, factor, one);
    s11 = multiplyAdd(s11, factor, one);
  }
  const a = f32x4.add(f32x4.add(s0, s1), f32x4.add(s2, s3));
  const b = f32x4.add(f32x4.add(s4, s5), f32x4.add(s6, s7));
  const c = f32x4.add(f32x4.add(s8, s9), f32x4.add(s10, s11));
  return f32x4.extract_lane(f32x4.add(f32x4.add(a, b), c), 0);
}

/** a = b + 3 c over `length` f32 at three addresses (STREAM's triad): 12 bytes an element. */
export function triad(a: usize, b: usize, c: usize, length: i32): void {
  const three = f32x4.splat(3);
  const end = a + ((<usize>length) << 2);
  while (a < end) {
    v128.store(a, multiplyAdd(v128.load(c), three, v128.load(b)));
    a += 16;
    b += 16;
    c += 16;
  }
}
