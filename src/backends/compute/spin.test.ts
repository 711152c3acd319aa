import { expect, it } from 'vitest';
import { spin, spinSettled } from './spin.ts';

/** A clock that steps, and jumps where it is told to. */
function makeClock(stepMs: number, jumps: Readonly<Record<number, number>> = {}): () => number {
  let [reads, nowMs] = [0, 0];
  return () => {
    nowMs += stepMs + (jumps[reads] ?? 0);
    reads++;
    return nowMs;
  };
}

it('finds no time in which a thread did not run where the clock goes on', () => {
  expect(spin(20, makeClock(0.005))).toBe(0);
});

it('adds up the jumps of the clock', () => {
  expect(spin(20, makeClock(0.005, { 100: 4, 700: 3 }))).toBeCloseTo(7.01, 9);
});

it('takes collecting garbage for running', () => {
  expect(spin(20, makeClock(0.005, { 100: 0.3 }))).toBe(0);
});

it('takes no step of a coarse clock for a jump', () => {
  expect(spin(20, makeClock(1))).toBe(0);
  expect(spin(20, makeClock(1, { 5: 6 }))).toBe(7);
});

it('ends where the clock jumps beyond the end', () => {
  expect(spin(20, makeClock(0.005, { 10: 400 }))).toBeCloseTo(400.005, 9);
});

it('bears that threads wake on one core, until the system has found each its own', () => {
  // 12 ms of the first 20, and none later; then 4 ms of the second 20.
  expect(spinSettled(40, makeClock(0.005, { 100: 12 })).offMs).toBe(0);
  const { offMs, wallMs } = spinSettled(40, makeClock(0.005, { 5_000: 4 }));
  expect(offMs / wallMs).toBeCloseTo(0.2, 1);
});
