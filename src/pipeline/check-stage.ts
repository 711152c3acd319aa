// Whether a stage's moves fit the arrays of its job: mistakes of a workload's author, told before they
// become wrong results.

import type { JobArrays } from '../contract/array.ts';
import type { Stage, StageArray } from '../contract/stage.ts';

/** Throws an Error that names the stage, the array and what does not fit. */
export function checkStage(
  stage: Stage,
  arrays: JobArrays,
  inputs: Readonly<Record<string, unknown>>,
): void {
  let shuffles = 0;
  for (const move of Object.values(stage.arrays)) {
    const reason = misfit(move, stage.items, arrays, inputs);
    if (reason !== undefined) {
      throw new Error(`Stage "${stage.name}" moves "${move.array}" by ${move.how}: ${reason}.`);
    }
    if (move.how === 'shuffle') shuffles++;
  }
  if (shuffles > 1) throw new Error(`Stage "${stage.name}" has more than one shuffle.`);
}

function misfit(
  move: StageArray,
  items: number,
  arrays: JobArrays,
  inputs: Readonly<Record<string, unknown>>,
): string | undefined {
  const spec = arrays[move.array];
  if (!spec) return 'the job has no such array';
  const reads = move.how === 'broadcast' || move.how === 'scatter';
  if (!reads && move.array in inputs) return 'it is an input, which nothing may write';
  if (spec.type === 'segments') {
    if (move.how === 'shuffle') {
      return move.parts <= spec.parts ? undefined : `it has room for ${spec.parts} parts only`;
    }
    const perPart = move.how === 'scatter' && 'perItem' in move && move.perItem === 1;
    if (!perPart || 'halo' in move) return 'of segments an item is a part: scatter, perItem 1';
    return items <= spec.parts ? undefined : `it has only ${spec.parts} parts`;
  }
  if (move.how === 'shuffle') return 'it is no array of segments';
  if (!('offsets' in move)) return undefined;
  const offsets = arrays[move.offsets];
  if (offsets?.type !== 'u32') return `its offsets "${move.offsets}" are no array of u32`;
  return offsets.length > items ? undefined : `its offsets "${move.offsets}" are too few`;
}
