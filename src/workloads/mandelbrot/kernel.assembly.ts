// Mandelbrot in f64x2 SIMD: eight neighbouring pixels as four independent streams, because one
// stream alone would wait for its own results. Each lane does the operations of the JavaScript
// kernel in the same order and without fusing, so that both agree bit for bit.

/** First byte that the module does not use: an arena must start above it. */
export const heapBase: usize = __heap_base;

/** Steps between two looks at whether a pixel has escaped. */
const block: i32 = 8;

/** Counts of the rows [start, end) of the picture, to `counts`, row by row. */
export function rows(
  counts: usize,
  start: i32,
  end: i32,
  size: i32,
  iterations: i32,
  centreX: f64,
  centreY: f64,
  zoom: f64,
): void {
  const width: f64 = 3.0 / zoom;
  const n: f64 = <f64>size;
  const half: f64 = n / 2.0;
  let out = counts;
  for (let row = start; row < end; row++) {
    const cy: f64 = centreY + ((<f64>row + 0.5 - half) * width) / n;
    for (let column: i32 = 0; column < size; column += 8) {
      const valid = min(8, size - column);
      eightPixels(
        out,
        valid,
        iterations,
        f64x2.splat(cy),
        pair(column, half, width, n, centreX),
        pair(column + 2, half, width, n, centreX),
        pair(column + 4, half, width, n, centreX),
        pair(column + 6, half, width, n, centreX),
      );
      out += (<usize>valid) << 2;
    }
  }
}

/** Real coordinates of the pixels `column` and `column + 1`. */
function pair(column: i32, half: f64, width: f64, n: f64, centreX: f64): v128 {
  const at = f64x2.add(f64x2.splat(<f64>column), f64x2(0.5, 1.5));
  const offset = f64x2.mul(f64x2.sub(at, f64x2.splat(half)), f64x2.splat(width));
  return f64x2.add(f64x2.splat(centreX), f64x2.div(offset, f64x2.splat(n)));
}

/** The real part of z^2 + c. */
function nextX(x: v128, y: v128, cx: v128): v128 {
  return f64x2.add(f64x2.sub(f64x2.mul(x, x), f64x2.mul(y, y)), cx);
}

/** The imaginary part of z^2 + c. */
function nextY(x: v128, y: v128, cy: v128): v128 {
  const xy = f64x2.mul(x, y);
  return f64x2.add(f64x2.add(xy, xy), cy);
}

/** Lanes with |z|^2 <= 4 as ones; zeros where not, also for NaN. */
function isInside(x: v128, y: v128): v128 {
  return f64x2.le(f64x2.add(f64x2.mul(x, x), f64x2.mul(y, y)), f64x2.splat(4.0));
}

/** Counts of two pixels as i64: those that have gone keep theirs, the others have all `iterations`. */
function finalCount(count: v128, gone: v128, iterations: i32): v128 {
  return v128.or(count, v128.andnot(i64x2.splat(<i64>iterations), gone));
}

/**
 * The counts of `valid` <= 8 pixels of a row. A point that has escaped stays outside, so one look
 * after each block of steps is enough; the block in which a pixel escapes is run again with a look
 * after every step. Escapes come in flocks, so after one the next block is careful at once.
 */
