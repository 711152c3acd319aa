import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { amdahlSpeedup } from './amdahl.ts';
import { efficiencyFactors, speedupOf } from './efficiency-factors.ts';
import type { RunTimes } from './efficiency-factors.ts';

/** One second of work of which `serial` is for one processor only, on `n` equally busy ones. */
function ideal(serial: number, n: number): RunTimes {
  const [serialMs, parallelMs] = [1_000 * serial, 1_000 * (1 - serial)];
  const largestMs = parallelMs / n;
  return { wallMs: serialMs + largestMs, serialMs, parallelMs, largestMs, unaccountedMs: 0 };
}

describe('efficiencyFactors', () => {
  it('shows a serial share as serialisation and as nothing else', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.001, max: 0.95, noNaN: true }),
        fc.integer({ min: 1, max: 64 }),
        (serial, n) => {
          const { serialisation, ...others } = efficiencyFactors(
            ideal(serial, 1),
            ideal(serial, n),
            n,
          );
          expect(n * serialisation).toBeCloseTo(amdahlSpeedup(1 - serial, n), 9);
          for (const factor of Object.values(others)) expect(factor).toBeCloseTo(1, 9);
        },
      ),
    );
  });

  it('names each cause that is planted alone', () => {
    const alone = ideal(0, 1);
    const run = ideal(0, 4);
    const causes = {
      // One of four does 40 % of the work.
      loadBalance: { ...run, largestMs: 400, wallMs: 400 },
      // As much again on moving data.
      transfer: { ...run, wallMs: 500 },
      unaccounted: { ...run, wallMs: 500, unaccountedMs: 1_000 },
      // Everything takes twice as long beside others.
      computation: { ...run, parallelMs: 2_000, largestMs: 500, wallMs: 500 },
    };
    for (const [cause, times] of Object.entries(causes)) {
      const factors = efficiencyFactors(alone, times, 4);
      expect(factors).toMatchObject({ [cause]: cause === 'loadBalance' ? 0.625 : 0.5 });
      const rest = Object.entries(factors).filter(([name]) => name !== cause);
      for (const [name, factor] of rest) expect(factor, `${cause}: ${name}`).toBeCloseTo(1, 9);
    }
  });

  it('multiplies back to the measured speedup, whatever the times', () => {
    const ms = fc.double({ min: 0.01, max: 1e4, noNaN: true });
    const run = fc.record({
      wallMs: ms,
      serialMs: ms,
      parallelMs: ms,
      largestMs: ms,
      unaccountedMs: fc.constant(0),
    });
    fc.assert(
      fc.property(run, run, fc.integer({ min: 1, max: 128 }), (alone, other, n) => {
        const speedup = speedupOf(efficiencyFactors(alone, other, n), n);
        expect(speedup / (alone.wallMs / other.wallMs)).toBeCloseTo(1, 9);
      }),
    );
  });
});
