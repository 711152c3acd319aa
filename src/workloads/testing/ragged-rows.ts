// Rows of different lengths, some of them empty: read by offsets, and written by the same offsets. The
// rows begin a little after the array does and end a little before it.

import { makeWorkload } from '../../kit/make-workload.ts';
import { makeRandom } from '../../kit/random.ts';
import type { Stage } from '../../contract/stage.ts';

const margin = 3;

function rowStarts(rows: number): Uint32Array {
  const starts = new Uint32Array(rows + 1).fill(margin);
  for (let row = 0; row < rows; row++) starts[row + 1] = (starts[row] ?? 0) + ((row * row) % 11);
  return starts;
}

function cells(rows: number): number {
  return (rowStarts(rows)[rows] ?? 0) + margin;
}

function sumStage(rows: number): Stage {
  return {
    name: 'sum',
    entry: 'sum',
    items: rows,
    args: {},
    arrays: {
      values: { how: 'scatter', offsets: 'starts', array: 'values' },
      sums: { how: 'gather', perItem: 1, array: 'sums' },
    },
  };
}

function scaleStage(rows: number): Stage {
  return {
    name: 'scale',
    entry: 'scale',
    items: rows,
    args: {},
    arrays: {
      values: { how: 'scatter', offsets: 'starts', array: 'values' },
      sums: { how: 'scatter', perItem: 1, array: 'sums' },
      scaled: { how: 'gather', offsets: 'starts', array: 'scaled' },
    },
  };
}

export const raggedRows = /* @__PURE__ */ makeWorkload({
  id: 'test-ragged-rows',
  size: 500,
  outputs: ['sums', 'scaled'],
  arrays: (rows) => ({
    starts: { type: 'u32', length: rows + 1 },
    values: { type: 'f64', length: cells(rows) },
    sums: { type: 'f64', length: rows },
    scaled: { type: 'f32', length: cells(rows) },
  }),
  input(rows, seed) {
    const random = makeRandom(seed);
    const values = Float64Array.from({ length: cells(rows) }, () => random() / 2 ** 32);
    return { starts: rowStarts(rows), values };
  },
  async *program(rows) {
    yield sumStage(rows);
    yield scaleStage(rows);
  },
  mainStage: sumStage,
  entries: {
    sum({ values, sums }, { start, end }) {
      if (!values?.offsets || !sums) throw new Error('Arrays are missing.');
      for (let row = start; row < end; row++) {
        let sum = 0;
        const [from = 0, to = 0] = values.offsets.subarray(row - values.first);
        for (let at = from; at < to; at++) sum += values.view[at] ?? Number.NaN;
        sums.view[row - sums.first] = sum;
      }
    },
    scale({ values, sums, scaled }, { start, end }) {
      if (!values?.offsets || !sums || !scaled?.offsets) throw new Error('Arrays are missing.');
      for (let row = start; row < end; row++) {
        const sum = sums.view[row - sums.first] ?? Number.NaN;
        const [from = 0, to = 0] = values.offsets.subarray(row - values.first);
        const into = scaled.offsets[row - scaled.first] ?? Number.NaN;
        for (let i = 0; i < to - from; i++) {
          scaled.view[into + i] = (values.view[from + i] ?? Number.NaN) / sum;
        }
      }
    },
  },
});
