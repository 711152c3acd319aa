import { describe, expect, it } from 'vitest';
import { SeriesProgress } from './series-progress.ts';

/** Estimates of parts, and what they really take: longer by one factor, and a fifth more or less each. */
const estimatesMs = [800, 1_600, 400, 3_000, 700, 900];
const takesMs = estimatesMs.map((ms, part) => 4 * ms * (1 + 0.2 * Math.sin(1 + 3 * part)));
const totalMs = takesMs.reduce((sum, ms) => sum + ms, 0);

describe('the progress of a series', () => {
  it('only grows, from 0 to 1, over all of its parts', () => {
    const series = new SeriesProgress(estimatesMs);
    let [nowMs, before] = [0, 0];
    for (const [part, takes] of takesMs.entries()) {
      series.begin(nowMs);
      for (const share of [0, 0.3, 0.6, 1]) {
        const { done, series: place } = series.overall(share, nowMs + share * takes);
        expect(place).toEqual({ part: part + 1, parts: 6 });
        expect(done).toBeGreaterThanOrEqual(before);
        before = done;
      }
      nowMs += takes;
    }
    expect(before).toBeCloseTo(1, 12);
  });

  it('says what is left within a factor of 1.5, whatever factor the estimates are off by', () => {
    const series = new SeriesProgress(estimatesMs);
    let nowMs = 0;
    let said = 0;
    for (const takes of takesMs) {
      series.begin(nowMs);
      for (const share of [0, 0.25, 0.5, 0.75]) {
        const atMs = nowMs + share * takes;
        const { remainingMs } = series.overall(share, atMs);
        if (remainingMs === undefined) continue;
        said += 1;
        expect(Math.abs(Math.log(remainingMs / (totalMs - atMs)))).toBeLessThan(Math.log(1.5));
      }
      nowMs += takes;
    }
    // Only at the very beginning nothing is known.
    expect(said).toBe(23);
  });

  it('goes on past the parts that were expected', () => {
    const series = new SeriesProgress([100]);
    for (let part = 0; part < 3; part++) series.begin(1_000 * part);
    const { series: place, done } = series.overall(0.5, 2_500);
    expect(place).toEqual({ part: 3, parts: 3 });
    expect(done).toBeCloseTo(2.5 / 3, 12);
  });
});
