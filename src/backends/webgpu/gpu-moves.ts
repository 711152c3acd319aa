// Which moves of a stage's arrays the GPU can do, and what it needs for them.

import { Failure } from '../../contract/failure.ts';
import type { Stage } from '../../contract/stage.ts';

/**
 * Throws a `Failure` where the GPU alone cannot run a stage: what it emits, or changes while others do,
 * has no place among its buffers.
 */
export function checkGpuMoves(stage: Stage): void {
  for (const { how } of Object.values(stage.arrays)) {
    if (how === 'shuffle' || how === 'update' || how === 'private') refuse(stage, how);
  }
}

/** The same where the GPU takes part beside workers: items must also be of equal size, to be cut alike. */
export function checkHybridMoves(stage: Stage): void {
  checkGpuMoves(stage);
  for (const move of Object.values(stage.arrays)) {
    if ('offsets' in move) refuse(stage, `${move.how} with offsets`);
  }
}

function refuse(stage: Stage, move: string): never {
  throw new Failure({ key: 'backend.gpu-move', values: { stage: stage.name, move } });
}

/** The job's arrays that a stage reads, its offsets among them: uploaded whole. */
export function arraysRead(stage: Stage): readonly string[] {
  return Object.values(stage.arrays).flatMap((move) => {
    const offsets = 'offsets' in move ? [move.offsets] : [];
    const reads = move.how === 'broadcast' || move.how === 'scatter';
    return reads ? [move.array, ...offsets] : offsets;
  });
}
