// The pool's tasks in WASM: the same wait, on an address that nobody notifies, or the same steps.

/** First byte that the module does not use: an arena must start above it. */
export const heapBase: usize = __heap_base;

const nanosecondsPerMs: i64 = 1_000_000;

/** Returns after `ms` milliseconds; `cell` is an i32 that nobody else touches meanwhile. */
export function waitOn(cell: usize, ms: i32): void {
  memory.atomic.wait32(cell, load<i32>(cell), <i64>ms * nanosecondsPerMs);
}

/** A linear congruential generator: each step needs the one before it. */
export function spin(seed: i32, steps: i32): i32 {
  let state = seed;
  for (let step: i32 = 0; step < steps; step++) state = state * 1664525 + 1013904223;
  return state;
}
