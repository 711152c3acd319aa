// What a processor makes of the beats of another: one thread plays both, as its clock is read once a look.

import { describe, expect, it } from 'vitest';
import { cellStride } from '../../pipeline/schedule-cells.ts';
import { startTogether, longestWaitMs } from './start-barrier.ts';
import { cell, controlCells } from '../arena/layout.ts';

const stepMs = 0.5;

interface Started {
  /** Looks after which it was ready. */
  readonly looks: number;
  /** How long it stayed. */
  readonly stayedMs: number;
}

/**
 * Starts processor 0 together with another that beats `beats(i)` times before look i + 1 and, where `otherReady`, is
 * ready from the start.
 */
function startBeside(beats: (look: number) => number, otherReady: boolean): Started {
  const memory = new WebAssembly.Memory({ initial: 64, maximum: 64, shared: true });
  const cells = controlCells(memory);
  const already = otherReady ? 1 : 0;
  Atomics.store(cells, cell.ready, already);
  let readings = 0;
  let looks = -1;
  startTogether(memory, 0, 2, () => {
    if (looks < 0 && Atomics.load(cells, cell.ready) > already) looks = readings;
    Atomics.add(cells, cell.beats + cellStride, beats(readings));
    return stepMs * readings++;
  });
  if (looks < 0) looks = readings;
  return { looks, stayedMs: stepMs * readings };
}

describe('a processor at the start barrier', () => {
  it('is ready at once where it is alone', () => {
    const memory = new WebAssembly.Memory({ initial: 64, maximum: 64, shared: true });
    startTogether(memory, 0, 1, () => 0);
    expect(Atomics.load(controlCells(memory), cell.ready)).toBe(1);
  });

  it('is ready when another beats as fast, and goes on until that one is ready too', () => {
    expect(startBeside(() => 1_000, true)).toEqual({ looks: 1, stayedMs: stepMs });
    const { looks, stayedMs } = startBeside(() => 1_000, false);
    expect(looks).toBe(1);
    expect(stayedMs).toBeGreaterThan(longestWaitMs);
  });

  it('E20: does not wait for ever by a clock that stands still', () => {
    const memory = new WebAssembly.Memory({ initial: 64, maximum: 64, shared: true });
    startTogether(memory, 0, 2, () => 0);
    expect(Atomics.load(controlCells(memory), cell.ready)).toBe(1);
  });

  it('is not ready before another runs', () => {
    expect(startBeside((look) => (look < 7 ? 0 : 1_000), true)).toEqual({
      looks: 8,
      stayedMs: 8 * stepMs,
    });
  });

  it('does not take one for beside it that ran while it did not', () => {
    // On one core each beats while the other does not run.
    const { looks, stayedMs } = startBeside((look) => (look % 8 === 0 ? 1e6 : 0), true);
    expect(looks * stepMs).toBeGreaterThan(longestWaitMs);
    expect(stayedMs).toBeGreaterThan(longestWaitMs);
  });
});
