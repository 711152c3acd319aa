import { describe, expect, it } from 'vitest';
import { hatch, idleLabels } from './idle-marks.ts';
import { phases, type LaneRow } from './timeline-rows.ts';

const [compute, wait] = [phases.indexOf('compute'), phases.indexOf('wait')];

/** A row that computes from 0 to 29 ms, waits to 100 ms, computes to 101 and waits to 102. */
const row: LaneRow = {
  lane: 0,
  phase: Uint8Array.of(compute, wait, compute, wait),
  serial: new Uint8Array(4),
  task: Int32Array.of(0, -1, 1, -1),
  merged: Uint32Array.of(1, 1, 1, 1),
  startMs: Float64Array.of(0, 29, 100, 101),
  endMs: Float64Array.of(29, 100, 101, 102),
};

describe('idle time', () => {
  it('has its length written in if there is room', () => {
    const whole = { fromMs: 0, toMs: 102 };
    expect(idleLabels(row, whole, 510)).toEqual([{ text: 'idle 71 ms', x: 322.5 }]);
    expect(idleLabels(row, whole, 51)).toEqual([]);
    // Zoomed in, a short one has room too; a part of a long one keeps the length of the whole.
    expect(idleLabels(row, { fromMs: 99, toMs: 102 }, 300).map(({ text }) => text)).toEqual([
      'idle 71 ms',
      'idle 1 ms',
    ]);
  });

  it('of the driver is no loss and has no label', () => {
    expect(idleLabels({ ...row, lane: undefined }, { fromMs: 0, toMs: 102 }, 510)).toEqual([]);
  });

  it('is hatched, and nothing else is', () => {
    const pixels = Uint32Array.from('999999993399'.split('').map(Number));
    hatch(pixels, 6, { idle: 9, line: 1, period: 3 });
    expect([...pixels].join('')).toBe('991991913319');
  });
});
