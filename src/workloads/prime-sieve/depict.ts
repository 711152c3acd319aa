// The pictures: Ulam's spiral of the first numbers, and how many primes there are up to x.

import { squareToImage } from '../../kit/square-to-image.ts';
import type { Colour, Picture } from '../../contract/picture.ts';
import { blockBytes, blockNumbers } from './stage.ts';

const largestSide = 301;
const prime: Colour = [255, 214, 102];
const composite: Colour = [24, 26, 38];
const mostPoints = 200;

/** Whether a number is prime, by the sieve's bits. */
export function isPrime(bits: Uint8Array, number: number): boolean {
  if (number % 2 === 0) return number === 2;
  return ((bits[number >> 4] ?? 0) & (1 << ((number >> 1) & 7))) !== 0;
}

/**
 * The number at a cell, counted from the centre, of the square spiral that starts with 1 in the centre and
 * goes right, up, left, down (Ulam 1963).
 */
export function spiralNumber(x: number, y: number): number {
  const ring = Math.max(Math.abs(x), Math.abs(y));
  const corner = (2 * ring + 1) ** 2;
  if (y === -ring) return corner - (ring - x);
  if (x === -ring) return corner - 2 * ring - (y + ring);
  if (y === ring) return corner - 4 * ring - (x + ring);
  return corner - 6 * ring - (ring - y);
}

function depictSpiral(bits: Uint8Array, limit: number): Picture {
  const fitting = Math.floor(Math.sqrt(limit));
  const side = Math.min(largestSide, fitting % 2 === 1 ? fitting : fitting - 1);
  const middle = (side - 1) / 2;
  const image = squareToImage(side, side, (cell) => {
    const [x, y] = [(cell % side) - middle, middle - Math.floor(cell / side)];
    return isPrime(bits, spiralNumber(x, y)) ? prime : composite;
  });
  const caption = `Ulam's spiral: 1 is in the centre, primes up to ${(side * side).toLocaleString('en')} are bright`;
  return { kind: 'image', ...image, tint: 'none', caption };
}

/** Primes up to the end of some of the blocks, beside x / ln x. */
function depictCounts(bits: Uint8Array, limit: number): Picture {
  const blocks = Math.ceil(bits.length / blockBytes);
  const step = Math.ceil(blocks / mostPoints);
  const [x, found, estimated]: [number[], number[], number[]] = [[0], [0], [0]];
  let count = 1;
  for (let block = 0; block < blocks; block++) {
    for (let i = block * blockBytes; i < (block + 1) * blockBytes; i++) {
      for (let byte = bits[i] ?? 0; byte !== 0; byte &= byte - 1) count++;
    }
    if ((block + 1) % step !== 0 && block + 1 < blocks) continue;
    const upTo = Math.min(limit, (block + 1) * blockNumbers);
    x.push(upTo);
    found.push(count);
    estimated.push(upTo / Math.log(upTo));
  }
  return {
    kind: 'lines',
    lines: [
      { label: 'primes', x, y: found },
      { label: 'x / ln x', x, y: estimated },
    ],
    xLabel: 'x',
    yLabel: 'primes up to x',
    caption:
      'Primes up to x beside x / ln x, to which they come ever closer (prime number theorem)',
  };
}

/** `bits`: see `stage.ts`. */
export function depictPrimes(bits: Uint8Array, limit: number): readonly Picture[] {
  return [depictSpiral(bits, limit), depictCounts(bits, limit)];
}
