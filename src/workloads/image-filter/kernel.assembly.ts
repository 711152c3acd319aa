// The filters in SIMD. A blur takes four pixels of two neighbours at a time: their bytes side by side as 16-bit
// numbers, and one dot product with both weights for each pixel. Pixels that are not opaque are weighted by their alpha
// too, which takes more than 16 bits: they are taken one by one.

/** First byte that the module does not use: an arena must start above it. */
export const heapBase: usize = __heap_base;

const half: i32 = 1 << 14;

/** Address of neighbour `k`, which is `stride` bytes from the next; beyond the ends the last one goes on. */
function neighbour(at: usize, k: i32, last: i32, stride: i32): usize {
  return at + <usize>(max(0, min(last, k)) * stride);
}

/** Whether all pixels of so many rows hide what is behind them. */
function isOpaque(from: usize, rows: i32, width: i32): bool {
  const end = from + ((<usize>(rows * width)) << 2);
  let all = i32x4.splat(-1);
  let at = from;
  for (; at + 64 <= end; at += 64) {
    const first = v128.and(v128.load(at), v128.load(at, 16));
    all = v128.and(all, v128.and(first, v128.and(v128.load(at, 32), v128.load(at, 48))));
  }
  for (; at < end; at += 4) all = v128.and(all, v128.load32_splat(at));
  return i32x4.all_true(i32x4.eq(i32x4.shr_u(all, 24), i32x4.splat(255)));
}

/** A pixel of neighbours of any alpha. */
function pixelSeen(at: usize, first: i32, last: i32, stride: i32, weights: usize, taps: i32): u32 {
  let sums = i32x4.splat(0);
  for (let k: i32 = 0; k < taps; k++) {
    const place = neighbour(at, first + k, last, stride);
    const share = load<i32>(weights + ((<usize>k) << 2)) * <i32>load<u8>(place, 3);
    const bytes = v128.load32_zero(place);
    const channels = i32x4.extend_low_i16x8_u(i16x8.extend_low_i8x16_u(bytes));
    // In place of the alpha 1: there the shares add up.
    sums = i32x4.add(sums, i32x4.mul(i32x4.replace_lane(channels, 3, 1), i32x4.splat(share)));
  }
  const seen = <u32>i32x4.extract_lane(sums, 3);
  const alpha = (seen + half) >> 15;
  if (alpha == 0) return 0;
  const red = (<u32>i32x4.extract_lane(sums, 0) + (seen >> 1)) / seen;
  const green = (<u32>i32x4.extract_lane(sums, 1) + (seen >> 1)) / seen;
  const blue = (<u32>i32x4.extract_lane(sums, 2) + (seen >> 1)) / seen;
  return red | (green << 8) | (blue << 16) | (alpha << 24);
}

/** Four pixels: the weighted sums of their neighbours `first` on. */
function fourPixels(
  at: usize,
  first: i32,
  last: i32,
  stride: i32,
  weights: usize,
  taps: i32,
): v128 {
  let s0 = i32x4.splat(half);
  let s1 = s0;
  let s2 = s0;
  let s3 = s0;
  for (let k: i32 = 0; k < taps; k += 2) {
    const a = v128.load(neighbour(at, first + k, last, stride));
    const b = v128.load(neighbour(at, first + k + 1, last, stride));
    // Two weights of 32 bits as one pair of 16 bits, in all lanes.
    const pair = v128.load64_splat(weights + ((<usize>k) << 2));
    const both = i16x8.shuffle(pair, pair, 0, 2, 0, 2, 0, 2, 0, 2);
    const low = i8x16.shuffle(a, b, 0, 16, 1, 17, 2, 18, 3, 19, 4, 20, 5, 21, 6, 22, 7, 23);
    const high = i8x16.shuffle(a, b, 8, 24, 9, 25, 10, 26, 11, 27, 12, 28, 13, 29, 14, 30, 15, 31);
    s0 = i32x4.add(s0, i32x4.dot_i16x8_s(i16x8.extend_low_i8x16_u(low), both));
    s1 = i32x4.add(s1, i32x4.dot_i16x8_s(i16x8.extend_high_i8x16_u(low), both));
    s2 = i32x4.add(s2, i32x4.dot_i16x8_s(i16x8.extend_low_i8x16_u(high), both));
    s3 = i32x4.add(s3, i32x4.dot_i16x8_s(i16x8.extend_high_i8x16_u(high), both));
  }
  return i8x16.narrow_i16x8_u(
    i16x8.narrow_i32x4_s(i32x4.shr_s(s0, 15), i32x4.shr_s(s1, 15)),
    i16x8.narrow_i32x4_s(i32x4.shr_s(s2, 15), i32x4.shr_s(s3, 15)),
  );
}

