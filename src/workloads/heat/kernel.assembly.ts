// A step of Jacobi's method in f32x4 SIMD: sums in the order of the JavaScript kernel, nothing fused.

/** First byte that the module does not use: an arena must start above it. */
export const heapBase: usize = __heap_base;

/**
 * Rows [start, end) of a plate of `size` rows; `from` and `to` point to row `start` before and after the step.
 */
export function step(from: usize, to: usize, start: i32, end: i32, size: i32): void {
  const bytes: usize = (<usize>size) << 2;
  for (let row = start; row < end; row++) {
    if (row == 0 || row == size - 1) memory.copy(to, from, bytes);
    else stepRow(from, to, bytes);
    from += bytes;
    to += bytes;
  }
}

function mean(from: usize, bytes: usize): v128 {
  const upright = f32x4.add(v128.load(from - bytes), v128.load(from + bytes));
  const level = f32x4.add(v128.load(from - 4), v128.load(from + 4));
  return f32x4.mul(f32x4.add(upright, level), f32x4.splat(0.25));
}

function stepRow(from: usize, to: usize, bytes: usize): void {
  store<f32>(to, load<f32>(from));
  let at: usize = 4;
  // Inside, column 1 to the last but one.
  for (; at + 32 <= bytes - 4; at += 32) {
    const left = mean(from + at, bytes);
    const right = mean(from + at + 16, bytes);
    v128.store(to + at, left);
    v128.store(to + at, right, 16);
  }
  for (; at < bytes - 4; at += 4) {
    const here = from + at;
    const upright = load<f32>(here - bytes) + load<f32>(here + bytes);
    const level = load<f32>(here - 4) + load<f32>(here + 4);
    store<f32>(to + at, (upright + level) * 0.25);
  }
  store<f32>(to + bytes - 4, load<f32>(from + bytes - 4));
}
