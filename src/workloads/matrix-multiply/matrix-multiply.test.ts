// Facts about products from outside the code: the identity, and the tolerance against real errors.

import { noEmit } from '../../pipeline/outbox.ts';
import { describe, expect, it } from 'vitest';
import type { Window } from '../../contract/kernel.ts';
import { kernelEntries } from './kernel.ts';
import { panelLength, panelsToRows, rowsToPanels } from './panels.ts';
import { multiplyStage, tileRows } from './stage.ts';
import { wasmKernel } from './wasm.ts';
import { matrixMultiply, productTolerance } from './workload.ts';

const window = (view: Float32Array): Window => ({ view, first: 0 });

function product(n: number, a: Float32Array, b: Float32Array): Float32Array {
  const c = new Float32Array(n * n);
  const windows = { a: window(a), b: window(rowsToPanels(n, b)), c: window(c) };
  kernelEntries['multiply']?.(windows, { start: 0, end: n }, multiplyStage(n).args, noEmit);
  return c;
}

/** The product summed in f32 in plain order: the roughest of what a twin may do. */
function roughProduct(n: number, a: Float32Array, b: Float32Array): Float32Array {
  const c = new Float32Array(n * n);
  for (let i = 0; i < n; i++) {
    for (let k = 0; k < n; k++) {
      const factor = a[i * n + k] ?? 0;
      for (let j = 0; j < n; j++) {
        c[i * n + j] = (c[i * n + j] ?? 0) + Math.fround(factor * (b[k * n + j] ?? 0));
      }
    }
  }
  return c;
}

function inputs(n: number, seed: number): { a: Float32Array; b: Float32Array } {
  const { a, b } = matrixMultiply.input({ n }, seed) as { a: Float32Array; b: Float32Array };
  return { a, b: panelsToRows(n, b) };
}

describe('the product', () => {
  it('with the identity is the other factor', () => {
    for (const n of [8, 13, 31]) {
      const { a } = inputs(n, 3);
      const identity = new Float32Array(n * n);
      for (let i = 0; i < n; i++) identity[i * n + i] = 1;
      expect(product(n, a, identity)).toEqual(a);
      expect(product(n, identity, a)).toEqual(a);
    }
  });

  it('has factors in [-1, 1) with mean near 0 and variance near 1/3', () => {
    const { a, b } = inputs(200, 5);
    expect(a).not.toEqual(b);
    for (const matrix of [a, b]) {
      const mean = matrix.reduce((sum, x) => sum + x, 0) / matrix.length;
      const square = matrix.reduce((sum, x) => sum + x * x, 0) / matrix.length;
      expect(Math.abs(mean)).toBeLessThan(4 * Math.sqrt(1 / 3 / matrix.length));
      expect(square).toBeCloseTo(1 / 3, 1.8);
      expect(matrix.every((x) => x >= -1 && x < 1)).toBe(true);
    }
  });
});

it('keeps B in panels from which it can be read again', () => {
  const rows = Float32Array.from({ length: 13 * 13 }, (_, i) => i);
  const panels = rowsToPanels(13, rows);
  expect(panelsToRows(13, panels)).toEqual(rows);
  // Row 0 of the second panel: columns 8 to 12, then zeros.
  expect([...panels.subarray(8 * 13, 8 * 13 + 8)]).toEqual([8, 9, 10, 11, 12, 0, 0, 0]);
});

describe('the tolerance', () => {
  it.each([8, 64, 200])(
    'covers sums rounded in f32 and stays far below an element, n = %i',
    (n) => {
      const { a, b } = inputs(n, 11);
      const expected = { c: product(n, a, b) };
      const verdict = matrixMultiply.check({ n }, { c: roughProduct(n, a, b) }, expected, 'wasm');
      expect(verdict).toMatchObject({ ok: true, rule: 'absolute', compared: n * n });
      expect(verdict.maxError).toBeGreaterThan(0);
      expect(productTolerance(n)).toBeLessThan(Math.sqrt(n) / 3 / 100);
    },
  );
});

it('hands out whole tiles of rows by default', () => {
  for (const n of [8, 100, 1024, 8192]) {
    expect(matrixMultiply.defaultGrain({ n }) % tileRows).toBe(0);
  }
});

describe('the WASM kernel', () => {
  it.each(['simd', 'relaxedSimd'] as const)(
    '%s: sums over several blocks of k',
    async (variant) => {
      // One more than a block of k, several blocks of rows, and columns beyond the last whole panel.
      const n = 1029;
      const { a, b } = inputs(n, 17);
      const memory = new WebAssembly.Memory({ initial: 512, maximum: 65536, shared: true });
      const bytes = await (await fetch(wasmKernel.variants[variant])).arrayBuffer();
      const { instance } = await WebAssembly.instantiate(bytes, { env: { memory } });
      const { multiply } = wasmKernel.bind(instance.exports);
      let next = 2 ** 20;
      const allocate = (length: number): Float32Array => {
        const view = new Float32Array(memory.buffer, next, length);
        next += length * 4 + 60;
        return view;
      };
      const [sharedA, panels, c] = [allocate(n * n), allocate(panelLength(n)), allocate(n * n)];
      sharedA.set(a);
      panels.set(rowsToPanels(n, b));
      const windows = { a: window(sharedA), b: window(panels), c: window(c) };
      multiply?.(windows, { start: 0, end: n }, { n }, noEmit);
      for (let at = 0; at < n * n; at += 997) {
        const [row, column] = [Math.floor(at / n), at % n];
        let sum = 0;
        for (let k = 0; k < n; k++) sum += (a[row * n + k] ?? 0) * (b[k * n + column] ?? 0);
        expect(Math.abs((c[at] ?? Number.NaN) - sum)).toBeLessThan(productTolerance(n));
      }
    },
  );
});