/** One pixel of opaque neighbours, where four would reach beyond a row. */
function onePixel(at: usize, first: i32, last: i32, stride: i32, weights: usize, taps: i32): u32 {
  let red = half;
  let green = half;
  let blue = half;
  let alpha = half;
  for (let k: i32 = 0; k < taps; k++) {
    const pixel = load<u32>(neighbour(at, first + k, last, stride));
    const weight = load<i32>(weights + ((<usize>k) << 2));
    red += weight * <i32>(pixel & 255);
    green += weight * <i32>((pixel >> 8) & 255);
    blue += weight * <i32>((pixel >> 16) & 255);
    alpha += weight * <i32>(pixel >> 24);
  }
  return (red >> 15) | ((green >> 15) << 8) | ((blue >> 15) << 16) | ((alpha >> 15) << 24);
}

/** One row of pixels of any alpha, blurred along itself; returns its width. */
function acrossSeen(from: usize, to: usize, width: i32, radius: i32, weights: usize): i32 {
  for (let x: i32 = 0; x < width; x++) {
    const pixel = pixelSeen(from, x - radius, width - 1, 4, weights, 2 * radius + 1);
    store<u32>(to + ((<usize>x) << 2), pixel);
  }
  return width;
}

/** `rows` rows of `width` pixels, each blurred along itself. */
export function across(
  from: usize,
  to: usize,
  rows: i32,
  width: i32,
  radius: i32,
  weights: usize,
): void {
  const taps = 2 * radius + 1;
  for (let row: i32 = 0; row < rows; row++) {
    // What is not opaque is taken here, pixel by pixel.
    let x: i32 = isOpaque(from, 1, width) ? 0 : acrossSeen(from, to, width, radius, weights);
    while (x < width) {
      const target = to + ((<usize>x) << 2);
      // Taps come in pairs: one more pixel is read, with weight 0.
      if (x >= radius && x + radius + 4 < width) {
        const first = from + ((<usize>(x - radius)) << 2);
        v128.store(target, fourPixels(first, 0, taps, 4, weights, taps));
        x += 4;
      } else {
        store<u32>(target, onePixel(from, x - radius, width - 1, 4, weights, taps));
        x++;
      }
    }
    from += (<usize>width) << 2;
    to += (<usize>width) << 2;
  }
}

/** Rows [start, end) of pixels of any alpha, blurred along the columns. */
function downSeen(
  from: usize,
  to: usize,
  start: i32,
  end: i32,
  width: i32,
  height: i32,
  radius: i32,
  weights: usize,
): void {
  const taps = 2 * radius + 1;
  const stride = width << 2;
  for (let row = start; row < end; row++) {
    for (let x: i32 = 0; x < width; x++) {
      const at = from + ((<usize>x) << 2);
      store<u32>(to, pixelSeen(at, row - radius, height - 1, stride, weights, taps));
      to += 4;
    }
  }
}

/** Rows [start, end) blurred along the columns; `from` is where row 0 would lie. */
export function down(
  from: usize,
  to: usize,
  start: i32,
  end: i32,
  width: i32,
  height: i32,
  radius: i32,
  weights: usize,
): void {
  const taps = 2 * radius + 1;
  const stride = width << 2;
  const top = max(0, start - radius);
  const rows = min(height, end + radius) - top;
  if (!isOpaque(from + <usize>(top * stride), rows, width)) {
    downSeen(from, to, start, end, width, height, radius, weights);
    return;
  }
  for (let row = start; row < end; row++) {
    const first = row - radius;
    let x: i32 = 0;
    for (; x + 4 <= width; x += 4) {
      const at = (<usize>x) << 2;
      // The one tap too many, of weight 0, must not reach beyond the rows that are here.
      const last = min(height - 1, row + radius);
      v128.store(to + at, fourPixels(from + at, first, last, stride, weights, taps));
    }
    for (; x < width; x++) {
      const at = (<usize>x) << 2;
      store<u32>(to + at, onePixel(from + at, first, height - 1, stride, weights, taps));
    }
    to += <usize>stride;
  }
}

