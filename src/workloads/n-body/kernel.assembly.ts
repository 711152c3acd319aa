// All pairs in SIMD: four bodies at once in single precision, two in double, over all others one by one. A
// body meets itself too: at distance 0 its pull is taken as 0.

/** First byte that the module does not use: an arena must start above it. */
export const heapBase: usize = __heap_base;

/** The transpose of four rows: lane `axis` of each. */
function lanes(a: v128, b: v128, c: v128, d: v128, axis: i32): v128 {
  if (axis == 0) {
    return i32x4.shuffle(
      i32x4.shuffle(a, b, 0, 4, 0, 4),
      i32x4.shuffle(c, d, 0, 4, 0, 4),
      0,
      1,
      4,
      5,
    );
  }
  if (axis == 1) {
    return i32x4.shuffle(
      i32x4.shuffle(a, b, 1, 5, 1, 5),
      i32x4.shuffle(c, d, 1, 5, 1, 5),
      0,
      1,
      4,
      5,
    );
  }
  return i32x4.shuffle(
    i32x4.shuffle(a, b, 2, 6, 2, 6),
    i32x4.shuffle(c, d, 2, 6, 2, 6),
    0,
    1,
    4,
    5,
  );
}

/**
 * Steps bodies [start, end). `all` points to body 0, the others to body `start`. Rests of fewer than four
 * bodies are computed with the last one repeated, and stored as many as there are.
 */
export function step32(
  all: usize,
  velocities: usize,
  moved: usize,
  turned: usize,
  start: i32,
  end: i32,
  bodies: i32,
  timeStep: f32,
  softening: f32,
): void {
  const soft = f32x4.splat(softening);
  const zero = f32x4.splat(0);
  const allEnd = all + ((<usize>bodies) << 4);
  for (let body = start; body < end; body += 4) {
    const left = end - body;
    const own = all + ((<usize>body) << 4);
    const p0 = v128.load(own);
    const p1 = v128.load(own + (left > 1 ? 16 : 0));
    const p2 = v128.load(own + (left > 2 ? 32 : 0));
    const p3 = v128.load(own + (left > 3 ? 48 : 0));
    const x = lanes(p0, p1, p2, p3, 0);
    const y = lanes(p0, p1, p2, p3, 1);
    const z = lanes(p0, p1, p2, p3, 2);
    let ax = zero;
    let ay = zero;
    let az = zero;
    for (let other = all; other < allEnd; other += 16) {
      const dx = f32x4.sub(v128.load32_splat(other), x);
      const dy = f32x4.sub(v128.load32_splat(other, 4), y);
      const dz = f32x4.sub(v128.load32_splat(other, 8), z);
      const distance = f32x4.add(
        f32x4.add(f32x4.mul(dx, dx), f32x4.mul(dy, dy)),
        f32x4.mul(dz, dz),
      );
      const squared = f32x4.add(distance, soft);
      const cubed = f32x4.mul(squared, f32x4.sqrt(squared));
      let pull = f32x4.div(v128.load32_splat(other, 12), cubed);
      // Not a number where a body meets itself without softening.
      pull = v128.and(pull, f32x4.gt(distance, zero));
      ax = f32x4.add(ax, f32x4.mul(dx, pull));
      ay = f32x4.add(ay, f32x4.mul(dy, pull));
      az = f32x4.add(az, f32x4.mul(dz, pull));
    }
    for (let lane: i32 = 0; lane < min(4, left); lane++) {
      const at = (<usize>(body - start + lane)) << 4;
      const pull = f32x4(
        f32x4.extract_lane(ax, 0),
        f32x4.extract_lane(ay, 0),
        f32x4.extract_lane(az, 0),
        0,
      );
      ax = i32x4.shuffle(ax, ax, 1, 2, 3, 0);
      ay = i32x4.shuffle(ay, ay, 1, 2, 3, 0);
      az = i32x4.shuffle(az, az, 1, 2, 3, 0);
      const velocity = f32x4.add(
        v128.load(velocities + at),
        f32x4.mul(pull, f32x4.splat(timeStep)),
      );
      v128.store(turned + at, velocity);
      const from = v128.load(own + ((<usize>lane) << 4));
      v128.store(moved + at, f32x4.add(from, f32x4.mul(velocity, f32x4.splat(timeStep))));
    }
  }
}

