import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deriveRecord } from './derive.ts';
import { makeFacts, onCurve, verified, wrong } from '../testing/synthetic-facts.ts';

/** A little noise of its own per round, the same for every processor count. */
const wobble = (round: number): number => 1 + 0.004 * ((round * 7) % 5);

describe('points', () => {
  it('gives median, exact interval, throughput and both speedups', () => {
    const facts = makeFacts({ wallMs: (n, round) => (100 / n) * wobble(round) });
    const { points, baseline } = deriveRecord(facts);
    const base = 100 * 1.008;
    expect(points.map(({ processors }) => processors)).toEqual([1, 2, 4]);
    expect(points[2]).toMatchObject({ medianMs: base / 4, efficiency: 1 });
    expect(points[2]?.coverage).toBeCloseTo(0.961, 3);
    expect(points[2]?.samplesMs).toHaveLength(9);
    expect(points[2]?.throughput).toBeCloseTo(1_000_000 / (base / 4 / 1000), 3);
    expect(points[2]?.speedup.relative).toBeCloseTo(4, 12);
    expect(points[2]?.speedup.absolute).toBeCloseTo(90 / (base / 4), 12);
    expect(points[0]?.speedup).toMatchObject({ relative: 1, relativeInterval: null });
    expect(baseline).toMatchObject({ kernel: 'wasm', medianMs: 90, intervalMs: [90, 90] });
  });

  it('takes the interval of a speedup by round: drift that hits all counts alike makes it no wider', () => {
    const drifting = makeFacts({ wallMs: (n, round) => (100 / n) * (1 + 0.1 * round) });
    const [low, high] = deriveRecord(drifting).points[1]?.speedup.relativeInterval ?? [0, 0];
    expect(low).toBeCloseTo(2, 12);
    expect(high).toBeCloseTo(2, 12);
  });

  it('gives no interval under 6 samples', () => {
    const [, point] = deriveRecord(
      makeFacts({ wallMs: onCurve(0.9), plan: { samples: 5 } }),
    ).points;
    expect(point).toMatchObject({ intervalMs: null, coverage: null });
    expect(point?.speedup.relativeInterval).toBeNull();
    expect(point?.speedup.relative).toBeCloseTo(1 / 0.55, 12);
  });

  it('keeps a wrong point without a speedup, and with its first wrong verdict', () => {
    const facts = makeFacts({
      wallMs: onCurve(0.9),
      sample: ({ processors, round }) =>
        processors === 2 && round === 4 ? { verdict: wrong } : {},
    });
    const { points, fits } = deriveRecord(facts);
    expect(points[1]?.verdict).toEqual(wrong);
    expect(points[1]?.speedup).toEqual({
      relative: null,
      absolute: null,
      relativeInterval: null,
      absoluteInterval: null,
    });
    expect(points[1]?.efficiency).toBeNull();
    expect(points[1]?.medianMs).toBeCloseTo(55, 12);
    expect(points[2]?.speedup.relative).toBeCloseTo(1 / 0.325, 12);
    expect(fits.amdahl).toMatchObject({ points: 2 });
  });

  it('has no relative speedup at all where one processor is wrong', () => {
    const facts = makeFacts({
      wallMs: onCurve(0.9),
      sample: ({ processors }) => (processors === 1 ? { verdict: wrong } : {}),
    });
    const { points, fits } = deriveRecord(facts);
    expect(points.map(({ speedup }) => speedup.relative)).toEqual([null, null, null]);
    expect(points[2]?.speedup.absolute).toBeCloseTo(90 / 32.5, 12);
    expect(fits.amdahl?.pFromSpans).toBeNull();
  });

  it('has no absolute speedup where the baseline is wrong', () => {
    const facts = makeFacts({
      wallMs: onCurve(0.9),
      baselineSample: ({ round }) => (round === 0 ? { verdict: wrong } : {}),
    });
    const { points, finding } = deriveRecord(facts);
    expect(points.map(({ speedup }) => speedup.absolute)).toEqual([null, null, null]);
    expect(finding[0]?.key).toBe('finding.baseline-not-verified');
    expect(finding.map(({ key }) => key)).not.toContain('finding.baseline');
  });

  it('leaves hidden samples out of the numbers', () => {
    const facts = makeFacts({
      wallMs: (n, round) => (round < 2 ? 1e6 : 100 / n),
      baselineMs: (round) => (round < 2 ? 1e6 : 90),
      sample: ({ round }) => ({ hidden: round < 2 }),
      baselineSample: ({ round }) => ({ hidden: round < 2 }),
    });
    const record = deriveRecord(facts);
    expect(record.samples).toHaveLength(27);
    expect(record.points[2]).toMatchObject({ medianMs: 25, intervalMs: [25, 25] });
    expect(record.points[2]?.samplesMs).toHaveLength(7);
    expect(record.baseline).toMatchObject({ medianMs: 90 });
    expect(record.warnings[0]).toEqual({ key: 'warning.hidden', values: { samples: 8 } });
  });

  it('concludes nothing from samples that were all hidden', () => {
    const { points, fits } = deriveRecord(
      makeFacts({ wallMs: onCurve(0.9), sample: () => ({ hidden: true }) }),
    );
    expect(points[1]).toMatchObject({ efficiency: null, speedup: { relative: null } });
    expect(points[1]?.medianMs).toBeCloseTo(55, 12);
    expect(fits.amdahl).toBeNull();
  });

  it('concludes nothing from times that the clock could not see', () => {
    const { points, fits, finding, warnings } = deriveRecord(makeFacts({ wallMs: () => 0 }));
    expect(points[1]).toMatchObject({
      throughput: NaN,
      speedup: { relative: null, absolute: null },
    });
    expect(fits.amdahl).toBeNull();
    expect(finding).toEqual([]);
    expect(warnings.map(({ key }) => key)).toEqual(['warning.short-samples']);
  });

  it('keeps the least exact of the right verdicts', () => {
    const exactness = (share: number) => ({ verdict: { ...verified, differingShare: share } });
    const { points } = deriveRecord(
      makeFacts({
        wallMs: onCurve(0.5),
        sample: ({ round }) => exactness(round === 3 ? 0.004 : 0.001),
      }),
    );
    expect(points[0]?.verdict.differingShare).toBe(0.004);
  });
});

