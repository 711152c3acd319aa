// Sample sort in WASM. Blocks are grouped by counting; buckets are sorted by their digits from the lowest up
// (LSD radix sort, three passes of 11 bits), which needs no comparison and so mispredicts none.

/** First byte that the module does not use: an arena must start above it. */
export const heapBase: usize = __heap_base;

const bucketCount: u32 = 128;
const digits: u32 = 2048;

function bump(at: usize): void {
  store<u32>(at, load<u32>(at) + 1);
}

/**
 * Groups `count` keys by bucket to `grouped`; leaves in `tallies` where each bucket's keys begin. `table` has
 * the bucket of each value of a key's upper 16 bits.
 */
export function group(keys: usize, count: u32, table: usize, grouped: usize, tallies: usize): void {
  memory.fill(tallies, 0, bucketCount << 2);
  const end = keys + ((<usize>count) << 2);
  for (let at = keys; at < end; at += 4) {
    bump(tallies + ((<usize>load<u8>(table + load<u16>(at, 2))) << 2));
  }
  let sum: u32 = 0;
  for (let bucket: u32 = 0; bucket < bucketCount; bucket++) {
    sum += load<u32>(tallies + ((<usize>bucket) << 2));
    store<u32>(tallies + ((<usize>bucket) << 2), sum);
  }
  for (let at = end; at > keys;) {
    at -= 4;
    const tally = tallies + ((<usize>load<u8>(table + load<u16>(at, 2))) << 2);
    const place = load<u32>(tally) - 1;
    store<u32>(tally, place);
    store<u32>(grouped + ((<usize>place) << 2), load<u32>(at));
  }
}

/** One pass: keys of `from` to `to` in the order of the digit at `shift`; `counters` say where each begins. */
function pass(from: usize, to: usize, count: u32, counters: usize, shift: u32): void {
  const end = from + ((<usize>count) << 2);
  for (let at = from; at < end; at += 4) {
    const key = load<u32>(at);
    const counter = counters + ((<usize>((key >> shift) & (digits - 1))) << 2);
    const place = load<u32>(counter);
    store<u32>(counter, place + 1);
    store<u32>(to + ((<usize>place) << 2), key);
  }
}

/** From counts to where each digit's keys begin. */
function toStarts(counters: usize): void {
  let sum: u32 = 0;
  for (let digit: u32 = 0; digit < digits; digit++) {
    const at = counters + ((<usize>digit) << 2);
    const count = load<u32>(at);
    store<u32>(at, sum);
    sum += count;
  }
}

/** Sorts `count` keys from `keys` to `sorted`; `spare` has room for as many, `counters` for 3 x 2048. */
export function sort(keys: usize, count: u32, sorted: usize, spare: usize, counters: usize): void {
  const middle = counters + (digits << 2);
  const upper = middle + (digits << 2);
  memory.fill(counters, 0, (3 * digits) << 2);
  const end = keys + ((<usize>count) << 2);
  for (let at = keys; at < end; at += 4) {
    const key = load<u32>(at);
    bump(counters + ((<usize>(key & (digits - 1))) << 2));
    bump(middle + ((<usize>((key >> 11) & (digits - 1))) << 2));
    bump(upper + ((<usize>(key >> 22)) << 2));
  }
  toStarts(counters);
  toStarts(middle);
  toStarts(upper);
  pass(keys, sorted, count, counters, 0);
  pass(sorted, spare, count, middle, 11);
  pass(spare, sorted, count, upper, 22);
}
