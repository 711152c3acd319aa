// Long loops over memory in short turns, between which their thread hears its messages: a cancel above all.

import type { View } from './array.ts';

/** Longest turn, in ms. */
const turnMs = 20;
/** Bytes between two looks at the clock: a few ms of memory that was never touched. */
const lookBytes = 2 ** 22;

/** Resolves when everything that waits now has had its turn. */
export function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, 0);
  });
}

/** Copies `source` to the start of `target`. */
export async function copyInTurns(target: View, source: View): Promise<void> {
  await inTurns(source, (from, end) => target.set(source.subarray(from, end), from));
}

/** Sets every element to 0. */
export async function clearInTurns(view: View): Promise<void> {
  await inTurns(view, (from, end) => view.fill(0, from, end));
}

/** Does `part` on all elements, some at a time; at once where they are few. */
async function inTurns(view: View, part: (from: number, end: number) => void): Promise<void> {
  const step = lookBytes / view.BYTES_PER_ELEMENT;
  let sinceMs = performance.now();
  for (let from = 0; from < view.length; from += step) {
    if (performance.now() - sinceMs > turnMs) {
      await nextTurn();
      sinceMs = performance.now();
    }
    part(from, Math.min(view.length, from + step));
  }
}
