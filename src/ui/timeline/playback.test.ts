import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { listsToSpans } from '../../contract/span.ts';
import { busyAt, lastChange, nextChange, Playback, playedMs } from './playback.ts';
import { phases, spansToRows } from './timeline-rows.ts';

const [compute, wait] = [phases.indexOf('compute'), phases.indexOf('wait')];

/** Processor 0 computes from 0 to 4 and 4 to 6, processor 1 waits until 1 and computes until 5. */
const spans = listsToSpans({
  lane: [0, 0, 1, 1, 0xffff],
  phase: [compute, compute, wait, compute, phases.indexOf('aggregate')],
  stage: [0, 0, 0, 0, 0],
  serial: [0, 0, 0, 0, 0],
  task: [0, 2, -1, 1, -1],
  merged: [1, 1, 1, 1, 1],
  startMs: [0, 4, 0, 1, 6],
  endMs: [4, 6, 1, 5, 7],
});
const rows = spansToRows(spans);

describe('changes', () => {
  it('are where a processor begins or ends something', () => {
    const seen: number[] = [];
    for (let at = 0; at < 7; at = nextChange(rows, at, 7)) seen.push(at);
    expect(seen).toEqual([0, 1, 4, 5, 6]);
    expect(nextChange(rows, 6.5, 7)).toBe(7);
    expect([7, 5, 4.5, 1, 0].map((at) => lastChange(rows, at))).toEqual([6, 4, 4, 0, 0]);
  });

  it('say who computes between them', () => {
    expect([0.5, 2, 4.5, 5.5, 6.5].map((at) => busyAt(rows, at, compute).busy)).toEqual([
      1, 2, 2, 1, 0,
    ]);
    expect(busyAt(rows, 2, compute).lanes).toBe(2);
  });
});

describe('Playback', () => {
  let frames: ((atMs: number) => void)[] = [];
  let clockMs = 0;

  beforeEach(() => {
    frames = [];
    clockMs = 0;
    vi.stubGlobal('requestAnimationFrame', (callback: (atMs: number) => void) =>
      frames.push(callback),
    );
    vi.stubGlobal('cancelAnimationFrame', () => (frames = []));
    vi.spyOn(performance, 'now').mockImplementation(() => clockMs);
  });

  afterEach(() => {
    vi.unstubAllGlobals();
    vi.restoreAllMocks();
  });

  /** The next frame, so much later. */
  function frame(passedMs: number): void {
    clockMs += passedMs;
    frames.shift()?.(clockMs);
  }

  it('shows a run in a named time, then stands at its end, and begins anew', () => {
    const shown: (number | undefined)[] = [];
    const playback = new Playback(70, (ms) => shown.push(ms));
    playback.play();
    frame(playedMs / 2);
    expect(playback.nowMs).toBe(35);
    playback.setSpeed(2);
    frame(playedMs / 8);
    expect(playback.nowMs).toBe(52.5);
    frame(playedMs);
    expect([playback.nowMs, playback.playing]).toEqual([70, false]);
    playback.play();
    expect(playback.nowMs).toBe(0);
    playback.end();
    expect([playback.nowMs, playback.playing]).toEqual([undefined, false]);
    expect(shown).toEqual([0, 35, 52.5, 70, 0, undefined]);
  });

  it('is paused, and moved by hand within the run', () => {
    const playback = new Playback(70, () => undefined);
    playback.play();
    frame(playedMs / 4);
    playback.pause();
    frame(playedMs);
    expect([playback.nowMs, playback.playing]).toEqual([17.5, false]);
    playback.moveTo(500);
    expect(playback.nowMs).toBe(70);
    playback.moveTo(-1);
    expect(playback.nowMs).toBe(0);
  });
});
