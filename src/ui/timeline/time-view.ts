// The stretch of time in sight: zooming, panning and the marks of its axis. Pure arithmetic.

export interface TimeView {
  readonly fromMs: number;
  readonly toMs: number;
}

/** Zoom of one notch of a wheel or one press of a key. */
export const zoomStep = 0.7;

/** The shortest stretch that can be shown: below it clocks tell nothing apart. */
const shortestMs = 0.001;

/** All of a run. */
export function wholeView(totalMs: number): TimeView {
  return { fromMs: 0, toMs: totalMs };
}

/** The view moved and stretched back into the run. */
function clampView({ fromMs, toMs }: TimeView, totalMs: number): TimeView {
  const lengthMs = Math.min(totalMs, Math.max(shortestMs, toMs - fromMs));
  const from = Math.min(totalMs - lengthMs, Math.max(0, fromMs));
  return { fromMs: from, toMs: from + lengthMs };
}

/** Shows `factor` times as much (below 1: closer); the time at `atMs` stays where it is. */
export function zoomView(view: TimeView, totalMs: number, factor: number, atMs: number): TimeView {
  const before = view.toMs - view.fromMs;
  const lengthMs = Math.min(totalMs, Math.max(shortestMs, before * factor));
  const fromMs = atMs - ((atMs - view.fromMs) / before) * lengthMs;
  return clampView({ fromMs, toMs: fromMs + lengthMs }, totalMs);
}

/** Moves by a share of what is in sight, later where positive. */
export function panView({ fromMs, toMs }: TimeView, totalMs: number, share: number): TimeView {
  const byMs = (toMs - fromMs) * share;
  return clampView({ fromMs: fromMs + byMs, toMs: toMs + byMs }, totalMs);
}

/** Shows a segment with as much again around it. */
export function viewOf(startMs: number, endMs: number, totalMs: number): TimeView {
  const around = (endMs - startMs) / 2;
  return clampView({ fromMs: startMs - around, toMs: endMs + around }, totalMs);
}

/** The view, moved as little as it takes to show the stretch. */
export function revealView(
  view: TimeView,
  totalMs: number,
  startMs: number,
  endMs: number,
): TimeView {
  if (startMs >= view.fromMs && endMs <= view.toMs) return view;
  const lengthMs = view.toMs - view.fromMs;
  const fromMs =
    startMs < view.fromMs ? startMs : Math.max(startMs - lengthMs / 2, endMs - lengthMs);
  return clampView({ fromMs, toMs: fromMs + lengthMs }, totalMs);
}

/** Round times in sight, about `count` of them: multiples of 1, 2 or 5 times a power of ten. */
export function ticksOf({ fromMs, toMs }: TimeView, count: number): readonly number[] {
  const rough = (toMs - fromMs) / count;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = ([1, 2, 5, 10].find((digit) => digit * power >= rough) ?? 10) * power;
  const ticks: number[] = [];
  for (let k = Math.ceil(fromMs / step); k * step <= toMs; k++) ticks.push(k * step);
  return ticks;
}