/** The same in double precision, two bodies at once. */
export function step64(
  all: usize,
  velocities: usize,
  moved: usize,
  turned: usize,
  start: i32,
  end: i32,
  bodies: i32,
  timeStep: f64,
  softening: f64,
): void {
  const soft = f64x2.splat(softening);
  const zero = f64x2.splat(0);
  const dt = f64x2.splat(timeStep);
  const allEnd = all + ((<usize>bodies) << 5);
  for (let body = start; body < end; body += 2) {
    const own = all + ((<usize>body) << 5);
    const next: usize = end - body > 1 ? 32 : 0;
    const x = f64x2(load<f64>(own), load<f64>(own + next));
    const y = f64x2(load<f64>(own, 8), load<f64>(own + next, 8));
    const z = f64x2(load<f64>(own, 16), load<f64>(own + next, 16));
    let ax = zero;
    let ay = zero;
    let az = zero;
    for (let other = all; other < allEnd; other += 32) {
      const dx = f64x2.sub(v128.load64_splat(other), x);
      const dy = f64x2.sub(v128.load64_splat(other, 8), y);
      const dz = f64x2.sub(v128.load64_splat(other, 16), z);
      const distance = f64x2.add(
        f64x2.add(f64x2.mul(dx, dx), f64x2.mul(dy, dy)),
        f64x2.mul(dz, dz),
      );
      const squared = f64x2.add(distance, soft);
      const cubed = f64x2.mul(squared, f64x2.sqrt(squared));
      const pull = v128.and(
        f64x2.div(v128.load64_splat(other, 24), cubed),
        f64x2.gt(distance, zero),
      );
      ax = f64x2.add(ax, f64x2.mul(dx, pull));
      ay = f64x2.add(ay, f64x2.mul(dy, pull));
      az = f64x2.add(az, f64x2.mul(dz, pull));
    }
    for (let lane: i32 = 0; lane < min(2, end - body); lane++) {
      const at = (<usize>(body - start + lane)) << 5;
      const upper = lane == 1;
      const pullX = upper ? f64x2.extract_lane(ax, 1) : f64x2.extract_lane(ax, 0);
      const pullY = upper ? f64x2.extract_lane(ay, 1) : f64x2.extract_lane(ay, 0);
      const pullZ = upper ? f64x2.extract_lane(az, 1) : f64x2.extract_lane(az, 0);
      const from = own + ((<usize>lane) << 5);
      const first = f64x2.add(v128.load(velocities + at), f64x2.mul(dt, f64x2(pullX, pullY)));
      const last = f64x2.add(v128.load(velocities + at, 16), f64x2.mul(dt, f64x2(pullZ, 0)));
      v128.store(turned + at, first);
      v128.store(turned + at, last, 16);
      v128.store(moved + at, f64x2.add(v128.load(from), f64x2.mul(dt, first)));
      v128.store(moved + at, f64x2.add(v128.load(from, 16), f64x2.mul(dt, last)), 16);
    }
  }
}

/**
 * Energies of bodies [start, end) of numbers T, computed in double precision: half the mass times the velocity's
 * square less the others' masses by distance.
 */
function energies<T extends number>(
  all: usize,
  velocities: usize,
  to: usize,
  start: i32,
  end: i32,
  bodies: i32,
  softening: f64,
): void {
  const bodyBytes: usize = 4 * sizeof<T>();
  for (let body = start; body < end; body++) {
    const own = all + <usize>body * bodyBytes;
    let sum: f64 = 0;
    for (let i: i32 = 0; i < bodies; i++) {
      if (i == body) continue;
      const other = all + <usize>i * bodyBytes;
      const dx = at<T>(other, 0) - at<T>(own, 0);
      const dy = at<T>(other, 1) - at<T>(own, 1);
      const dz = at<T>(other, 2) - at<T>(own, 2);
      sum -= at<T>(other, 3) / sqrt(dx * dx + dy * dy + dz * dz + softening);
    }
    const moving = velocities + <usize>(body - start) * bodyBytes;
    const vx = at<T>(moving, 0);
    const vy = at<T>(moving, 1);
    const vz = at<T>(moving, 2);
    const both = vx * vx + vy * vy + vz * vz + sum;
    store<T>(to + <usize>(body - start) * sizeof<T>(), <T>(0.5 * at<T>(own, 3) * both));
  }
}

/** Number `index` of a body. */
function at<T extends number>(body: usize, index: usize): f64 {
  return <f64>load<T>(body + index * sizeof<T>());
}

/** In single precision. */
export function energy32(
  all: usize,
  velocities: usize,
  to: usize,
  start: i32,
  end: i32,
  bodies: i32,
  softening: f64,
): void {
  energies<f32>(all, velocities, to, start, end, bodies, softening);
}

/** In double precision. */
export function energy64(
  all: usize,
  velocities: usize,
  to: usize,
  start: i32,
  end: i32,
  bodies: i32,
  softening: f64,
): void {
  energies<f64>(all, velocities, to, start, end, bodies, softening);
}
