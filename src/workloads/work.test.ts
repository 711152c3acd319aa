// The work of every workload against a closed form: what throughput and weak scaling count.

import { describe, expect, it } from 'vitest';
import { makeArray } from '../contract/array.ts';
import { workloads } from './index.ts';
import { kMeans } from './k-means/workload.ts';
import { runCut } from '../testing/run-cut.ts';
import type { Workload } from '../contract/workload.ts';

/** Parameters beside the defaults, and the work that they are, written out. */
const closedForms: Readonly<
  Record<string, readonly (readonly [Record<string, number>, number])[]>
> = {
  // 1 + 2 + ... + 10 units; ten equal calls of one; the length of a unit does not matter.
  'sleep-pool': [
    [{ tasks: 10, equal: 0, unitMs: 3 }, 55],
    [{ tasks: 4, equal: 0, unitMs: 100 }, 10],
    [{ tasks: 10, equal: 1, unitMs: 3 }, 10],
  ],
  'word-count': [[{ bytes: 123_456 }, 123_456]],
  // Twelve assignments are guessed, and no more than are allowed: one after the last move of the centres.
  'k-means': [
    [{ points: 1_000, rounds: 50 }, 12_000],
    [{ points: 1_000, rounds: 3 }, 4_000],
  ],
  'train-mlp': [[{ steps: 7, batch: 128 }, 7 * 128]],
  'image-filter': [[{ width: 61, height: 45, radius: 3 }, 61 * 45]],
  // 10 s of 16,000 samples: a frame of 512 every 160, as often as a whole one fits.
  spectrogram: [[{ seconds: 10, frame: 1, hop: 160 }, 997]],
  mandelbrot: [[{ size: 96, iterations: 200 }, 9_216]],
  // A multiplication and an addition for each of n^3 pairs.
  'matrix-multiply': [[{ n: 61 }, 453_962]],
  'monte-carlo-pi': [[{ points: 20_000 }, 20_000]],
  // Every body and every body: in each step, and for the energies before and after.
  'n-body': [[{ bodies: 60, steps: 2 }, 14_400]],
  'prime-sieve': [[{ limit: 3_000_000 }, 3_000_000]],
  sort: [[{ length: 200_000 }, 200_000]],
  'prefix-sum': [[{ length: 20_000 }, 20_000]],
  histogram: [
    [{ size: 30_000, counting: 0 }, 30_000],
    [{ size: 30_000, counting: 1 }, 30_000],
  ],
  // Two reads and a write of 8 bytes, as STREAM counts them (McCalpin 1995).
  triad: [[{ length: 5_000, sweeps: 3 }, 360_000]],
  heat: [[{ size: 40, steps: 4 }, 6_400]],
};

function parametersOf({ params }: Workload, given: Record<string, number>): Record<string, number> {
  const defaults = Object.entries(params).map(([name, spec]) => [name, spec.default]);
  return { ...Object.fromEntries(defaults), ...given };
}

describe.each(workloads.map((workload) => [workload.id, workload] as const))(
  '%s',
  (id, workload) => {
    it.skipIf(!(id in closedForms))('counts the work of a closed form', () => {
      for (const [given, work] of closedForms[id] ?? []) {
        expect(workload.work(parametersOf(workload, given))).toBe(work);
      }
    });

    it('has more work where its main parameter is larger', () => {
      const { default: usual, min } = workload.params[workload.mainParameter] ?? {};
      if (usual === undefined || min === undefined) throw new Error('There is no main parameter.');
      const small = parametersOf(workload, { [workload.mainParameter]: (usual + min) / 2 });
      expect(workload.work(parametersOf(workload, {}))).toBeGreaterThan(workload.work(small));
    });
  },
);

it('has a closed form for every workload', () => {
  const own = workloads.map(({ id }) => id).filter((id) => !id.startsWith('test-'));
  expect(Object.keys(closedForms).toSorted()).toEqual(own.toSorted());
});

it('counts as many rounds of k-means as were made', async () => {
  for (const rounds of [2, 3, 100]) {
    const parameters = parametersOf(kMeans, { points: 5_000, clusters: 4, rounds });
    let made = 0;
    const counting = {
      ...kMeans,
      async *program(...given: Parameters<typeof kMeans.program>) {
        for await (const stage of kMeans.program(...given)) {
          made++;
          yield stage;
        }
      },
    } as Workload;
    const entries = await kMeans.kernels.js();
    const built = { entries, reset: () => undefined, allocate: makeArray };
    const output = await runCut(
      counting,
      { parameters, seed: 1, summary: {}, tolerance: 0 },
      built,
    );
    const figures = counting.summary(parameters, output);
    expect(made).toBeLessThanOrEqual(rounds + 1);
    expect(counting.work(parameters, figures)).toBe(5_000 * made);
  }
});
