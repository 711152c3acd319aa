// How often a CPU kernel runs before its time says what it can do. A browser compiles code twice: quickly to begin
// with, and well once it has proved to be hot (V8: Ignition and Liftoff, then TurboFan; v8.dev/docs/wasm-compilation-pipeline).

/** A kernel's runs over the whole range, in ms: the last, and those before it. */
export interface CandidateRuns {
  readonly warmUpMs: number;
  readonly earlierMs: readonly number[];
}

/** Runs that last so long together have had hot code compiled well, unless a single call was all of it. */
const warmMs = 100;
/** Runs at most: very short ones would never last so long. */
const mostRuns = 10;
/** What is compiled quickly is slower than what is compiled well by no more than this. */
const mostSlower = 4;

/** Times `run`, which returns ms, again and again until it is warm; `first` where its first run was timed already. */
export async function warmUpCandidate(
  run: () => Promise<number>,
  first?: number,
): Promise<CandidateRuns> {
  const earlierMs: number[] = [];
  let lastMs = first ?? (await run());
  for (let sumMs = lastMs; sumMs < warmMs && earlierMs.length + 1 < mostRuns; sumMs += lastMs) {
    earlierMs.push(lastMs);
    lastMs = await run();
  }
  return { warmUpMs: lastMs, earlierMs };
}

/** How long a kernel takes to be warm whose every run takes `ms`. */
export function expectedWarmUpMs(ms: number): number {
  return Math.max(ms, Math.min(mostRuns * ms, warmMs));
}

/**
 * Whether WASM that takes `wasmMs` where JavaScript takes `jsMs` has to run once more: in a long run it may have been in
 * quickly compiled code to the end, since a WASM function that runs is not replaced by better code, as one in
 * JavaScript is.
 */
export function mayYetWin(wasmMs: number, jsMs: number): boolean {
  return wasmMs >= jsMs && wasmMs < mostSlower * jsMs;
}
