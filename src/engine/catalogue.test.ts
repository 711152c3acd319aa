import { describe, expect, it } from 'vitest';
import { catalogue, checkConfig, defaultConfig } from './catalogue.ts';

describe('defaultConfig', () => {
  it('is Mandelbrot in WASM on workers', () => {
    expect(defaultConfig({}, 4)).toMatchObject({
      workload: 'mandelbrot',
      backend: 'workers',
      kernel: 'wasm',
      processors: [1, 2, 3, 4],
      schedule: 'dynamic',
      grain: 'auto',
      samples: 9,
      seed: 1,
    });
  });

  it.each([
    [1, [1, 2]],
    [2, [1, 2]],
    [3, [1, 2, 3]],
    [64, [1, 2, 3, 4]],
    [null, [1, 2]],
  ])('measures on %o cores %j', (cores, processors) => {
    expect(defaultConfig({}, cores).processors).toEqual(processors);
  });

  it('fits the backend that was given', () => {
    expect(defaultConfig({ backend: 'serial' }, 4).processors).toEqual([1]);
    expect(defaultConfig({ backend: 'webgpu' }, 4)).toMatchObject({
      kernel: 'wgsl',
      schedule: 'cyclic',
    });
  });
});

describe('catalogue', () => {
  it('names everything that a configuration may say, and each of them is accepted', () => {
    const { workloads, backends, schedules } = catalogue();
    expect(workloads.map(({ id }) => id)).toEqual([
      'sleep-pool',
      'word-count',
      'k-means',
      'train-mlp',
      'image-filter',
      'spectrogram',
      'mandelbrot',
      'matrix-multiply',
      'monte-carlo-pi',
      'n-body',
      'prime-sieve',
      'sort',
      'prefix-sum',
      'histogram',
      'triad',
      'heat',
    ]);
    const machine = { isolated: true, cores: 4, rate: () => undefined };
    for (const { id: workload, backends: fitting, kernels } of workloads) {
      for (const backend of backends.filter(({ id }) => fitting.includes(id))) {
        for (const kernel of backend.kernels.filter((id) => kernels.includes(id))) {
          for (const schedule of backend.schedules) {
            for (const transport of backend.transports) {
              const given = { workload, backend: backend.id, kernel, schedule, transport };
              expect(checkConfig(defaultConfig(given, 4), machine).ok, JSON.stringify(given)).toBe(
                true,
              );
            }
          }
        }
      }
    }
    expect(schedules.map(({ id }) => id)).toEqual([
      'static',
      'cyclic',
      'dynamic',
      'guided',
      'stealing',
    ]);
  });
});
