// Wheel, drag and pinch on the timeline, as changes of its view. Knows no React: wheel events must be
// refused, which React's listeners cannot.

import { panView, zoomStep, zoomView, type TimeView } from './time-view.ts';

/** What is moved through: a view of [0, totalMs]. */
interface Shown {
  readonly totalMs: number;
  readonly view: TimeView;
  show(view: TimeView): void;
}

/** A pointer that is down: where it began, and the view then. */
interface Pointed {
  readonly x: number;
  readonly view: TimeView;
}

/** Pixels of a wheel that pan over all that is in sight. */
const panPixels = 1_000;

class PointerView {
  readonly #element: HTMLElement;
  readonly #shown: Shown;
  readonly #pointers = new Map<number, Pointed>();

  constructor(element: HTMLElement, shown: Shown) {
    this.#element = element;
    this.#shown = shown;
  }

  wheel(event: WheelEvent): void {
    const sideways = event.shiftKey || Math.abs(event.deltaX) > Math.abs(event.deltaY);
    const focused = document.activeElement === this.#element;
    if (!event.ctrlKey && !event.metaKey && !focused && !sideways) return;
    event.preventDefault();
    const view = this.#shown.view;
    if (sideways) {
      this.#shown.show(
        panView(view, this.#shown.totalMs, (event.deltaX + event.deltaY) / panPixels),
      );
      return;
    }
    const factor = event.deltaY < 0 ? zoomStep : 1 / zoomStep;
    this.#shown.show(
      zoomView(view, this.#shown.totalMs, factor, this.#timeAt(event.clientX, view)),
    );
  }

  down(event: PointerEvent): void {
    if (event.button !== 0) return;
    this.#element.setPointerCapture(event.pointerId);
    this.#pointers.set(event.pointerId, { x: event.clientX, view: this.#shown.view });
    this.#beginAnew();
  }

  move(event: PointerEvent): void {
    const begun = this.#pointers.get(event.pointerId);
    if (begun === undefined) return;
    const other = [...this.#pointers].find(([id]) => id !== event.pointerId)?.[1];
    if (other === undefined) {
      const share = (begun.x - event.clientX) / this.#element.clientWidth;
      this.#shown.show(panView(begun.view, this.#shown.totalMs, share));
      return;
    }
    const apart = Math.abs(begun.x - other.x);
    const now = Math.max(1, Math.abs(event.clientX - other.x));
    const atMs = this.#timeAt(other.x, begun.view);
    this.#shown.show(zoomView(begun.view, this.#shown.totalMs, apart / now, atMs));
  }

  up(event: PointerEvent): void {
    this.#pointers.delete(event.pointerId);
    this.#beginAnew();
  }

  /** Fingers come and go: what they have done is the start of what comes. */
  #beginAnew(): void {
    for (const [id, { x }] of this.#pointers) this.#pointers.set(id, { x, view: this.#shown.view });
  }

  #timeAt(x: number, { fromMs, toMs }: TimeView): number {
    const box = this.#element.getBoundingClientRect();
    return fromMs + ((x - box.left) / box.width) * (toMs - fromMs);
  }
}

/** Listens until the function that it returns is called. */
export function watchPointers(element: HTMLElement, shown: Shown): () => void {
  const pointers = new PointerView(element, shown);
  const ended = new AbortController();
  const { signal } = ended;
  element.addEventListener('wheel', (event) => pointers.wheel(event), { passive: false, signal });
  element.addEventListener('pointerdown', (event) => pointers.down(event), { signal });
  element.addEventListener('pointermove', (event) => pointers.move(event), { signal });
  element.addEventListener('pointerup', (event) => pointers.up(event), { signal });
  element.addEventListener('pointercancel', (event) => pointers.up(event), { signal });
  return () => ended.abort();
}
