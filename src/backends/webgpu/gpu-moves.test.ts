import { describe, expect, it } from 'vitest';
import { Failure } from '../../contract/failure.ts';
import { arraysRead, checkGpuMoves, checkHybridMoves } from './gpu-moves.ts';
import type { Stage, StageArray } from '../../contract/stage.ts';

function stageOf(...moves: readonly StageArray[]): Stage {
  const arrays = Object.fromEntries(moves.map((move, i) => [`array ${i}`, move]));
  return { name: 'work', entry: 'work', items: 4, args: {}, arrays };
}

/** The message's values, or undefined where the stage is accepted. */
function refusal(check: (stage: Stage) => void, move: StageArray): unknown {
  try {
    check(stageOf(move));
    return undefined;
  } catch (error) {
    return error instanceof Failure ? error.detail : error;
  }
}

const refused = (move: string): unknown => ({
  key: 'backend.gpu-move',
  values: { stage: 'work', move },
});

describe('the moves of a GPU', () => {
  it.each<[StageArray, string | undefined, string | undefined]>([
    [{ how: 'shuffle', parts: 2, array: 'a' }, 'shuffle', 'shuffle'],
    [{ how: 'update', array: 'a' }, 'update', 'update'],
    [{ how: 'private', array: 'a' }, 'private', 'private'],
    [{ how: 'scatter', offsets: 'o', array: 'a' }, undefined, 'scatter with offsets'],
    [{ how: 'gather', offsets: 'o', array: 'a' }, undefined, 'gather with offsets'],
    [{ how: 'scatter', perItem: 2, halo: 1, array: 'a' }, undefined, undefined],
    [{ how: 'reduce', combine: 'max', array: 'a' }, undefined, undefined],
  ])('%j: alone %s, beside workers %s', (move, alone, beside) => {
    expect(refusal(checkGpuMoves, move)).toEqual(alone && refused(alone));
    expect(refusal(checkHybridMoves, move)).toEqual(beside && refused(beside));
  });

  it('are uploaded with their offsets', () => {
    const stage = stageOf(
      { how: 'broadcast', array: 'a' },
      { how: 'scatter', offsets: 'o', array: 'b' },
      { how: 'gather', offsets: 'p', array: 'c' },
      { how: 'gather', perItem: 1, array: 'd' },
    );
    expect(arraysRead(stage)).toEqual(['a', 'b', 'o', 'p']);
  });
});
