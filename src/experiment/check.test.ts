import { describe, expect, it } from 'vitest';
import { backendTraits } from '../backends/traits.ts';
import { defaultConfig } from '../engine/catalogue.ts';
import { workloads } from '../workloads/index.ts';
import { checkConfig } from './check.ts';
import type { Config, ConfigField } from '../record/config.ts';

const choices = { workloads, backends: backendTraits, isolated: true };

/** The fields that are refused, with their messages' keys. */
function refused(given: Partial<Config>, isolated = true): [ConfigField, string][] {
  const { problems } = checkConfig(defaultConfig(given, 4), { ...choices, isolated });
  return problems.map(({ field, message }) => [field, message.key]);
}

describe('checkConfig', () => {
  it('accepts the default experiment of every workload on every backend', () => {
    for (const workload of workloads) {
      for (const { id, kernels } of backendTraits) {
        const runs = workload.kernels.wgsl !== undefined || !['webgpu', 'hybrid'].includes(id);
        const expected = runs ? [] : [['backend', 'check.backend-for-workload']];
        expect(refused({ workload: workload.id, backend: id }), kernels.join()).toEqual(expected);
      }
    }
  });

  it.each<[Partial<Config>, ConfigField, string]>([
    [{ workload: 'nonsense' }, 'workload', 'check.word'],
    [{ workload: '__proto__' }, 'workload', 'check.word'],
    [{ backend: 'quantum' }, 'backend', 'check.word'],
    [{ kernel: 'wgsl' }, 'kernel', 'check.kernel'],
    [{ backend: 'webgpu', kernel: 'js' }, 'kernel', 'check.kernel'],
    [{ schedule: 'magic' }, 'schedule', 'check.word'],
    [{ backend: 'webgpu', schedule: 'dynamic' }, 'schedule', 'check.schedule-for-backend'],
    [{ transport: 'pigeon' }, 'transport', 'check.word'],
    [{ backend: 'webgpu', transport: 'shared' }, 'transport', 'check.transport-for-backend'],
    [{ processors: [] }, 'processors', 'check.processors'],
    [{ processors: [0] }, 'processors', 'check.processors'],
    [{ processors: [1000] }, 'processors', 'check.processors'],
    [{ processors: [1.5] }, 'processors', 'check.processors'],
    [{ processors: [NaN] }, 'processors', 'check.processors'],
    [{ backend: 'serial', processors: [1, 2] }, 'processors', 'check.serial-processors'],
    [{ grain: 0 }, 'grain', 'check.grain'],
    [{ grain: -3 }, 'grain', 'check.grain'],
    [{ grain: 1e9 }, 'grain', 'check.grain'],
    [{ serialShare: 1 }, 'serialShare', 'check.number'],
    [{ serialShare: NaN }, 'serialShare', 'check.number'],
    [{ backend: 'webgpu', serialShare: 0.5 }, 'serialShare', 'check.serial-share-for-backend'],
    [{ samples: 0 }, 'samples', 'check.number'],
    [{ seed: -1 }, 'seed', 'check.number'],
    [{ parameters: { size: 0 } }, 'parameters.size', 'check.number'],
    [{ parameters: { size: NaN } }, 'parameters.size', 'check.number'],
    [{ parameters: { size: Infinity } }, 'parameters.size', 'check.number'],
    [{ parameters: { size: 10.5 } }, 'parameters.size', 'check.number'],
    [{ parameters: { colour: 3 } }, 'parameters.colour', 'check.parameter-unknown'],
    [{ parameters: { toString: 3 } }, 'parameters.toString', 'check.parameter-unknown'],
    [{ backend: 'webgpu', parameters: { zoom: 1e9 } }, 'parameters.zoom', 'mandelbrot.zoom-f32'],
  ])('refuses %j beside %s', (given, field, key) => {
    expect(refused(given)).toEqual([[field, key]]);
  });

  it.each<[Partial<Config>, ConfigField, number]>([
    [{ grain: 0 }, 'grain', 1],
    [{ grain: 1e9 }, 'grain', 1024],
    [{ grain: 2.4 }, 'grain', 2],
    [{ serialShare: 3 }, 'serialShare', 0.99],
    [{ samples: 0 }, 'samples', 1],
    [{ parameters: { size: 0 } }, 'parameters.size', 16],
    [{ parameters: { size: Infinity } }, 'parameters.size', 8192],
    [{ parameters: { size: 99.5 } }, 'parameters.size', 100],
  ])('mends %j beside %s with %d, which is taken', (given, field, value) => {
    const [problem] = checkConfig(defaultConfig(given, 4), choices).problems;
    expect(problem?.mend).toEqual({ field, value });
    const name = field.replace('parameters.', '');
    const mended = name === field ? { [field]: value } : { parameters: { [name]: value } };
    expect(refused({ ...given, ...mended })).toEqual([]);
  });

  it('has nothing to mend what is no number with', () => {
    const [problem] = checkConfig(defaultConfig({ grain: NaN }, 4), choices).problems;
    expect(problem).toBeDefined();
    expect(problem).not.toHaveProperty('mend');
  });

  it('refuses shared memory where the page is not isolated, and takes messages by itself', () => {
    expect(refused({ transport: 'shared' }, false)).toEqual([
      ['transport', 'check.shared-unavailable'],
    ]);
    expect(refused({ transport: 'auto' }, false)).toEqual([]);
  });

  it('reports every field at once', () => {
    expect(
      refused({ workload: 'x', processors: [0], samples: -1 }).map(([field]) => field),
    ).toEqual(['workload', 'processors', 'samples']);
  });
});