function eightPixels(
  out: usize,
  valid: i32,
  iterations: i32,
  cy: v128,
  cx0: v128,
  cx1: v128,
  cx2: v128,
  cx3: v128,
): void {
  const zero = i64x2.splat(0);
  let x0 = zero,
    y0 = zero,
    x1 = zero,
    y1 = zero,
    x2 = zero,
    y2 = zero,
    x3 = zero,
    y3 = zero;
  // Lanes beyond `valid` count as gone from the beginning.
  const lanes = i64x2.splat(<i64>valid);
  let gone0 = i64x2.ge_s(i64x2(0, 1), lanes),
    gone1 = i64x2.ge_s(i64x2(2, 3), lanes);
  let gone2 = i64x2.ge_s(i64x2(4, 5), lanes),
    gone3 = i64x2.ge_s(i64x2(6, 7), lanes);
  let count0 = zero,
    count1 = zero,
    count2 = zero,
    count3 = zero;
  let careful = true;
  let step: i32 = 0;
  while (step < iterations) {
    if (!careful && step + block <= iterations) {
      const sx0 = x0,
        sy0 = y0,
        sx1 = x1,
        sy1 = y1,
        sx2 = x2,
        sy2 = y2,
        sx3 = x3,
        sy3 = y3;
      for (let k: i32 = 0; k < block; k += 2) {
        let t0 = nextX(x0, y0, cx0),
          t1 = nextX(x1, y1, cx1);
        let t2 = nextX(x2, y2, cx2),
          t3 = nextX(x3, y3, cx3);
        y0 = nextY(x0, y0, cy);
        y1 = nextY(x1, y1, cy);
        y2 = nextY(x2, y2, cy);
        y3 = nextY(x3, y3, cy);
        x0 = nextX(t0, y0, cx0);
        x1 = nextX(t1, y1, cx1);
        x2 = nextX(t2, y2, cx2);
        x3 = nextX(t3, y3, cx3);
        y0 = nextY(t0, y0, cy);
        y1 = nextY(t1, y1, cy);
        y2 = nextY(t2, y2, cy);
        y3 = nextY(t3, y3, cy);
      }
      const inside01 = v128.and(v128.or(isInside(x0, y0), gone0), v128.or(isInside(x1, y1), gone1));
      const inside23 = v128.and(v128.or(isInside(x2, y2), gone2), v128.or(isInside(x3, y3), gone3));
      if (i64x2.all_true(v128.and(inside01, inside23))) {
        step += block;
        continue;
      }
      x0 = sx0;
      y0 = sy0;
      x1 = sx1;
      y1 = sy1;
      x2 = sx2;
      y2 = sy2;
      x3 = sx3;
      y3 = sy3;
    }
    const before = v128.or(v128.or(gone0, gone1), v128.or(gone2, gone3));
    let sum = i64x2.add(i64x2.add(gone0, gone1), i64x2.add(gone2, gone3));
    const last = min(step + block, iterations);
    for (; step < last;) {
      step += 1;
      let t0 = nextX(x0, y0, cx0),
        t1 = nextX(x1, y1, cx1);
      let t2 = nextX(x2, y2, cx2),
        t3 = nextX(x3, y3, cx3);
      y0 = nextY(x0, y0, cy);
      y1 = nextY(x1, y1, cy);
      y2 = nextY(x2, y2, cy);
      y3 = nextY(x3, y3, cy);
      x0 = t0;
      x1 = t1;
      x2 = t2;
      x3 = t3;
      const now = i64x2.splat(<i64>step);
      const new0 = v128.not(v128.or(isInside(x0, y0), gone0));
      const new1 = v128.not(v128.or(isInside(x1, y1), gone1));
      const new2 = v128.not(v128.or(isInside(x2, y2), gone2));
      const new3 = v128.not(v128.or(isInside(x3, y3), gone3));
      count0 = v128.or(count0, v128.and(new0, now));
      count1 = v128.or(count1, v128.and(new1, now));
      count2 = v128.or(count2, v128.and(new2, now));
      count3 = v128.or(count3, v128.and(new3, now));
      gone0 = v128.or(gone0, new0);
      gone1 = v128.or(gone1, new1);
      gone2 = v128.or(gone2, new2);
      gone3 = v128.or(gone3, new3);
    }
    if (i64x2.all_true(v128.and(v128.and(gone0, gone1), v128.and(gone2, gone3)))) break;
    sum = v128.xor(sum, i64x2.add(i64x2.add(gone0, gone1), i64x2.add(gone2, gone3)));
    careful = v128.any_true(sum);
  }
  const left = narrow(finalCount(count0, gone0, iterations), finalCount(count1, gone1, iterations));
  const right = narrow(
    finalCount(count2, gone2, iterations),
    finalCount(count3, gone3, iterations),
  );
  storeCounts(out, valid, left, right);
}

/** The low halves of four i64 as i32x4. */
function narrow(low: v128, high: v128): v128 {
  return i32x4.shuffle(low, high, 0, 2, 4, 6);
}

/** Stores the first `valid` of eight counts. */
function storeCounts(out: usize, valid: i32, left: v128, right: v128): void {
  if (valid == 8) {
    v128.store(out, left);
    v128.store(out, right, 16);
    return;
  }
  let rest = left;
  for (let i: i32 = 0; i < valid; i++) {
    if (i == 4) rest = right;
    store<u32>(out + ((<usize>i) << 2), i32x4.extract_lane(rest, 0));
    rest = i32x4.shuffle(rest, rest, 1, 2, 3, 0);
  }
}
