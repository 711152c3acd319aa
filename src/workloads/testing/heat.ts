// A stencil with a halo, repeated until it has converged: what a stage changed at most is reduced, and read
// between two stages. Jacobi's method for Laplace's equation.

import { makeWorkload } from '../../kit/make-workload.ts';
import type { Stage } from '../../contract/stage.ts';

const width = 12;
const tolerance = 1e-2;
const mostSteps = 400;

function step(rows: number, from: string, to: string): Stage {
  return {
    name: 'step',
    entry: 'step',
    items: rows,
    args: { rows },
    arrays: {
      from: { how: 'scatter', perItem: width, halo: 1, array: from },
      to: { how: 'gather', perItem: width, array: to },
      change: { how: 'reduce', combine: 'max', array: 'change' },
    },
  };
}

export const heat = /* @__PURE__ */ makeWorkload({
  id: 'test-heat',
  size: 40,
  outputs: ['even', 'steps'],
  arrays: (rows) => ({
    plate: { type: 'f64', length: rows * width },
    even: { type: 'f64', length: rows * width },
    odd: { type: 'f64', length: rows * width },
    change: { type: 'f64', length: 1 },
    steps: { type: 'i32', length: 1 },
  }),
  input: (rows, seed) => ({
    // Heat along the rim.
    plate: Float64Array.from({ length: rows * width }, (_, i) =>
      i < width || i % width === 0 ? 1 + ((i * 7 + seed) % 5) : 0,
    ),
  }),
  async *program(rows, memory) {
    await memory.write('even', await memory.read('plate'));
    let steps = 0;
    for (let change = Infinity; change > tolerance && steps < mostSteps; steps += 2) {
      yield step(rows, 'even', 'odd');
      yield step(rows, 'odd', 'even');
      [change = 0] = await memory.read('change');
    }
    await memory.write('steps', Int32Array.of(steps));
  },
  mainStage: (rows) => step(rows, 'even', 'odd'),
  entries: {
    step({ from, to, change }, { start, end }, { rows = 0 }) {
      if (!from || !to || !change) throw new Error('Arrays are missing.');
      for (let row = start; row < end; row++) {
        for (let column = 0; column < width; column++) {
          const at = (row - from.first) * width + column;
          const old = from.view[at] ?? Number.NaN;
          const rim = row === 0 || row === rows - 1 || column === 0 || column === width - 1;
          const near = [at - width, at + width, at - 1, at + 1];
          const sum = rim ? 4 * old : near.reduce((all, one) => all + (from.view[one] ?? NaN), 0);
          to.view[(row - to.first) * width + column] = sum / 4;
          change.view[0] = Math.max(change.view[0] ?? 0, Math.abs(sum / 4 - old));
        }
      }
    },
  },
});
