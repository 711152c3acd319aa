import { describe, expect, it } from 'vitest';
import { deriveRecord } from './derive.ts';
import { makeFacts, onCurve } from '../testing/synthetic-facts.ts';
import type { Synthetic } from '../testing/synthetic-facts.ts';

const calm: Synthetic = { wallMs: (n, round) => onCurve(0.9)(n) * (1 + 0.002 * ((round * 4) % 9)) };

function warnings(input: Partial<Synthetic>) {
  return deriveRecord(makeFacts({ ...calm, ...input })).warnings;
}

describe('warnings', () => {
  it('are silent on a calm record', () => {
    expect(warnings({})).toEqual([]);
  });

  it.each<[string, Partial<Synthetic>, object]>([
    ['few-samples', { plan: { samples: 5 } }, { samples: 5 }],
    [
      'beyond-cores',
      { plan: { processors: [1, 4, 8, 16] } },
      { processors: [8, 16], cores: 4, measured: false },
    ],
    ['not-isolated', { environment: { crossOriginIsolated: false } }, {}],
    [
      'short-samples',
      { environment: { clockResolutionMs: 1 } },
      { processors: 4, resolutionMs: 1, noun: 'worker' },
    ],
    [
      'software-gpu',
      {
        plan: { team: { noun: 'workgroup', gpu: 'all', wholeRange: true }, transport: 'transfer' },
        environment: { softwareAdapter: true, adapter: 'SwiftShader', crossOriginIsolated: false },
      },
      { adapter: 'SwiftShader' },
    ],
    [
      'first-gpu-run',
      {
        plan: { team: { noun: 'workgroup', gpu: 'all', wholeRange: true }, transport: 'transfer' },
        compileMs: 80,
      },
      { compileMs: 80 },
    ],
    [
      'hidden',
      { sample: ({ round, processors }) => ({ hidden: round === 0 && processors === 2 }) },
      { samples: 1 },
    ],
    [
      'outliers',
      { wallMs: (n, round) => (n === 2 && round === 3 ? 400 : calm.wallMs(n, round)) },
      { processors: 2, count: 1, samples: 9, noun: 'worker' },
    ],
  ])('%s', (name, input, values) => {
    const found = warnings(input);
    expect(found.map(({ key }) => key)).toEqual([`warning.${name}`]);
    expect(found[0]?.values).toMatchObject(values);
  });

  it('say that the machine became slower, and by how much', () => {
    const [drift] = warnings({
      plan: { samples: 10 },
      wallMs: (n, round) => calm.wallMs(n, round) * (round < 5 ? 1 : 1.2),
    });
    expect(drift?.key).toBe('warning.drift');
    expect(drift?.values).toMatchObject({ percent: expect.closeTo(20, 0) as number });
  });

  it('take noise for no drift', () => {
    const wallMs = (n: number, round: number): number => 100 / n + ((round * 7 + n * 3) % 11);
    expect(warnings({ wallMs }).map(({ key }) => key)).not.toContain('warning.drift');
  });
});
