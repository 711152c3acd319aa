// Both stages in i32x4 SIMD. Within a vector the running sums are made by two shifted additions (Hillis and
// Steele 1986); from vector to vector only the last lane is carried on.

/** First byte that the module does not use: an arena must start above it. */
export const heapBase: usize = __heap_base;

const blockBytes: usize = 4096;

/** Sums of `blocks` blocks from `values` on, to `sums`. */
export function sum(values: usize, sums: usize, blocks: i32): void {
  for (let block: i32 = 0; block < blocks; block++) {
    let a = i32x4.splat(0);
    let b = a;
    let c = a;
    let d = a;
    const end = values + blockBytes;
    for (; values < end; values += 64) {
      a = i32x4.add(a, v128.load(values));
      b = i32x4.add(b, v128.load(values, 16));
      c = i32x4.add(c, v128.load(values, 32));
      d = i32x4.add(d, v128.load(values, 48));
    }
    a = i32x4.add(i32x4.add(a, b), i32x4.add(c, d));
    a = i32x4.add(a, i32x4.shuffle(a, a, 2, 3, 0, 1));
    store<i32>(sums, i32x4.extract_lane(a, 0) + i32x4.extract_lane(a, 1));
    sums += 4;
  }
}

function runningSums(v: v128): v128 {
  const zero = i32x4.splat(0);
  v = i32x4.add(v, i32x4.shuffle(zero, v, 0, 4, 5, 6));
  return i32x4.add(v, i32x4.shuffle(zero, v, 0, 1, 4, 5));
}

/** Running sums of `blocks` blocks from `values` on, each from its base, to `prefix`. */
export function scan(values: usize, bases: usize, prefix: usize, blocks: i32): void {
  for (let block: i32 = 0; block < blocks; block++) {
    let carry = v128.load32_splat(bases);
    bases += 4;
    const end = values + blockBytes;
    while (values < end) {
      // Two vectors at once: only their sums wait for what came before.
      const first = runningSums(v128.load(values));
      const second = runningSums(v128.load(values, 16));
      const withFirst = i32x4.add(carry, first);
      const last = i32x4.shuffle(first, first, 3, 3, 3, 3);
      const base = i32x4.add(carry, last);
      v128.store(prefix, withFirst);
      v128.store(prefix, i32x4.add(base, second), 16);
      carry = i32x4.add(base, i32x4.shuffle(second, second, 3, 3, 3, 3));
      values += 32;
      prefix += 32;
    }
  }
}
