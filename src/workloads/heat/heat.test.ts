// The steps against a closed form: a plate that is one wave of the square keeps its shape and decays.

import { expect, test } from 'vitest';
import { kernelEntries } from './kernel.ts';
import { heatStage } from './stage.ts';
import { heat } from './workload.ts';

test('a sine wave is multiplied by cos(pi / (n - 1)) in every step', () => {
  const size = 33;
  const wave = (i: number): number => Math.sin((Math.PI * i) / (size - 1));
  const start = Float32Array.from({ length: size * size }, (_, i) =>
    Math.fround(wave(i % size) * wave(Math.floor(i / size))),
  );
  let [from, to] = [start.slice(), new Float32Array(size * size)];
  const steps = 50;
  for (let step = 0; step < steps; step++) {
    kernelEntries['step']?.(
      { from: { view: from, first: 0 }, to: { view: to, first: 0 } },
      { start: 0, end: size },
      { size },
      () => undefined,
    );
    [from, to] = [to, from];
  }
  const factor = Math.cos(Math.PI / (size - 1)) ** steps;
  for (const [i, value] of from.entries()) expect(value).toBeCloseTo((start[i] ?? 0) * factor, 5);
});

test.each([1, 2, 5])(
  'the last of %d steps ends in the plate, each begins where one ended',
  (steps) => {
    const arrays = Array.from({ length: steps }, (_, step) => {
      const { from, to } = heatStage(8, step, steps).arrays;
      return [from?.array, to?.array];
    });
    expect(arrays[0]?.[0]).toBe('start');
    expect(arrays.at(-1)?.[1]).toBe('plate');
    for (let step = 1; step < steps; step++) expect(arrays[step]?.[0]).toBe(arrays[step - 1]?.[1]);
  },
);

test('no cell is colder or hotter than the plate was', async () => {
  const { start } = heat.input({ size: 64, steps: 1 }, 3);
  expect(Math.min(...(start ?? []))).toBe(0);
  expect(Math.max(...(start ?? []))).toBe(100);
});
