// A canvas that is drawn when its data, its size or the colours of the page change, and at no other time.

import { useCallback, useEffect, useRef, type RefObject } from 'react';

/** Draws on a context scaled to CSS pixels. */
export type Draw = (context: CanvasRenderingContext2D, width: number, height: number) => void;

function paint(canvas: HTMLCanvasElement, draw: Draw): void {
  const { clientWidth: width, clientHeight: height } = canvas;
  const ratio = devicePixelRatio;
  const context = canvas.getContext('2d');
  if (context === null || width === 0 || height === 0) return;
  const [columns, rows] = [Math.round(width * ratio), Math.round(height * ratio)];
  if (canvas.width === columns && canvas.height === rows) context.reset();
  else [canvas.width, canvas.height] = [columns, rows];
  context.scale(ratio, ratio);
  draw(context, width, height);
}

/**
 * The ref of a canvas kept painted by `draw`, and a function that paints it now. `draw` must be stable while
 * its data is.
 */
export function useCanvas(draw: Draw): [RefObject<HTMLCanvasElement | null>, () => void] {
  const ref = useRef<HTMLCanvasElement>(null);
  const repaint = useCallback((): void => {
    if (ref.current !== null) paint(ref.current, draw);
  }, [draw]);
  useEffect(() => {
    const canvas = ref.current;
    if (canvas === null) return undefined;
    // It also answers once when it begins to observe: after layout, which to ask for now would hold up the page.
    const resized = new ResizeObserver(repaint);
    resized.observe(canvas);
    const scheme = new MutationObserver(repaint);
    scheme.observe(document.documentElement, { attributeFilter: ['data-scheme'] });
    return () => {
      resized.disconnect();
      scheme.disconnect();
    };
  }, [repaint]);
  return [ref, repaint];
}
