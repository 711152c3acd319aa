// The triad in f64x2 SIMD, four vectors at a time. Never fused: the same bits as the JavaScript kernel.

/** First byte that the module does not use: an arena must start above it. */
export const heapBase: usize = __heap_base;

const factor: f64 = 3;

/** a[i] = b[i] + 3 c[i] for `count` elements. */
export function triad(a: usize, b: usize, c: usize, count: i32): void {
  const factors = f64x2.splat(factor);
  const end = a + ((<usize>count) << 3);
  for (; a + 64 <= end; a += 64) {
    const x0 = f64x2.add(v128.load(b), f64x2.mul(factors, v128.load(c)));
    const x1 = f64x2.add(v128.load(b, 16), f64x2.mul(factors, v128.load(c, 16)));
    const x2 = f64x2.add(v128.load(b, 32), f64x2.mul(factors, v128.load(c, 32)));
    const x3 = f64x2.add(v128.load(b, 48), f64x2.mul(factors, v128.load(c, 48)));
    v128.store(a, x0);
    v128.store(a, x1, 16);
    v128.store(a, x2, 32);
    v128.store(a, x3, 48);
    b += 64;
    c += 64;
  }
  for (; a < end; a += 8) {
    store<f64>(a, load<f64>(b) + factor * load<f64>(c));
    b += 8;
    c += 8;
  }
}