/** Brightness of four opaque pixels. */
function brightness(at: usize): v128 {
  const pixels = v128.load(at);
  const shares = i16x8(77, 150, 29, 0, 77, 150, 29, 0);
  const low = i32x4.dot_i16x8_s(i16x8.extend_low_i8x16_u(pixels), shares);
  const high = i32x4.dot_i16x8_s(i16x8.extend_high_i8x16_u(pixels), shares);
  const even = i32x4.shuffle(low, high, 0, 2, 4, 6);
  const odd = i32x4.shuffle(low, high, 1, 3, 5, 7);
  return i32x4.shr_s(i32x4.add(even, odd), 8);
}

/** As it is seen on black. */
function brightnessOne(at: usize): i32 {
  const pixel = load<u32>(at);
  const light = (77 * (pixel & 255) + 150 * ((pixel >> 8) & 255) + 29 * ((pixel >> 16) & 255)) >> 8;
  return (light * (pixel >> 24) + 127) / 255;
}

function grey(edge: i32): u32 {
  const level: u32 = min(255, edge);
  return level | (level << 8) | (level << 16) | (255 << 24);
}

function edgeOne(above: usize, level: usize, below: usize, x: i32, width: i32): u32 {
  const l = (<usize>max(0, x - 1)) << 2;
  const m = (<usize>x) << 2;
  const r = (<usize>min(width - 1, x + 1)) << 2;
  const nw = brightnessOne(above + l);
  const ne = brightnessOne(above + r);
  const sw = brightnessOne(below + l);
  const se = brightnessOne(below + r);
  const across = ne + 2 * brightnessOne(level + r) + se - nw - 2 * brightnessOne(level + l) - sw;
  const down = sw + 2 * brightnessOne(below + m) + se - nw - 2 * brightnessOne(above + m) - ne;
  return grey(abs(across) + abs(down));
}

function edgeFour(above: usize, level: usize, below: usize): v128 {
  const nw = brightness(above - 4);
  const ne = brightness(above + 4);
  const sw = brightness(below - 4);
  const se = brightness(below + 4);
  const sides = i32x4.shl(i32x4.sub(brightness(level + 4), brightness(level - 4)), 1);
  const ends = i32x4.shl(i32x4.sub(brightness(below), brightness(above)), 1);
  const across = i32x4.add(i32x4.sub(i32x4.add(ne, se), i32x4.add(nw, sw)), sides);
  const down = i32x4.add(i32x4.sub(i32x4.add(sw, se), i32x4.add(nw, ne)), ends);
  const edge = i32x4.min_s(i32x4.add(i32x4.abs(across), i32x4.abs(down)), i32x4.splat(255));
  const two = v128.or(edge, i32x4.shl(edge, 8));
  return v128.or(v128.or(two, i32x4.shl(edge, 16)), i32x4.splat(255 << 24));
}

/** The gradient of rows [start, end); `from` is where row 0 would lie. */
export function edges(from: usize, to: usize, start: i32, end: i32, width: i32, height: i32): void {
  const stride = width << 2;
  const top = max(0, start - 1);
  const rows = min(height, end + 1) - top;
  const opaque = isOpaque(from + <usize>(top * stride), rows, width);
  for (let row = start; row < end; row++) {
    const above = neighbour(from, row - 1, height - 1, stride);
    const level = neighbour(from, row, height - 1, stride);
    const below = neighbour(from, row + 1, height - 1, stride);
    let x: i32 = 0;
    while (x < width) {
      const at = (<usize>x) << 2;
      if (opaque && x >= 1 && x + 5 <= width) {
        v128.store(to + at, edgeFour(above + at, level + at, below + at));
        x += 4;
      } else {
        store<u32>(to + at, edgeOne(above, level, below, x, width));
        x++;
      }
    }
    to += <usize>stride;
  }
}
