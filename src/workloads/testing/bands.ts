// Stages that work on a part of their arrays: each band of rows is summed over its neighbours, from an array of all
// rows by way of one that is only as long as a band with its halo.

import { makeWorkload } from '../../kit/make-workload.ts';
import type { Range } from '../../contract/range.ts';
import type { Stage } from '../../contract/stage.ts';

const perItem = 3;
const halo = 2;

function bandsOf(rows: number): readonly Range[] {
  const edges = [0, Math.floor(rows / 4), Math.floor(rows / 2), rows];
  return edges.slice(1).map((end, i) => ({ start: edges[i] ?? 0, end }));
}

function withHalo(rows: number, { start, end }: Range): Range {
  return { start: Math.max(0, start - halo), end: Math.min(rows, end + halo) };
}

/** The rows of `band` and its halo, doubled. */
function doubleStage(rows: number, band: Range): Stage {
  const { start, end } = withHalo(rows, band);
  return {
    name: 'double',
    entry: 'double',
    items: end - start,
    args: {},
    arrays: {
      from: { how: 'scatter', perItem, firstItem: start, array: 'given' },
      to: { how: 'gather', perItem, array: 'middle' },
    },
  };
}

/** Each row of `band` the sum of its neighbours' doubles. */
function sumStage(rows: number, band: Range): Stage {
  const { start, end } = band;
  const firstItem = start - withHalo(rows, band).start;
  return {
    name: 'sum',
    entry: 'sum',
    items: end - start,
    args: { rows, top: start },
    arrays: {
      from: { how: 'scatter', perItem, firstItem, halo, array: 'middle' },
      to: { how: 'gather', perItem, firstItem: start, array: 'sums' },
    },
  };
}

export const bands = /* @__PURE__ */ makeWorkload({
  id: 'test-bands',
  size: 41,
  outputs: ['sums'],
  arrays: (rows) => ({
    given: { type: 'f64', length: rows * perItem },
    middle: { type: 'f64', length: (Math.ceil(rows / 2) + 2 * halo) * perItem },
    sums: { type: 'f64', length: rows * perItem },
  }),
  input: (rows, seed) => ({
    given: Float64Array.from({ length: rows * perItem }, (_, i) => (i * 7_919 + seed) % 101),
  }),
  async *program(rows) {
    for (const band of bandsOf(rows)) {
      yield doubleStage(rows, band);
      yield sumStage(rows, band);
    }
  },
  mainStage: (rows) => sumStage(rows, { start: 0, end: rows }),
  entries: {
    double({ from, to }, { start, end }) {
      if (!from || !to) throw new Error('Arrays are missing.');
      for (let i = start * perItem; i < end * perItem; i++) {
        to.view[i - to.first * perItem] = 2 * (from.view[i - from.first * perItem] ?? NaN);
      }
    },
    sum({ from, to }, { start, end }, { rows = 0, top = 0 }) {
      if (!from || !to) throw new Error('Arrays are missing.');
      for (let row = start; row < end; row++) {
        const near = withHalo(rows, { start: top + row, end: top + row + 1 });
        for (let column = 0; column < perItem; column++) {
          let sum = 0;
          for (let one = near.start - top; one < near.end - top; one++) {
            sum += from.view[(one - from.first) * perItem + column] ?? NaN;
          }
          to.view[(row - to.first) * perItem + column] = sum;
        }
      }
    },
  },
});
