// The JavaScript kernel: blocks are grouped by counting, buckets sorted by the platform's own sort.

import type { KernelEntries } from '../../contract/kernel.ts';
import { blockKeys, bucketCount } from './stage.ts';
import type { SortWindows, SplitArguments, SplitWindows } from './stage.ts';

export const kernelEntries: KernelEntries = {
  split(windows, range, args, emit) {
    const { keys, table, grouped, tallies } = windows as unknown as SplitWindows;
    const { length } = args as SplitArguments;
    for (let block = range.start; block < range.end; block++) {
      const from = (block - keys.first) * blockKeys;
      const count = Math.min(blockKeys, length - block * blockKeys);
      const to = (block - grouped.first) * blockKeys;
      const tally = (tallies.view as Uint32Array).subarray((block - tallies.first) * bucketCount);
      const group = (grouped.view as Uint32Array).subarray(to, to + blockKeys);
      tally.fill(0, 0, bucketCount);
      const bucketOf = (i: number): number =>
        table.view[(keys.view[from + i] as number) >>> 16] as number;
      for (let i = 0; i < count; i++) tally[bucketOf(i)] = (tally[bucketOf(i)] as number) + 1;
      // From counts to where each bucket's keys end, going backwards to where they begin.
      for (let b = 1; b < bucketCount; b++)
        tally[b] = (tally[b] as number) + (tally[b - 1] as number);
      for (let i = count - 1; i >= 0; i--) {
        const bucket = bucketOf(i);
        tally[bucket] = (tally[bucket] as number) - 1;
        group[tally[bucket]] = keys.view[from + i] as number;
      }
      for (let bucket = 0; bucket < bucketCount; bucket++) {
        const end = bucket + 1 < bucketCount ? (tally[bucket + 1] as number) : count;
        const part = group.subarray(tally[bucket], end);
        if (part.length === 0) continue;
        emit(bucket, new Uint8Array(part.buffer, part.byteOffset, part.byteLength));
      }
    }
  },
  sort(windows, { start, end }) {
    const { bucket, sorted } = windows as unknown as SortWindows;
    for (let item = start; item < end; item++) {
      const i = item - bucket.first;
      const bytes = bucket.view.slice(bucket.offsets?.[i], bucket.offsets?.[i + 1]);
      const keys = new Uint32Array(bytes.buffer, bytes.byteOffset, bytes.byteLength / 4);
      (sorted.view as Uint32Array).set(keys.sort(), sorted.offsets?.[item - sorted.first]);
    }
  },
};
