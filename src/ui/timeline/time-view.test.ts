import fc from 'fast-check';
import { expect, test } from 'vitest';
import { panView, revealView, ticksOf, viewOf, wholeView, zoomView } from './time-view.ts';

const totalMs = 1_000;
const share = fc.double({ min: 0, max: 1, noNaN: true });

test('a zoom keeps the time under the pointer where it is, as far as the run goes', () => {
  const view = zoomView(wholeView(totalMs), totalMs, 0.5, 400);
  expect(view).toEqual({ fromMs: 200, toMs: 700 });
  expect(zoomView(view, totalMs, 2, 400)).toEqual(wholeView(totalMs));
});

test('no way leads out of the run, and none to an empty view', () => {
  const move = fc.tuple(share, fc.double({ min: 0.01, max: 100, noNaN: true }), share);
  fc.assert(
    fc.property(fc.array(move, { maxLength: 30 }), (moves) => {
      let view = wholeView(totalMs);
      for (const [at, factor, by] of moves) {
        view = zoomView(view, totalMs, factor, view.fromMs + at * (view.toMs - view.fromMs));
        view = panView(view, totalMs, by * 4 - 2);
        expect(view.fromMs).toBeGreaterThanOrEqual(0);
        expect(view.toMs).toBeLessThanOrEqual(totalMs + 1e-9);
        expect(view.toMs).toBeGreaterThan(view.fromMs);
      }
    }),
  );
});

test('what is shown or revealed lies in sight', () => {
  expect(viewOf(100, 200, totalMs)).toEqual({ fromMs: 50, toMs: 250 });
  const near = { fromMs: 500, toMs: 600 };
  expect(revealView(near, totalMs, 520, 530)).toBe(near);
  for (const [start, end] of [
    [100, 120],
    [590, 640],
    [900, 910],
  ] as const) {
    const { fromMs, toMs } = revealView(near, totalMs, start, end);
    expect(fromMs).toBeLessThanOrEqual(start);
    expect(toMs).toBeGreaterThanOrEqual(end);
    expect(toMs - fromMs).toBeCloseTo(100);
  }
});

test('ticks are round and in sight', () => {
  expect(ticksOf({ fromMs: 0, toMs: 100 }, 5)).toEqual([0, 20, 40, 60, 80, 100]);
  expect(ticksOf({ fromMs: 3.1, toMs: 4.2 }, 4)).toEqual([3.5, 4]);
});
