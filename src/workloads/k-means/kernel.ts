// The JavaScript kernel: whole numbers only. Of centres equally near the first is taken.

import type { KernelEntries } from '../../contract/kernel.ts';
import { blockPoints, sumsLength } from './stage.ts';
import type { AssignArguments, AssignWindows } from './stage.ts';

/** The coordinates of a word. */
function low(word: number): number {
  return (word << 16) >> 16;
}
function high(word: number): number {
  return word >> 16;
}

export const kernelEntries: KernelEntries = {
  assign(windows, range, args) {
    const { points, centres, labels, sums } = windows as unknown as AssignWindows;
    const given = args as AssignArguments;
    const { clusters, pairs } = given;
    const [from, means, to, into] = [points.view, centres.view, labels.view, sums.view];
    const perBlock = sumsLength(given);
    for (let block = range.start; block < range.end; block++) {
      const at = (block - points.first) * pairs * blockPoints;
      const label = (block - labels.first) * blockPoints;
      const sum = (block - sums.first) * perBlock;
      into.fill(0, sum, sum + perBlock);
      to.fill(0, label, label + blockPoints);
      const count = Math.min(blockPoints, given.points - block * blockPoints);
      for (let i = 0; i < count; i++) {
        let nearest = 0;
        let least = 2 ** 31;
        for (let cluster = 0; cluster < clusters; cluster++) {
          let distance = 0;
          for (let pair = 0; pair < pairs; pair++) {
            const word = from[at + pair * blockPoints + i] as number;
            const mean = means[cluster * pairs + pair] as number;
            const dx = low(word) - low(mean);
            const dy = high(word) - high(mean);
            distance += dx * dx + dy * dy;
          }
          if (distance >= least) continue;
          nearest = cluster;
          least = distance;
        }
        to[label + i] = nearest;
        let own = sum + nearest * (2 * pairs + 1);
        for (let pair = 0; pair < pairs; pair++) {
          const word = from[at + pair * blockPoints + i] as number;
          into[own] = (into[own] as number) + low(word);
          into[own + 1] = (into[own + 1] as number) + high(word);
          own += 2;
        }
        into[own] = (into[own] as number) + 1;
        const last = sum + perBlock - 2;
        into[last] = (into[last] as number) + (least & 0xffff);
        into[last + 1] = (into[last + 1] as number) + (least >>> 16);
      }
    }
  },
};
