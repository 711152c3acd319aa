// Before a run: processors show each other that they run at the same time. Woken one after the other, two threads
// can land on one core, where Linux leaves them for up to three ticks (12 ms) while another core idles.

import { cellStride } from '../../pipeline/schedule-cells.ts';
import { cell, controlCells } from '../arena/layout.ts';
import { countIn } from '../arena/pass-signal.ts';

/** Beats between two looks at the others. */
const beatsPerLook = 1_000;

/**
 * A processor that beat that many times more often, or more rarely, than the one that looks did not run beside
 * it: one of them was off its core for a while.
 */
const mostRatio = 16;

/** After that long they start as they are: the machine has no idle core for each. */
export const longestWaitMs = 20;

/** Looks at the others at most, where the clock does not say how long it has been: about a second of beats. */
const mostLooks = 100_000;

/**
 * Processor `lane` of `count`: beats until it has seen all others beat as fast as itself, counts itself ready, and goes
 * on beating until all have. `now` is a clock in ms.
 */
export function startTogether(
  memory: WebAssembly.Memory,
  lane: number,
  count: number,
  now: () => number,
): void {
  const cells = controlCells(memory);
  const before = Int32Array.from({ length: count }, (_, one) => Atomics.load(cells, beatCell(one)));
  const untilMs = now() + longestWaitMs;
  let seen = false;
  for (let look = 0; look < mostLooks; look++) {
    for (let beat = 0; beat < beatsPerLook; beat++) Atomics.add(cells, beatCell(lane), 1);
    if (ranTogether(cells, before) && !seen) {
      seen = true;
      countIn(memory, 'ready');
    }
    if (Atomics.load(cells, cell.ready) >= count || now() >= untilMs) break;
  }
  if (!seen) countIn(memory, 'ready');
}

function beatCell(lane: number): number {
  return cell.beats + lane * cellStride;
}

/** Whether every processor beat about `beatsPerLook` times since `before`, which becomes what they beat until now. */
function ranTogether(cells: Int32Array, before: Int32Array): boolean {
  let together = true;
  for (const [lane, last] of before.entries()) {
    const beats = Atomics.load(cells, beatCell(lane));
    const ratio = (beats - last) / beatsPerLook;
    if (ratio < 1 / mostRatio || ratio > mostRatio) together = false;
    before[lane] = beats;
  }
  return together;
}
