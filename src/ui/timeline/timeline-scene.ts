// What the timeline shows at this moment: the stretch in sight and what is marked. Changes are drawn in the
// next frame, without React.

import { drawTimeline } from './draw-timeline.ts';
import { RowPainter } from './row-pixels.ts';
import { revealView, viewOf, wholeView, zoomView, type TimeView } from './time-view.ts';
import { longestTask, segmentAt, segmentOf } from './timeline-rows.ts';
import type { LaneRow, Mark, Segment } from './timeline-rows.ts';

export class TimelineScene {
  readonly rows: readonly LaneRow[];
  readonly totalMs: number;
  readonly longest: Mark | undefined;
  #view: TimeView;
  #mark: Mark | undefined;
  /** In slow motion, the time that it stands at; what is later is not shown yet. */
  #nowMs: number | undefined;
  #paint: () => void = () => undefined;
  #frame = 0;
  readonly #painter = new RowPainter();

  constructor(rows: readonly LaneRow[], totalMs: number) {
    this.rows = rows;
    this.totalMs = totalMs;
    this.longest = longestTask(rows);
    this.#view = wholeView(totalMs);
  }

  get view(): TimeView {
    return this.#view;
  }

  /** Draws all that is in sight, `width` pixels wide. */
  draw(context: CanvasRenderingContext2D, width: number): void {
    const { rows, longest } = this;
    const scene = { rows, longest, view: this.#view, mark: this.#mark, nowMs: this.#nowMs };
    drawTimeline(context, scene, width, this.#painter);
  }

  /** Has changes painted by `paint` until the function that it returns is called. */
  attach(paint: () => void): () => void {
    this.#paint = paint;
    return () => {
      cancelAnimationFrame(this.#frame);
      this.#frame = 0;
      this.#paint = () => undefined;
    };
  }

  show(view: TimeView): void {
    this.#view = view;
    if (this.#frame !== 0) return;
    this.#frame = requestAnimationFrame(() => {
      this.#frame = 0;
      this.#paint();
    });
  }

  /** Shows what was done by a time, which stays in sight; all of it where undefined. */
  showUntil(nowMs: number | undefined): void {
    this.#nowMs = nowMs;
    const view =
      nowMs === undefined ? this.#view : revealView(this.#view, this.totalMs, nowMs, nowMs);
    this.show(view);
  }

  reset(): void {
    this.show(wholeView(this.totalMs));
  }

  /** Shows `factor` times as much around what is marked, or around the middle. */
  zoom(factor: number): void {
    const { fromMs, toMs } = this.#view;
    const marked = this.segment(this.#mark);
    const atMs = marked ? (marked.startMs + marked.endMs) / 2 : (fromMs + toMs) / 2;
    this.show(zoomView(this.#view, this.totalMs, factor, atMs));
  }

  /** Marks a segment, or none; `reveal` moves it into sight. */
  mark(mark: Mark | undefined, reveal = false): void {
    this.#mark = mark;
    const segment = reveal ? this.segment(mark) : undefined;
    this.show(
      segment ? revealView(this.#view, this.totalMs, segment.startMs, segment.endMs) : this.#view,
    );
  }

  /** Shows a segment with a little around it. */
  showSegment(mark: Mark | undefined): void {
    const segment = this.segment(mark);
    if (segment) this.show(viewOf(segment.startMs, segment.endMs, this.totalMs));
  }

  segment(mark: Mark | undefined): Segment | undefined {
    const row = mark && this.rows[mark.row];
    return row && segmentOf(row, mark.segment);
  }

  /** What lies in a row at a share of the width; undefined where there is nothing. */
  markAt(row: number, share: number): Mark | undefined {
    const found = this.rows[row];
    if (!found) return undefined;
    const { fromMs, toMs } = this.#view;
    const ms = fromMs + share * (toMs - fromMs);
    const mark = { row, segment: segmentAt(found, ms) };
    const segment = this.segment(mark);
    return segment && ms >= segment.startMs && ms <= segment.endMs ? mark : undefined;
  }

  /** Where an arrow key, Home or End leads from a mark; undefined for other keys. */
  step(mark: Mark | undefined, key: string): Mark | undefined {
    const { row, segment } = mark ?? { row: 0, segment: -1 };
    const last = (this.rows[row]?.phase.length ?? 0) - 1;
    switch (key) {
      case 'ArrowRight':
        return { row, segment: Math.min(last, segment + 1) };
      case 'ArrowLeft':
        return { row, segment: Math.max(0, segment - 1) };
      case 'Home':
        return { row, segment: 0 };
      case 'End':
        return { row, segment: last };
      case 'ArrowDown':
      case 'ArrowUp': {
        const wanted = row + (key === 'ArrowDown' ? 1 : -1);
        const next = Math.min(this.rows.length - 1, Math.max(0, wanted));
        const target = this.rows[next];
        const ms = this.rows[row]?.startMs[Math.max(0, segment)] ?? 0;
        return target && { row: next, segment: segmentAt(target, ms) };
      }
      default:
        return undefined;
    }
  }
}