describe('the fit', () => {
  it('finds the p of the times, with its limit, and holds it within its interval', () => {
    const share = fc.double({ min: 0.05, max: 0.99, noNaN: true });
    fc.assert(
      fc.property(share, (p) => {
        const facts = makeFacts({
          plan: { processors: [1, 2, 3, 4] },
          wallMs: (n, round) => onCurve(p)(n) * wobble(round),
        });
        const fit = deriveRecord(facts).fits.amdahl;
        expect(fit?.p).toBeCloseTo(p, 9);
        expect((fit?.limit ?? 0) * (1 - p)).toBeCloseTo(1, 6);
        expect(fit?.interval?.[0]).toBeLessThanOrEqual(p + 1e-9);
        expect(fit?.interval?.[1]).toBeGreaterThanOrEqual(p - 1e-9);
      }),
      { numRuns: 20 },
    );
  });

  it('rests on the counts that the machine has cores for', () => {
    const wallMs = (n: number): number => (n <= 2 ? onCurve(0.9)(n) : 500);
    const workers = makeFacts({ wallMs, environment: { hardwareConcurrency: 2 } });
    expect(deriveRecord(workers).fits.amdahl).toMatchObject({ points: 2 });
    expect(deriveRecord(workers).fits.amdahl?.p).toBeCloseTo(0.9, 9);
    const gpu = makeFacts({
      wallMs,
      plan: { backend: 'webgpu', team: { noun: 'workgroup', gpu: 'all', wholeRange: true } },
      environment: { hardwareConcurrency: 2 },
    });
    expect(deriveRecord(gpu).fits.amdahl?.points).toBe(3);
  });

  it('is not made through one point', () => {
    const facts = makeFacts({ wallMs: onCurve(0.9), plan: { processors: [1] } });
    expect(deriveRecord(facts).fits.amdahl).toBeNull();
  });

  it('has no limit where no serial part shows, and says that its interval is clipped', () => {
    const fit = deriveRecord(makeFacts({ wallMs: onCurve(1) })).fits.amdahl;
    expect(fit).toMatchObject({ p: 1, limit: null, serialMs: 0, interval: [1, 1], clipped: true });
  });

  it('stands beside p by construction and p from spans', () => {
    const facts = makeFacts({
      plan: { serialShare: 0.25 },
      wallMs: onCurve(0.7),
      sample: ({ activities }) => ({
        activities: { ...activities, decomposeMs: 5, aggregateMs: 20 },
      }),
    });
    const fit = deriveRecord(facts).fits.amdahl;
    expect(fit?.pByConstruction).toBeCloseTo(0.75, 12);
    expect(fit?.pFromSpans).toBeCloseTo(75 / 125, 12);
    expect(fit?.p).toBeCloseTo(0.7, 9);
    expect(
      deriveRecord(makeFacts({ wallMs: onCurve(0.7) })).fits.amdahl?.pByConstruction,
    ).toBeNull();
  });
});

it('the same facts give the same record, and stay in it as they were', () => {
  const facts = makeFacts({ wallMs: (n, round) => onCurve(0.8)(n) * wobble(round) });
  const copy = JSON.parse(JSON.stringify(facts)) as typeof facts;
  expect(deriveRecord(facts)).toEqual(deriveRecord(copy));
  expect(deriveRecord(facts)).toMatchObject(copy);
});

it('facts without a baseline are refused', () => {
  const facts = makeFacts({ wallMs: onCurve(0.8) });
  expect(() => deriveRecord({ ...facts, baselineSamples: [] })).toThrow(RangeError);
});
