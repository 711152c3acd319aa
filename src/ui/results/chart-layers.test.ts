import { describe, expect, it } from 'vitest';
import { deriveRecord } from '../../analysis/derive.ts';
import { makeFacts, onCurve } from '../../testing/synthetic-facts.ts';
import { bandMs, layerCurves, layersOf, msToView } from './chart-layers.ts';
import { chartViews } from './chart-series.ts';

/** 0.8 of 100 ms for all, on up to 8 processors. */
const record = deriveRecord(
  makeFacts({
    wallMs: onCurve(0.8),
    plan: { processors: [1, 2, 4, 6, 7, 8], serialShare: 0.2 },
    environment: { hardwareConcurrency: 8 },
  }),
);

describe('layers', () => {
  it('are all that a record has', () => {
    expect(layersOf(record, undefined).map(({ id }) => id)).toEqual([
      'ideal',
      'amdahl',
      'serial',
      'spans',
      'construction',
      'usl',
      'granularity',
    ]);
    const two = deriveRecord(makeFacts({ wallMs: onCurve(0.8), plan: { processors: [1, 2] } }));
    expect(layersOf(two, undefined).map(({ id }) => id)).toEqual([
      'ideal',
      'amdahl',
      'serial',
      'spans',
      'granularity',
    ]);
  });

  it('of the same law are the same curve', () => {
    const curves = layerCurves(record, undefined).filter(
      ({ id }) => id !== 'granularity' && id !== 'serial',
    );
    for (const { id, ms } of curves) {
      for (const n of [1, 3, 8]) expect(ms(n), id).toBeCloseTo(onCurve(0.8)(n), 5);
    }
  });

  it('end at the longest task, which is a thousandth of the whole', () => {
    const granularity = layerCurves(record, undefined).find(({ id }) => id === 'granularity');
    expect(granularity?.ms(2)).toBeCloseTo(50, 9);
    expect(granularity?.ms(1_000_000)).toBeCloseTo(0.1, 9);
    expect(granularity?.meaning).toContain('1,000 times at most');
  });

  it('have the machine where it was measured, between its counts too', () => {
    const calibration = {
      createdAt: '2026-01-01T00:00:00Z',
      cores: 2,
      browser: '',
      oneMs: 100,
      speedups: [
        { processors: 1, times: 1 },
        { processors: 3, times: 2 },
      ],
      bandwidth: [],
    };
    const machine = layerCurves(record, calibration).find(({ id }) => id === 'machine');
    expect(machine?.ms(2)).toBeCloseTo(100 / 1.5, 9);
    const waiting = makeFacts({ wallMs: onCurve(0.8), plan: { waits: true } });
    const ids = layersOf(deriveRecord(waiting), calibration).map(({ id }) => id);
    expect(ids).not.toContain('machine');
  });

  it('say on how few points a law rests, and where its peak is', () => {
    const rising = deriveRecord(
      makeFacts({ wallMs: (n) => 100 / n + 4 * (n - 1), plan: { processors: [1, 2, 4, 8] } }),
    );
    const usl = layerCurves(rising, undefined).find(({ id }) => id === 'usl');
    expect(usl?.meaning).toMatch(/Its peak is at \d/);
    expect(usl?.meaning).toContain('It rests on 4 points; 6 are wanted.');
  });

  it('are shown in every view', () => {
    const shown = chartViews.map((view) => msToView(record, view, 'one')?.(4, 40));
    // (1/2.5 - 1/4) / (1 - 1/4).
    expect(shown).toEqual([2.5, 25_000_000, 40, 0.625, expect.closeTo(0.2, 12)]);
    expect(msToView(record, 'serial-fraction', 'one')?.(1, 100)).toBeNaN();
  });

  it('have a band that holds the fit', () => {
    const noisy = deriveRecord(
      makeFacts({
        wallMs: (n, round) => onCurve(0.8)(n) * (1 + 0.01 * Math.sin(round * 7 + n)),
        plan: { processors: [1, 2, 4] },
      }),
    );
    const { serialMs = NaN, parallelMs = NaN } = noisy.fits.amdahl ?? {};
    const [slow = NaN, fast = NaN] = bandMs(noisy)?.(4) ?? [];
    expect(fast).toBeLessThanOrEqual(serialMs + parallelMs / 4);
    expect(slow).toBeGreaterThanOrEqual(serialMs + parallelMs / 4);
    const few = makeFacts({ wallMs: onCurve(0.8), plan: { samples: 3 } });
    expect(bandMs(deriveRecord(few))).toBeUndefined();
  });
});
