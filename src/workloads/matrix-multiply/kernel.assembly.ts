// The matrix product in f32x4 SIMD: six rows by eight columns of C stay in twelve registers while
// k runs over a block of a panel that stays in the caches. The relaxed build fuses
// multiply and add. Every element is summed over k in order, whatever rows a task holds, so that
// any partition of the rows gives the same bits.

/** First byte that the module does not use: an arena must start above it. */
export const heapBase: usize = __heap_base;

/** Steps of k that a tile takes in one go: a panel's 32 KiB, and few loads and stores of C. */
const kBlock: i32 = 1024;

/** Rows whose part of A (192 KiB for `kBlock` steps) stays in the second-level cache for all panels. */
const rowBlock: i32 = 48;

/** Bytes of a panel's row: eight columns of f32. */
const panelBytes: usize = 32;

/** `rows` rows of C = A B. `a` and `c` point to the first of them; `panels` to all of B. */
export function multiply(a: usize, panels: usize, c: usize, rows: i32, n: i32): void {
  const rowBytes = (<usize>n) << 2;
  const whole = n & ~7;
  for (let top: i32 = 0; top < rows; top += rowBlock) {
    const bottom = min(top + rowBlock, rows);
    for (let k: i32 = 0; k < n; k += kBlock) {
      const length = min(kBlock, n - k);
      for (let column: i32 = 0; column < whole; column += 8) {
        const b = panels + <usize>column * rowBytes + <usize>k * panelBytes;
        for (let row = top; row < bottom; row += 6) {
          const aAt = a + <usize>row * rowBytes + ((<usize>k) << 2);
          const cAt = c + <usize>row * rowBytes + ((<usize>column) << 2);
          tile(aAt, b, cAt, rowBytes, min(6, bottom - row) - 1, length, k > 0);
        }
      }
    }
  }
  if (whole < n)
    edge(a, panels + <usize>whole * rowBytes, c + ((<usize>whole) << 2), rows, n, n - whole);
}

/** a * b + sum: fused where the build allows, so a single rounding. */
function multiplyAdd(a: v128, b: v128, sum: v128): v128 {
  if (ASC_FEATURE_RELAXED_SIMD) return f32x4.relaxed_madd(a, b, sum);
  return f32x4.add(f32x4.mul(a, b), sum);
}

/**
 * Six rows by eight columns over `length` steps of k, added to C where `more`. Where fewer rows are
 * left, the last of them (number `lastRow`) is computed several times and stored with equal bits:
 * one code path, and no row's sum depends on its place in a task.
 */
function tile(
  a: usize,
  b: usize,
  c: usize,
  rowBytes: usize,
  lastRow: i32,
  length: i32,
  more: bool,
): void {
  const o1 = <usize>min(1, lastRow) * rowBytes;
  const o2 = <usize>min(2, lastRow) * rowBytes;
  const o3 = <usize>min(3, lastRow) * rowBytes;
  const o4 = <usize>min(4, lastRow) * rowBytes;
  const o5 = <usize>min(5, lastRow) * rowBytes;
  let s00 = f32x4.splat(0),
    s01 = s00,
    s10 = s00,
    s11 = s00,
    s20 = s00,
    s21 = s00;
  let s30 = s00,
    s31 = s00,
    s40 = s00,
    s41 = s00,
    s50 = s00,
    s51 = s00;
  if (more) {
    s00 = v128.load(c);
    s01 = v128.load(c, 16);
    s10 = v128.load(c + o1);
    s11 = v128.load(c + o1, 16);
    s20 = v128.load(c + o2);
    s21 = v128.load(c + o2, 16);
    s30 = v128.load(c + o3);
    s31 = v128.load(c + o3, 16);
    s40 = v128.load(c + o4);
    s41 = v128.load(c + o4, 16);
    s50 = v128.load(c + o5);
    s51 = v128.load(c + o5, 16);
  }
  let a0 = a,
    a1 = a + o1,
    a2 = a + o2,
    a3 = a + o3,
    a4 = a + o4,
    a5 = a + o5;
  let p = b;
  const end = b + <usize>length * 32;
  while (p < end) {
    let b0 = v128.load(p, 0),
      b1 = v128.load(p, 16);
    let f = v128.load32_splat(a0, 0);
    s00 = multiplyAdd(f, b0, s00);
    s01 = multiplyAdd(f, b1, s01);
    f = v128.load32_splat(a1, 0);
    s10 = multiplyAdd(f, b0, s10);
    s11 = multiplyAdd(f, b1, s11);
    f = v128.load32_splat(a2, 0);
    s20 = multiplyAdd(f, b0, s20);
    s21 = multiplyAdd(f, b1, s21);
    f = v128.load32_splat(a3, 0);
    s30 = multiplyAdd(f, b0, s30);
    s31 = multiplyAdd(f, b1, s31);
    f = v128.load32_splat(a4, 0);
    s40 = multiplyAdd(f, b0, s40);
    s41 = multiplyAdd(f, b1, s41);
    f = v128.load32_splat(a5, 0);
    s50 = multiplyAdd(f, b0, s50);
    s51 = multiplyAdd(f, b1, s51);
    a0 += 4;
    a1 += 4;
    a2 += 4;
    a3 += 4;
    a4 += 4;
    a5 += 4;
    p += 32;
  }
  v128.store(c, s00);
  v128.store(c, s01, 16);
  v128.store(c + o1, s10);
  v128.store(c + o1, s11, 16);
  v128.store(c + o2, s20);
  v128.store(c + o2, s21, 16);
  v128.store(c + o3, s30);
  v128.store(c + o3, s31, 16);
  v128.store(c + o4, s40);
  v128.store(c + o4, s41, 16);
  v128.store(c + o5, s50);
  v128.store(c + o5, s51, 16);
}

/** The last panel where n is no multiple of eight: `columns` < 8 of it are stored. */
function edge(a: usize, b: usize, c: usize, rows: i32, n: i32, columns: i32): void {
  const rowBytes = (<usize>n) << 2;
  for (let row: i32 = 0; row < rows; row++) {
    let s0 = f32x4.splat(0);
    let s1 = s0;
    let p = b;
    for (let k: i32 = 0; k < n; k++) {
      const factor = v128.load32_splat(a + ((<usize>k) << 2));
      s0 = multiplyAdd(factor, v128.load(p), s0);
      s1 = multiplyAdd(factor, v128.load(p, 16), s1);
      p += panelBytes;
    }
    for (let j: i32 = 0; j < columns; j++) {
      if (j == 4) s0 = s1;
      store<f32>(c + ((<usize>j) << 2), f32x4.extract_lane(s0, 0));
      s0 = i32x4.shuffle(s0, s0, 1, 2, 3, 0);
    }
    a += rowBytes;
    c += rowBytes;
  }
}
