// K-means in SIMD: four points at once, two coordinates of each by one dot product of 16-bit numbers. Sums are
// added point by point, since neighbours belong to different clusters.

/** First byte that the module does not use: an arena must start above it. */
export const heapBase: usize = __heap_base;

const blockPoints: i32 = 1024;
/** Bytes from one word of a point to the next. */
const wordStep: usize = 4096;

/** Leaves in the lanes of four points from `at` on their nearest centres, and returns the distances. */
function assignFour(at: usize, centres: usize, clusters: i32, pairs: i32, labels: usize): v128 {
  let nearest = i32x4.splat(0);
  let least = i32x4.splat(i32.MAX_VALUE);
  for (let cluster: i32 = 0; cluster < clusters; cluster++) {
    let distance = i32x4.splat(0);
    let word = at;
    for (let pair: i32 = 0; pair < pairs; pair++) {
      const apart = i16x8.sub(v128.load(word), v128.load32_splat(centres));
      distance = i32x4.add(distance, i32x4.dot_i16x8_s(apart, apart));
      word += wordStep;
      centres += 4;
    }
    const nearer = i32x4.lt_s(distance, least);
    nearest = v128.bitselect(i32x4.splat(cluster), nearest, nearer);
    least = i32x4.min_s(least, distance);
  }
  v128.store(labels, nearest);
  return least;
}

function addTo(at: usize, value: i32): void {
  store<i32>(at, load<i32>(at) + value);
}

/** Adds a point to the sums of its cluster. */
function addPoint(at: usize, pairs: i32, sums: usize, label: i32): void {
  let own = sums + ((<usize>(label * (2 * pairs + 1))) << 2);
  for (let pair: i32 = 0; pair < pairs; pair++) {
    addTo(own, load<i16>(at));
    addTo(own + 4, load<i16>(at, 2));
    own += 8;
    at += wordStep;
  }
  addTo(own, 1);
}

/** One block: `count` of its points are there, the rest get label 0. `sums` are zeroed by the caller. */
export function assign(
  points: usize,
  count: i32,
  centres: usize,
  clusters: i32,
  pairs: i32,
  labels: usize,
  sums: usize,
): void {
  const last = sums + ((<usize>(clusters * (2 * pairs + 1))) << 2);
  let low = i32x4.splat(0);
  let high = i32x4.splat(0);
  const order = i32x4(0, 1, 2, 3);
  for (let i: i32 = 0; i < count; i += 4) {
    const at = points + ((<usize>i) << 2);
    const to = labels + ((<usize>i) << 2);
    const there = i32x4.lt_s(order, i32x4.splat(count - i));
    const least = v128.and(assignFour(at, centres, clusters, pairs, to), there);
    v128.store(to, v128.and(v128.load(to), there));
    low = i32x4.add(low, v128.and(least, i32x4.splat(0xffff)));
    high = i32x4.add(high, i32x4.shr_u(least, 16));
    for (let lane: i32 = 0; lane < min(4, count - i); lane++) {
      const point = (<usize>lane) << 2;
      addPoint(at + point, pairs, sums, load<i32>(to + point));
    }
  }
  for (let i = (count + 3) & ~3; i < blockPoints; i++) store<i32>(labels + ((<usize>i) << 2), 0);
  addTo(last, sumOfLanes(low));
  addTo(last + 4, sumOfLanes(high));
}

function sumOfLanes(v: v128): i32 {
  const pairs = i32x4.add(v, i32x4.shuffle(v, v, 2, 3, 0, 1));
  return i32x4.extract_lane(pairs, 0) + i32x4.extract_lane(pairs, 1);
}
