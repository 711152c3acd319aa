// Lloyd's k-means: the program writes the centres, the stage sums, and it goes on until nothing changes.
// Whole coordinates, so that the sums are exact however the points are cut.

import { makeWorkload } from '../../kit/make-workload.ts';
import { makeRandom } from '../../kit/random.ts';
import type { View } from '../../contract/array.ts';
import type { Stage } from '../../contract/stage.ts';

const clusters = 5;
const mostRounds = 60;

function assignStage(points: number): Stage {
  return {
    name: 'assign',
    entry: 'assign',
    items: points,
    args: {},
    arrays: {
      points: { how: 'scatter', perItem: 2, array: 'points' },
      centres: { how: 'broadcast', array: 'centres' },
      labels: { how: 'gather', perItem: 1, array: 'labels' },
      sums: { how: 'reduce', combine: 'sum', array: 'sums' },
    },
  };
}

/** Means from sums of x, y and a count per cluster; an empty cluster stays where it was. */
function means(sums: View, before: Float64Array): Float64Array {
  return before.map((old, i) => {
    const cluster = Math.floor(i / 2);
    const count = sums[3 * cluster + 2] ?? 0;
    return count === 0 ? old : (sums[3 * cluster + (i % 2)] ?? 0) / count;
  });
}

export const kMeans = /* @__PURE__ */ makeWorkload({
  id: 'test-k-means',
  size: 3_000,
  outputs: ['labels', 'centres', 'rounds'],
  arrays: (points) => ({
    points: { type: 'i32', length: 2 * points },
    centres: { type: 'f64', length: 2 * clusters },
    labels: { type: 'u8', length: points },
    sums: { type: 'f64', length: 3 * clusters },
    rounds: { type: 'i32', length: 1 },
  }),
  input(points, seed) {
    const random = makeRandom(seed);
    const spread = (i: number): number =>
      ((Math.floor(i / 2) % clusters) * (i % 2 === 0 ? 700 : -400) + (random() % 900)) | 0;
    return { points: Int32Array.from({ length: 2 * points }, (_, i) => spread(i)) };
  },
  async *program(points, memory) {
    const given = await memory.read('points');
    let centres: Float64Array = Float64Array.from(
      { length: 2 * clusters },
      (_, i) => given[i] ?? 0,
    );
    for (let round = 1; round <= mostRounds; round++) {
      await memory.write('centres', centres);
      yield assignStage(points);
      const next = means(await memory.read('sums'), centres);
      const moved = next.some((value, i) => value !== centres[i]);
      centres = next;
      await memory.write('rounds', Int32Array.of(round));
      if (!moved) break;
    }
  },
  mainStage: assignStage,
  entries: {
    assign({ points, centres, labels, sums }, { start, end }) {
      if (!points || !centres || !labels || !sums) throw new Error('Arrays are missing.');
      for (let i = start; i < end; i++) {
        const at = 2 * (i - points.first);
        const [x = 0, y = 0] = points.view.subarray(at, at + 2);
        let [nearest, least] = [0, Infinity];
        for (let cluster = 0; cluster < clusters; cluster++) {
          const dx = x - (centres.view[2 * cluster] ?? 0);
          const dy = y - (centres.view[2 * cluster + 1] ?? 0);
          if (dx * dx + dy * dy < least) [nearest, least] = [cluster, dx * dx + dy * dy];
        }
        labels.view[i - labels.first] = nearest;
        for (const [k, value] of [x, y, 1].entries()) {
          sums.view[3 * nearest + k] = (sums.view[3 * nearest + k] ?? 0) + value;
        }
      }
    },
  },
});
