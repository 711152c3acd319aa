import { describe, expect, it } from 'vitest';
import { workloads } from '../workloads/index.ts';
import { checkGpuSize, checkMemory, jobBytes } from './check-size.ts';
import type { Workload } from '../contract/workload.ts';

function find(id: string): Workload {
  const found = workloads.find((workload) => workload.id === id);
  if (!found) throw new Error(`There is no workload "${id}".`);
  return found;
}

const mandelbrot = find('mandelbrot');
/** 4 bytes a pixel. */
const parameters = { size: 8192, iterations: 10, centreX: 0, centreY: 0, zoom: 1 };

describe('checkGpuSize', () => {
  it('takes what fits to the byte', () => {
    expect(checkGpuSize(mandelbrot, parameters, 4 * 8192 ** 2)).toBeUndefined();
  });

  it('names the array, the limit and the largest size that fits', () => {
    const limit = 4 * 5000 ** 2 + 3;
    expect(checkGpuSize(mandelbrot, parameters, limit)).toEqual({
      field: 'parameters.size',
      message: {
        key: 'check.gpu-size',
        values: { what: 'counts', needed: 4 * 8192 ** 2, limit, parameter: 'Size', nearest: 5000 },
      },
      mend: { field: 'parameters.size', value: 5000 },
    });
  });

  it('has no size to offer where even the smallest is too large', () => {
    const problem = checkGpuSize(mandelbrot, parameters, 100);
    expect(problem?.message.values).toMatchObject({ nearest: null });
    expect(problem).not.toHaveProperty('mend');
  });
});

describe('checkMemory', () => {
  /** Three matrices, as the workload that has none of the lab's limits. */
  const wide: Workload = {
    ...mandelbrot,
    arrays: ({ size = 0 }) => ({ counts: { type: 'f64', length: size ** 3 } }),
  };

  it('refuses a job above 3 GiB with the largest size below', () => {
    const problem = checkMemory(wide, parameters);
    expect(problem?.message).toMatchObject({
      key: 'check.memory',
      values: { limitBytes: 3 * 2 ** 30, neededBytes: 8 * 8192 ** 3, nearest: 738 },
    });
    const at = (size: number): number => jobBytes(wide, { ...parameters, size });
    expect(at(738)).toBeLessThanOrEqual(3 * 2 ** 30);
    expect(at(739)).toBeGreaterThan(3 * 2 ** 30);
  });

  it('takes the largest size of every workload', () => {
    for (const workload of workloads) {
      const largest = Object.fromEntries(
        Object.entries(workload.params).map(([name, spec]) => [name, spec.default]),
      );
      expect(checkMemory(workload, largest)).toBeUndefined();
    }
  });
});
