// What is compared in the place of arrays that are too large to be kept.

import type { Arrays, View } from './array.ts';

/**
 * Names, lengths and 64 bits that depend on every byte and its place: two sums as in MurmurHash3 (Appleby 2011) over the
 * words, with different seeds. Not for adversaries; two different outputs have the same one once in 10^19.
 */
export function digestArrays(arrays: Arrays): string {
  return Object.entries(arrays)
    .map(([name, view]) => `${name} ${view.length} ${digest(view)}`)
    .join();
}

function digest({ buffer, byteOffset, byteLength }: View): string {
  const words = new Int32Array(buffer, byteOffset, byteLength >> 2);
  const rest = new Uint8Array(buffer, byteOffset + 4 * words.length, byteLength & 3);
  let [a, b] = [0x9747b28c, 0x2f1b0a65];
  for (let i = 0; i < words.length; i++) {
    const word = words[i] as number;
    a = mix(a, word, 0xcc9e2d51);
    b = mix(b, word, 0x239b961b);
  }
  for (const byte of rest) [a, b] = [mix(a, byte, 0xcc9e2d51), mix(b, byte, 0x239b961b)];
  return `${a}:${b}`;
}

function mix(sum: number, word: number, factor: number): number {
  let k = Math.imul(word, factor);
  k = Math.imul((k << 15) | (k >>> 17), 0x1b873593);
  const h = sum ^ k;
  return (Math.imul((h << 13) | (h >>> 19), 5) + 0xe6546b64) | 0;
}
