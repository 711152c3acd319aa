// A prefix sum in two stages (Blelloch 1990): sums of blocks, a serial scan of them between the stages, and
// then every block from its base.

import { makeWorkload } from '../../kit/make-workload.ts';
import { makeRandom } from '../../kit/random.ts';
import type { Stage } from '../../contract/stage.ts';

const block = 64;

function sumStage(blocks: number): Stage {
  return {
    name: 'sum',
    entry: 'sum',
    items: blocks,
    args: {},
    arrays: {
      values: { how: 'scatter', perItem: block, array: 'values' },
      sums: { how: 'gather', perItem: 1, array: 'sums' },
    },
  };
}

function scanStage(blocks: number): Stage {
  return {
    name: 'scan',
    entry: 'scan',
    items: blocks,
    args: {},
    arrays: {
      values: { how: 'scatter', perItem: block, array: 'values' },
      bases: { how: 'scatter', perItem: 1, array: 'bases' },
      prefix: { how: 'gather', perItem: block, array: 'prefix' },
    },
  };
}

export const prefixSum = /* @__PURE__ */ makeWorkload({
  id: 'test-prefix-sum',
  size: 150,
  outputs: ['prefix'],
  arrays: (blocks) => ({
    values: { type: 'u32', length: blocks * block },
    sums: { type: 'u32', length: blocks },
    bases: { type: 'u32', length: blocks },
    prefix: { type: 'u32', length: blocks * block },
  }),
  input(blocks, seed) {
    const random = makeRandom(seed);
    return { values: Uint32Array.from({ length: blocks * block }, random) };
  },
  async *program(blocks, memory) {
    yield sumStage(blocks);
    let sum = 0;
    const sums = Uint32Array.from(await memory.read('sums'));
    const bases = sums.map((value) => {
      const base = sum;
      sum = (sum + value) >>> 0;
      return base;
    });
    await memory.write('bases', bases);
    yield scanStage(blocks);
  },
  mainStage: scanStage,
  entries: {
    sum({ values, sums }, { start, end }) {
      if (!values || !sums) throw new Error('Arrays are missing.');
      for (let item = start; item < end; item++) {
        const from = (item - values.first) * block;
        let sum = 0;
        for (let i = 0; i < block; i++) sum = (sum + (values.view[from + i] ?? 0)) >>> 0;
        sums.view[item - sums.first] = sum;
      }
    },
    scan({ values, bases, prefix }, { start, end }) {
      if (!values || !bases || !prefix) throw new Error('Arrays are missing.');
      for (let item = start; item < end; item++) {
        const [from, to] = [(item - values.first) * block, (item - prefix.first) * block];
        let sum = bases.view[item - bases.first] ?? 0;
        for (let i = 0; i < block; i++) {
          sum = (sum + (values.view[from + i] ?? 0)) >>> 0;
          prefix.view[to + i] = sum;
        }
      }
    },
  },
});
