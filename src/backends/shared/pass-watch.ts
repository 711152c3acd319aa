// Watches one pass on shared memory until every processor has done its part or is lost. A heartbeat that
// stands still for too long is a loss too: browsers tell nothing of a worker that hangs.

import { cell, controlCells } from '../arena/layout.ts';
import { laneState } from '../arena/lane-state.ts';
import type { Loss } from '../pool/loss-book.ts';
import type { PoolWorker } from '../pool/pool-worker.ts';

/** How long the watch sleeps before it looks at the heartbeats again. */
const lookMs = 200;

interface Beat {
  word: number;
  sinceMs: number;
}

/**
 * Resolves when every lane below `width` has finished or is lost; with the losses. A lane whose task
 * lasts longer than `deadlineMs` is given up through `giveUp`.
 */
export async function watchPass(
  memory: WebAssembly.Memory,
  workers: readonly PoolWorker[],
  width: number,
  deadlineMs: number,
  giveUp: (lane: number, reason: string) => void,
): Promise<readonly Loss[]> {
  const cells = controlCells(memory);
  const beats = workers.map((): Beat => ({ word: 0, sinceMs: performance.now() }));
  const losses = new Map<number, Loss>();
  const lossSeen = Promise.race(workers.slice(0, width).map(({ lost }) => lost)).catch(
    () => 'loss',
  );
  let lossKnown = false;
  for (;;) {
    const done = Atomics.load(cells, cell.done);
    let open = 0;
    for (let lane = 0; lane < width; lane++) {
      const worker = workers[lane];
      const beat = beats[lane];
      if (!worker || !beat || losses.has(lane)) continue;
      const state = laneState(cells, lane);
      if (state.finished) continue;
      const reason = worker.lossReason ?? hangReason(beat, state.word, deadlineMs);
      if (reason === undefined) {
        open++;
        continue;
      }
      if (worker.alive) giveUp(lane, reason);
      losses.set(lane, { lane, reason, task: state.task });
    }
    if (open === 0) return [...losses.values()];
    const wait = Atomics.waitAsync(cells, cell.done, done, lookMs);
    if (!wait.async) continue;
    if (lossKnown) await wait.value;
    else lossKnown = (await Promise.race([wait.value, lossSeen])) === 'loss';
  }
}

/** Why a lane counts as hanging; undefined while it moves or may still take its time. */
function hangReason(beat: Beat, word: number, deadlineMs: number): string | undefined {
  const nowMs = performance.now();
  if (word !== beat.word) {
    beat.word = word;
    beat.sinceMs = nowMs;
    return undefined;
  }
  if (nowMs - beat.sinceMs < deadlineMs) return undefined;
  return `it stopped answering for ${(deadlineMs / 1000).toFixed(1)} s`;
}
