// A run in slow motion: where its time stands, forwards by itself or from one change to the next.

import { segmentAt, type LaneRow } from './timeline-rows.ts';

/** A run lasts so long at speed 1, however short it was. */
export const playedMs = 8_000;

export const speeds = [0.25, 0.5, 1, 2, 4] as const;

/** The next time at which a processor begins or ends something; the run's end where there is none. */
export function nextChange(rows: readonly LaneRow[], atMs: number, totalMs: number): number {
  let next = totalMs;
  for (const row of rows) {
    const at = segmentAt(row, atMs);
    for (const ms of [row.startMs[at], row.endMs[at], row.startMs[at + 1], row.endMs[at + 1]]) {
      if (ms !== undefined && ms > atMs && ms < next) next = ms;
    }
  }
  return next;
}

/** The time before at which a processor began or ended something; 0 where there is none. */
export function lastChange(rows: readonly LaneRow[], atMs: number): number {
  let last = 0;
  for (const row of rows) {
    const at = segmentAt(row, atMs);
    for (const ms of [row.startMs[at], row.endMs[at], row.startMs[at - 1], row.endMs[at - 1]]) {
      if (ms !== undefined && ms < atMs && ms > last) last = ms;
    }
  }
  return last;
}

/** Rows of processors that compute at a time, and how many there are. */
export function busyAt(
  rows: readonly LaneRow[],
  atMs: number,
  compute: number,
): { readonly busy: number; readonly lanes: number } {
  const lanes = rows.filter(({ lane, before }) => lane !== undefined && !before);
  const busy = lanes.filter((row) => {
    const at = segmentAt(row, atMs);
    const [startMs = 0, endMs = 0] = [row.startMs[at], row.endMs[at]];
    return row.phase[at] === compute && startMs <= atMs && atMs < endMs;
  });
  return { busy: busy.length, lanes: lanes.length };
}

/** Moves the time with every frame; `show` is told where it stands. */
export class Playback {
  readonly #totalMs: number;
  readonly #show: (nowMs: number | undefined) => void;
  #nowMs: number | undefined;
  #frame = 0;
  #lastMs = 0;
  #speed = 1;

  constructor(totalMs: number, show: (nowMs: number | undefined) => void) {
    this.#totalMs = totalMs;
    this.#show = show;
  }

  get nowMs(): number | undefined {
    return this.#nowMs;
  }

  get playing(): boolean {
    return this.#frame !== 0;
  }

  /** Times as fast as `playedMs` for the run. */
  setSpeed(speed: number): void {
    this.#speed = speed;
  }

  /** From where it stands, or from the start. */
  play(): void {
    if (this.playing) return;
    if (this.#nowMs === undefined || this.#nowMs >= this.#totalMs) this.#nowMs = 0;
    this.#lastMs = performance.now();
    this.#frame = requestAnimationFrame(this.#tick);
    this.#show(this.#nowMs);
  }

  pause(): void {
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
    this.#show(this.#nowMs);
  }

  /** Stands at a time. */
  moveTo(ms: number): void {
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
    this.#nowMs = Math.min(this.#totalMs, Math.max(0, ms));
    this.#show(this.#nowMs);
  }

  /** All of the run is shown again. */
  end(): void {
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
    this.#nowMs = undefined;
    this.#show(undefined);
  }

  readonly #tick = (atMs: number): void => {
    const passedMs = Math.max(0, atMs - this.#lastMs);
    this.#lastMs = atMs;
    const nowMs = (this.#nowMs ?? 0) + (passedMs * this.#speed * this.#totalMs) / playedMs;
    this.#nowMs = Math.min(this.#totalMs, nowMs);
    this.#frame = this.#nowMs < this.#totalMs ? requestAnimationFrame(this.#tick) : 0;
    this.#show(this.#nowMs);
  };
}
