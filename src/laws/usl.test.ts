import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { amdahlSpeedup } from './amdahl.ts';
import { fitUsl, uslPeak, uslThroughput } from './usl.ts';
import type { UslCurve } from './usl.ts';

const curves: fc.Arbitrary<UslCurve> = fc.record({
  rate: fc.double({ min: 1e-2, max: 1e9, noNaN: true }),
  contention: fc.double({ min: 0, max: 0.5, noNaN: true }),
  coherency: fc.double({ min: 0, max: 0.02, noNaN: true }),
});
const counts = [1, 2, 4, 8, 12, 16, 24, 32];

function pointsOf(curve: UslCurve, of: readonly number[] = counts) {
  return of.map((processors) => ({ processors, throughput: uslThroughput(curve, processors) }));
}

describe('fitUsl', () => {
  it('finds the curve that made the throughputs', () => {
    fc.assert(
      fc.property(curves, (curve) => {
        const fit = fitUsl(pointsOf(curve));
        expect(fit.rate / curve.rate).toBeCloseTo(1, 7);
        expect(fit.contention).toBeCloseTo(curve.contention, 7);
        expect(fit.coherency).toBeCloseTo(curve.coherency, 7);
      }),
    );
  });

  it.each([
    // R 4.2.2: nls(x ~ g * n / (1 + a * (n - 1) + b * n * (n - 1)), algorithm = "port", lower = 0).
    {
      throughputs: [995, 1893, 3488, 6106, 7895, 9217, 10450, 10830],
      curve: [971.078123132, 0.0321204450026, 0.000882159938361],
    },
    {
      throughputs: [100, 203, 395, 640, 700, 690, 600, 500],
      curve: [106.547474324, 0.00457898752422, 0.00575827492088],
    },
  ])('agrees with nonlinear least squares in R: $throughputs', ({ throughputs, curve }) => {
    const points = counts.map((processors, i) => ({ processors, throughput: throughputs[i] ?? 0 }));
    const { rate, contention, coherency } = fitUsl(points);
    expect(rate / (curve[0] ?? NaN)).toBeCloseTo(1, 6);
    expect(contention / (curve[1] ?? NaN)).toBeCloseTo(1, 5);
    expect(coherency / (curve[2] ?? NaN)).toBeCloseTo(1, 5);
  });

  it("is Amdahl's law where nothing is kept alike", () => {
    const points = counts.map((n) => ({ processors: n, throughput: 50 * amdahlSpeedup(0.9, n) }));
    const { rate, contention, coherency } = fitUsl(points);
    expect(rate).toBeCloseTo(50, 6);
    expect(contention).toBeCloseTo(0.1, 8);
    expect(coherency).toBeCloseTo(0, 8);
  });

  it('stays within its bounds where the data would leave them', () => {
    // Faster than in proportion: no law of waiting explains that.
    const points = counts.map((n) => ({ processors: n, throughput: n ** 1.1 }));
    const fit = fitUsl(points);
    expect(fit.contention).toBe(0);
    expect(fit.coherency).toBe(0);
  });

  it('refuses two counts, and a throughput of 0', () => {
    expect(() => fitUsl(pointsOf({ rate: 1, contention: 0, coherency: 0 }, [1, 2]))).toThrow(
      RangeError,
    );
    const none = [1, 2, 3].map((processors) => ({ processors, throughput: 0 }));
    expect(() => fitUsl(none)).toThrow(RangeError);
  });
});

describe('uslPeak', () => {
  it('is where the curve is highest', () => {
    const curve = { rate: 3, contention: 0.05, coherency: 0.001 };
    const peak = uslPeak(curve);
    expect(peak).toBeCloseTo(30.822, 3);
    expect(uslThroughput(curve, peak)).toBeGreaterThan(uslThroughput(curve, peak - 0.1));
    expect(uslThroughput(curve, peak)).toBeGreaterThan(uslThroughput(curve, peak + 0.1));
    expect(uslPeak({ rate: 3, contention: 0.05, coherency: 0 })).toBe(Infinity);
  });
});
