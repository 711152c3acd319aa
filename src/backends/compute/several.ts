// How many tasks a lane takes from a common cursor at once: one, except where tasks are so short that
// taking them costs more than running them. Then several, which together still last next to nothing.

/** Tasks taken at once are to last about so long: no imbalance that anybody could measure. */
const aimMs = 0.01;
/** Most tasks taken at once. */
const most = 16;

/** Tasks to take next, where the last `taken` of them lasted `ms` together. */
export function severalTasks(taken: number, ms: number): number {
  if (ms > 2 * aimMs) return Math.max(1, taken >> 1);
  return ms < aimMs ? Math.min(most, 2 * taken) : taken;
}
