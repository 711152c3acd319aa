import { describe, expect, test } from 'vitest';
import { deriveRecord } from './derive.ts';
import { makeFacts, verified, wrong } from '../testing/synthetic-facts.ts';
import type { RunFacts, WithoutGpuSample } from '../record/run-record.ts';

/** The GPU alone takes 100 ms, two workers 50 ms, together 40 ms, the GPU doing a quarter of 1,000 tasks. */
function hybridFacts(change: Partial<WithoutGpuSample> = {}): RunFacts {
  const facts = makeFacts({
    plan: {
      team: { noun: 'processor', gpu: 'first', wholeRange: false },
      processors: [1, 3],
    },
    wallMs: (processors) => (processors === 1 ? 100 : 40),
    sample: ({ processors }) => ({ tasks: processors === 1 ? [1_000] : [250, 400, 350] }),
  });
  const withoutGpu = Array.from({ length: facts.plan.samples }, (_, round) => ({
    round,
    processors: 3,
    wallMs: 50,
    hidden: false,
    verdict: verified,
    ...change,
  }));
  return { ...facts, withoutGpu };
}

describe('a hybrid record', () => {
  test('holds the two together against the sum of each alone', () => {
    const { hybrid, fits, points } = deriveRecord(hybridFacts());
    expect(hybrid).toHaveLength(1);
    const [point] = hybrid ?? [];
    expect(point).toMatchObject({ processors: 3, gpuShare: 0.25 });
    expect(point?.gpuAlone).toBeCloseTo(1e7, 3);
    expect(point?.workersAlone).toBeCloseTo(2e7, 3);
    expect(point?.together).toBeCloseTo(2.5e7, 3);
    expect(point?.ofSum).toBeCloseTo(2.5 / 3, 12);
    expect(point?.ofBetter).toBeCloseTo(1.25, 12);
    const [low, high] = point?.ofSumInterval ?? [];
    expect(low).toBeCloseTo(2.5 / 3, 12);
    expect(high).toBeCloseTo(2.5 / 3, 12);
    // Amdahl's law and efficiency are about equal processors.
    expect(fits.amdahl).toBeNull();
    expect(points.map(({ efficiency }) => efficiency)).toEqual([null, null]);
  });

  test('says so in its finding', () => {
    const { finding } = deriveRecord(hybridFacts());
    expect(finding.map(({ key }) => key)).toEqual([
      'finding.hybrid',
      'finding.hybrid-parts',
      'finding.hybrid-split',
      'finding.baseline',
    ]);
    const split = finding.find(({ key }) => key === 'finding.hybrid-split');
    expect(split?.values).toMatchObject({ gpuShare: 0.25, bestShare: 1 / 3 });
  });

  test('compares nothing with a part that was wrong or disturbed', () => {
    expect(deriveRecord(hybridFacts({ verdict: wrong })).hybrid).toEqual([]);
    expect(deriveRecord(hybridFacts({ hidden: true })).hybrid).toEqual([]);
  });

  test('is no other record', () => {
    expect(deriveRecord(makeFacts({ wallMs: () => 10 })).hybrid).toBeUndefined();
  });
});
