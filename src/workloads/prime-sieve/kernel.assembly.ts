// The sieve in AssemblyScript: the pattern copied 16 bytes at a time, multiples struck out bit by bit with
// the eight masks of a prime unrolled, primes counted 16 bytes at a time.

/** First byte that the module does not use: an arena must start above it. */
export const heapBase: usize = __heap_base;

const blockNumbers: u32 = 1 << 18;
const blockBytes: u32 = blockNumbers >> 4;
const blockBits: u32 = blockNumbers >> 1;
const patternBytes: u32 = 3 * 5 * 7 * 11 * 13;
const firstByte: u8 = 0b01101110;

/** Sieves the blocks [start, end) into `bits`, which begins with block `start`; returns the primes found. */
export function sieve(
  bits: usize,
  start: u32,
  end: u32,
  primes: usize,
  primeCount: u32,
  pattern: usize,
  limit: u32,
): u32 {
  let count: u32 = 0;
  for (let block = start; block < end; block++) {
    const base = block * blockNumbers;
    copyPattern(bits, pattern, (base >> 4) % patternBytes);
    if (block == 0) store<u8>(bits, firstByte);
    for (let i: u32 = 0; i < primeCount; i++) {
      const prime = load<u32>(primes + ((<usize>i) << 2));
      const square = prime * prime;
      if (square >= base + blockNumbers) break;
      let multiple = square;
      if (square < base) {
        multiple = base + ((prime - (base % prime)) % prime);
        if ((multiple & 1) == 0) multiple += prime;
      }
      strikeOut(bits, (multiple - base) >> 1, prime);
    }
    if (base + blockNumbers > limit) cutOff(bits, base > limit ? 0 : (limit + 1 - base) >> 1);
    count += countPrimes(bits);
    bits += blockBytes;
  }
  return count;
}

function copyPattern(bits: usize, pattern: usize, skew: u32): void {
  for (let i: u32 = 0; i < blockBytes; i += 16) {
    v128.store(bits + i, v128.load(pattern + skew));
    skew += 16;
    if (skew >= patternBytes) skew -= patternBytes;
  }
}

function clear(bits: usize, bit: u32): void {
  const byte = bits + (bit >> 3);
  const mask: u32 = ~(1 << (bit & 7));
  store<u8>(byte, load<u8>(byte) & (<u8>mask));
}

/** Eight multiples in a row lie `prime` bytes apart in all, with the same eight masks again and again. */
function strikeOut(bits: usize, bit: u32, prime: u32): void {
  // Up to the first multiple that begins a byte: prime is odd, so one of eight does.
  while ((bit & 7) != 0 && bit < blockBits) {
    clear(bits, bit);
    bit += prime;
  }
  if (bit >= blockBits) return;
  const o1 = prime >> 3;
  const o2 = (2 * prime) >> 3;
  const o3 = (3 * prime) >> 3;
  const o4 = (4 * prime) >> 3;
  const o5 = (5 * prime) >> 3;
  const o6 = (6 * prime) >> 3;
  const o7 = (7 * prime) >> 3;
  const m1 = ~((<u32>1) << (prime & 7));
  const m2 = ~((<u32>1) << ((2 * prime) & 7));
  const m3 = ~((<u32>1) << ((3 * prime) & 7));
  const m4 = ~((<u32>1) << ((4 * prime) & 7));
  const m5 = ~((<u32>1) << ((5 * prime) & 7));
  const m6 = ~((<u32>1) << ((6 * prime) & 7));
  const m7 = ~((<u32>1) << ((7 * prime) & 7));
  let at = bits + (bit >> 3);
  const last = bits + blockBytes;
  while (at + o7 < last) {
    store<u8>(at, load<u8>(at) & 0xfe);
    store<u8>(at + o1, load<u8>(at + o1) & (<u8>m1));
    store<u8>(at + o2, load<u8>(at + o2) & (<u8>m2));
    store<u8>(at + o3, load<u8>(at + o3) & (<u8>m3));
    store<u8>(at + o4, load<u8>(at + o4) & (<u8>m4));
    store<u8>(at + o5, load<u8>(at + o5) & (<u8>m5));
    store<u8>(at + o6, load<u8>(at + o6) & (<u8>m6));
    store<u8>(at + o7, load<u8>(at + o7) & (<u8>m7));
    at += prime;
  }
  for (bit = (<u32>(at - bits)) << 3; bit < blockBits; bit += prime) clear(bits, bit);
}

function cutOff(bits: usize, from: u32): void {
  for (let bit = from; bit < blockBits; bit++) clear(bits, bit);
}

function countPrimes(bits: usize): u32 {
  let sum = i32x4.splat(0);
  for (let i: u32 = 0; i < blockBytes; i += 16) {
    const bytes = i8x16.popcnt(v128.load(bits + i));
    sum = i32x4.add(sum, i32x4.extadd_pairwise_i16x8_u(i16x8.extadd_pairwise_i8x16_u(bytes)));
  }
  return (
    i32x4.extract_lane(sum, 0) +
    i32x4.extract_lane(sum, 1) +
    i32x4.extract_lane(sum, 2) +
    i32x4.extract_lane(sum, 3)
  );
}
