// Monte Carlo pi in i32x4 SIMD: four vectors of four points each, because multiplying 32-bit
// integers takes long and one vector would wait for itself. Integers only: the same bits everywhere.

/** First byte that the module does not use: an arena must start above it. */
export const heapBase: usize = __heap_base;

const multiplier: i32 = 1664525;
const increment: i32 = 1013904223;

/** Points of one round. */
const round: i32 = 16;

/** Adds to the u32 at `hits` how many of the points [start, end) fall into the quarter circle. */
export function points(hits: usize, start: i32, end: i32, seed: i32): void {
  const b0 = increment;
  const c0 = seed * multiplier + increment;
  const b = i32x4.splat(b0);
  const c = i32x4.splat(c0);
  // The counter's own part of the hash, index * multiplier + what is constant, only grows by a sum.
  const base = start * multiplier + increment + b0 * c0;
  const lanes = i32x4(0, multiplier, 2 * multiplier, 3 * multiplier);
  let a0 = i32x4.add(i32x4.splat(base), lanes);
  const four = i32x4.splat(4 * multiplier);
  let a1 = i32x4.add(a0, four);
  let a2 = i32x4.add(a1, four);
  let a3 = i32x4.add(a2, four);
  const sixteen = i32x4.splat(round * multiplier);
  // Lanes that hit are -1, so subtracting counts them.
  let sum0 = i32x4.splat(0);
  let sum1 = sum0;
  const rounds = (end - start) / round;
  for (let i: i32 = 0; i < rounds; i++) {
    sum0 = i32x4.sub(sum0, hitLanes(a0, b, c));
    sum1 = i32x4.sub(sum1, hitLanes(a1, b, c));
    sum0 = i32x4.sub(sum0, hitLanes(a2, b, c));
    sum1 = i32x4.sub(sum1, hitLanes(a3, b, c));
    a0 = i32x4.add(a0, sixteen);
    a1 = i32x4.add(a1, sixteen);
    a2 = i32x4.add(a2, sixteen);
    a3 = i32x4.add(a3, sixteen);
  }
  const order = i32x4(0, 1, 2, 3);
  for (let done = rounds * round; done < end - start; done += 4) {
    const inRange = i32x4.lt_s(order, i32x4.splat(end - start - done));
    sum0 = i32x4.sub(sum0, v128.and(hitLanes(a0, b, c), inRange));
    a0 = i32x4.add(a0, four);
  }
  store<u32>(hits, load<u32>(hits) + sumOfLanes(i32x4.add(sum0, sum1)));
}

/**
 * pcg3d from its first multiplication on, and the test: -1 in lanes whose point hits. The two
 * coordinates, odd and below 2^15, lie as 16-bit halves side by side, so that one dot product
 * makes X^2 + Y^2.
 */
function hitLanes(a: v128, b: v128, c: v128): v128 {
  b = i32x4.add(b, i32x4.mul(c, a));
  c = i32x4.add(c, i32x4.mul(a, b));
  a = v128.xor(a, i32x4.shr_u(a, 16));
  b = v128.xor(b, i32x4.shr_u(b, 16));
  c = v128.xor(c, i32x4.shr_u(c, 16));
  a = i32x4.add(a, i32x4.mul(b, c));
  b = i32x4.add(b, i32x4.mul(c, a));
  const x = i32x4.shr_u(a, 17);
  const y = v128.and(i32x4.shr_u(b, 1), i32x4.splat(0x7fff0000));
  const point = v128.or(v128.or(x, y), i32x4.splat(0x00010001));
  return i32x4.lt_s(i32x4.dot_i16x8_s(point, point), i32x4.splat(1 << 30));
}

/** The sum of four lanes. */
function sumOfLanes(v: v128): u32 {
  const pairs = i32x4.add(v, i32x4.shuffle(v, v, 2, 3, 0, 1));
  return i32x4.extract_lane(pairs, 0) + i32x4.extract_lane(pairs, 1);
}
