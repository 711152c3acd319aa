// Which bucket a key belongs to: borders drawn from a sample, so that buckets are about equal whatever the
// keys' distribution (Frazer and McKellar 1970).

import { bucketCount, cellCount } from './stage.ts';
import type { View } from '../../contract/array.ts';

/** Keys of the sample for each bucket: the largest bucket then rarely has 1.5 times its share. */
const oversampling = 64;

/**
 * The bucket of each cell, ascending. Keys that agree in their upper 16 bits cannot be parted, so a cell
 * with more than its share makes a large bucket.
 */
export function makeTable(keys: View, length: number): Uint8Array {
  const table = new Uint8Array(cellCount);
  const sampled = Math.min(length, bucketCount * oversampling);
  const counts = new Uint32Array(cellCount);
  for (let i = 0; i < sampled; i++) {
    const key = keys[Math.floor((i * length) / sampled)] ?? 0;
    const cell = key >>> 16;
    counts[cell] = (counts[cell] as number) + 1;
  }
  let before = 0;
  for (let cell = 0; cell < cellCount; cell++) {
    const middle = before + (counts[cell] as number) / 2;
    table[cell] = Math.min(
      bucketCount - 1,
      Math.floor((middle * bucketCount) / Math.max(1, sampled)),
    );
    before += counts[cell] as number;
  }
  return table;
}
