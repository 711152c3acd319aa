// Against the energies that the Benchmarks Game prints, and laws that any forces between pairs obey.

import { expect, test } from 'vitest';
import { makeArray } from '../../contract/array.ts';
import { cutAt, runCut } from '../../testing/run-cut.ts';
import { bodyLength } from './stage.ts';
import { nBody } from './workload.ts';
import type { BodyValues } from './parameters.ts';

async function run(parameters: BodyValues) {
  const entries = await nBody.kernels.js();
  const built = { entries, reset: () => undefined, allocate: makeArray };
  const golden = { parameters, seed: 3, summary: {}, tolerance: 0 };
  return runCut(nBody, golden, built, cutAt([0.4]));
}

test('the sun and its giants have the published energies to nine places', async () => {
  const parameters = { bodies: 2, steps: 1_000, system: 1, precision: 1 };
  const { energyBefore, energyAfter } = nBody.summary(parameters, await run(parameters));
  expect(energyBefore).toBeCloseTo(-0.169075164, 9);
  expect(energyAfter).toBeCloseTo(-0.169087605, 9);
});

test('the centre of mass of a cluster moves as it began to: no pair pulls it', async () => {
  const parameters = { bodies: 50, steps: 100, system: 0, precision: 1 };
  const { bodies } = await run(parameters);
  const { start, startVelocities } = nBody.input(parameters, 3);
  const centre = (of: ArrayLike<number> | undefined, axis: number): number =>
    Array.from({ length: 50 }, (_, body) => of?.[body * bodyLength + axis] ?? Number.NaN).reduce(
      (sum, value) => sum + value / 50,
      0,
    );
  for (const axis of [0, 1, 2]) {
    const moved = 100 * 0.005 * centre(startVelocities, axis);
    expect(centre(bodies, axis)).toBeCloseTo(centre(start, axis) + moved, 10);
  }
});

test('a GPU is refused double precision with what would work', () => {
  const parameters = { bodies: 8, steps: 1, system: 0, precision: 1 };
  expect(nBody.checkParameters(parameters, 'wgsl')).toMatchObject({ parameter: 'precision' });
  expect(nBody.checkParameters(parameters, 'wasm')).toBeUndefined();
});
