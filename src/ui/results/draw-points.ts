// Points of a plane on a canvas, coloured by group, with the places that are marked.

import type { PointsPicture } from '../../contract/picture.ts';
import { laneColours, laneNames, readColours } from '../components/colours.ts';

const marginPx = 12;

function rangeOf(values: Float32Array): readonly [low: number, high: number] {
  let [low, high] = [Infinity, -Infinity];
  for (const value of values) {
    if (value < low) low = value;
    if (value > high) high = value;
  }
  return high > low ? [low, high] : [low - 1, low + 1];
}

/** Draws with x to the right and y upwards; each axis fills the canvas. */
export function drawPoints(
  context: CanvasRenderingContext2D,
  { x, y, group, marks }: PointsPicture,
  width: number,
  height: number,
): void {
  const [left, right] = rangeOf(x);
  const [bottom, top] = rangeOf(y);
  const atX = (value: number): number =>
    marginPx + ((value - left) / (right - left)) * (width - 2 * marginPx);
  const atY = (value: number): number =>
    height - marginPx - ((value - bottom) / (top - bottom)) * (height - 2 * marginPx);
  const names = [...laneNames, 'text', 'surface'];
  const colours = readColours(context.canvas, names);
  const sidePx = x.length > 5_000 ? 1.5 : 2.5;
  context.clearRect(0, 0, width, height);
  context.globalAlpha = 0.75;
  for (let i = 0; i < x.length; i++) {
    context.fillStyle = colours[`lane-${(group[i] ?? 0) % laneColours}`] ?? '';
    context.fillRect(atX(x[i] ?? 0), atY(y[i] ?? 0), sidePx, sidePx);
  }
  context.globalAlpha = 1;
  context.lineWidth = 2;
  context.fillStyle = colours['text'] ?? '';
  context.strokeStyle = colours['surface'] ?? '';
  for (const mark of marks) {
    context.beginPath();
    context.arc(atX(mark.x), atY(mark.y), 5, 0, 2 * Math.PI);
    context.fill();
    context.stroke();
  }
}
