// A text as large as asked for, of words that are as frequent as named: written to a file piece by piece.

import { closeSync, openSync, writeSync } from 'node:fs';
import { makeRandom } from '../../src/kit/random.ts';

/** Letters of odd and of even places. */
const letters = ['tnsr', 'eaoi'];
const pieceBytes = 2 ** 20;
const lineWords = 12;

/** The word of a rank: the frequent ones are short. In a language's text they have 4.5 letters on average. */
function wordOf(rank: number): string {
  let word = '';
  for (let rest = rank + 4; rest > 0; rest = Math.floor(rest / 4)) {
    word += letters[word.length % 2]?.charAt(rest % 4) ?? '';
  }
  return word;
}

/** Ranks drawn with these weights, by halving the running sum. */
function makeDraw(weights: Float64Array, seed: number): () => number {
  const random = makeRandom(seed);
  const sums = new Float64Array(weights.length);
  let sum = 0;
  for (const [rank, weight] of weights.entries()) sums[rank] = sum += weight;
  return () => {
    const at = (random() / 2 ** 32) * sum;
    let low = 0;
    let high = sums.length - 1;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((sums[middle] ?? 0) > at) high = middle;
      else low = middle + 1;
    }
    return low;
  };
}

/** Words by Zipf's law: the r-th is 1/r as frequent as the first. */
export function zipf(words: number): Float64Array {
  return Float64Array.from({ length: words }, (_, rank) => 1 / (rank + 1));
}

/**
 * Words as frequent as a language's: about 1/r for some 8,000 common ones and 1/r^2 for the rare (Ferrer i
 * Cancho and Sole, "Two regimes in the frequency of words", Journal of Quantitative Linguistics 8(3), 2001).
 */
export function language(words: number): Float64Array {
  const common = 8_000;
  return Float64Array.from({ length: words }, (_, rank) => {
    const shifted = rank + 2.7;
    return rank < common ? 1 / shifted : common / shifted ** 2;
  });
}

/** Writes `bytes` of words with `weights` to `file`. */
export function writeText(file: string, bytes: number, weights: Float64Array): void {
  const draw = makeDraw(weights, 1);
  const words = Array.from(weights, (_, rank) => wordOf(rank));
  const target = openSync(file, 'w');
  try {
    for (let left = bytes; left > 0;) {
      const parts: string[] = [];
      let length = 0;
      while (length < Math.min(left, pieceBytes)) {
        const word = words[draw()] ?? '';
        parts.push(word, parts.length % (2 * lineWords) < 2 * lineWords - 2 ? ' ' : '\n');
        length += word.length + 1;
      }
      const piece = parts.join('').slice(0, left);
      writeSync(target, piece);
      left -= piece.length;
    }
  } finally {
    closeSync(target);
  }
}
