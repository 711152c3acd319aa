// How a pass is announced and its end awaited in shared memory, without a message: the driver writes
// the pass and raises its number, processors sleep until it changes and count themselves done.

import { cell, controlCells, passTextBytes, passTextOffset } from './layout.ts';
import type { MemoryPass } from './pass-protocol.ts';

/** A pass for all processors: those beyond `width` do not take part; undefined lets them go. */
export interface Announcement {
  readonly width: number;
  readonly pass: Omit<MemoryPass, 'lane'> | undefined;
}

/** Longest sleep before a processor looks again: a lost wake-up costs this and no more. */
const sleepMs = 1_000;

/** Whether this browser can await shared memory without blocking (Chrome 87, Safari 16.4, Firefox 145). */
export function canAwaitMemory(): boolean {
  return typeof Atomics.waitAsync === 'function';
}

/**
 * Driver: announces a pass. Its number is odd while the text is being written, so that a processor
 * that wakes late never reads half of one.
 */
export function announce(memory: WebAssembly.Memory, announcement: Announcement): void {
  const text = new TextEncoder().encode(JSON.stringify(announcement));
  if (text.length > passTextBytes - 4) throw new Error('The stage has too many arguments.');
  const cells = controlCells(memory);
  Atomics.add(cells, cell.pass, 1);
  new Int32Array(memory.buffer, passTextOffset, 1)[0] = text.length;
  new Uint8Array(memory.buffer, passTextOffset + 4, text.length).set(text);
  Atomics.store(cells, cell.done, 0);
  Atomics.add(cells, cell.pass, 1);
  Atomics.notify(cells, cell.pass);
}

/** Driver: the number of the last pass that was announced whole. */
export function lastPass(memory: WebAssembly.Memory): number {
  return Atomics.load(controlCells(memory), cell.pass);
}

/** Driver: resolves when `count` processors have counted themselves in `which`, or `watch` is over. */
export async function awaitCount(
  memory: WebAssembly.Memory,
  which: 'done' | 'ready',
  count: number,
  watch: { readonly over: boolean },
): Promise<void> {
  const cells = controlCells(memory);
  while (!watch.over) {
    const seen = Atomics.load(cells, cell[which]);
    if (seen >= count) return;
    const { async, value } = Atomics.waitAsync(cells, cell[which], seen, sleepMs);
    if (async) await value;
  }
}

/** Processor: counts itself in `which` and wakes the driver. */
export function countIn(memory: WebAssembly.Memory, which: 'done' | 'ready'): void {
  const cells = controlCells(memory);
  Atomics.add(cells, cell[which], 1);
  Atomics.notify(cells, cell[which]);
}

/** A pass as a processor learned of it; `wokenMs` is when it no longer slept. */
interface NextPass {
  readonly number: number;
  readonly announcement: Announcement;
  readonly wokenMs: number;
}

/** Processor: sleeps until a pass other than `seen` stands whole, and returns it. `now` is the team's clock. */
export function nextPass(memory: WebAssembly.Memory, seen: number, now: () => number): NextPass {
  const cells = controlCells(memory);
  for (;;) {
    const number = Atomics.load(cells, cell.pass);
    if (number === seen || number % 2 !== 0) {
      Atomics.wait(cells, cell.pass, number, sleepMs);
      continue;
    }
    const wokenMs = now();
    const length = new Int32Array(memory.buffer, passTextOffset, 1)[0] ?? 0;
    const text = new Uint8Array(memory.buffer, passTextOffset + 4, passTextBytes - 4).slice(
      0,
      length,
    );
    // Another pass may have begun meanwhile, one that this processor has no part in.
    if (Atomics.load(cells, cell.pass) !== number) continue;
    const announcement = JSON.parse(new TextDecoder().decode(text)) as Announcement;
    return { number, announcement, wokenMs };
  }
}
