import { describe, expect, it } from 'vitest';
import { checkStage } from './check-stage.ts';
import { noEmit, Outbox } from './outbox.ts';
import type { Stage, StageArray } from '../contract/stage.ts';

const arrays = {
  given: { type: 'f32', length: 10 },
  made: { type: 'f32', length: 10 },
  starts: { type: 'u32', length: 5 },
  parts: { type: 'segments', parts: 4 },
  other: { type: 'segments', parts: 4 },
} as const;

function check(items: number, ...moves: readonly StageArray[]): void {
  const named = Object.fromEntries(moves.map((move, i) => [`array ${i}`, move]));
  const stage: Stage = { name: 'work', entry: 'work', items, args: {}, arrays: named };
  checkStage(stage, arrays, { given: true });
}

describe('checkStage', () => {
  it.each<[StageArray, string]>([
    [{ how: 'broadcast', array: 'missing' }, 'the job has no such array'],
    [{ how: 'gather', perItem: 1, array: 'given' }, 'it is an input'],
    [{ how: 'update', array: 'given' }, 'it is an input'],
    [{ how: 'shuffle', parts: 5, array: 'parts' }, 'room for 4 parts'],
    [{ how: 'shuffle', parts: 4, array: 'made' }, 'no array of segments'],
    [{ how: 'broadcast', array: 'parts' }, 'an item is a part'],
    [{ how: 'scatter', perItem: 2, array: 'parts' }, 'an item is a part'],
    [{ how: 'scatter', perItem: 1, halo: 1, array: 'parts' }, 'an item is a part'],
    [{ how: 'scatter', perItem: 1, array: 'parts' }, 'only 4 parts'],
    [{ how: 'gather', offsets: 'given', array: 'made' }, 'no array of u32'],
    [{ how: 'scatter', offsets: 'starts', array: 'given' }, 'too few'],
  ])('refuses %j of 5 items: %s', (move, reason) => {
    expect(() => check(5, move)).toThrow(reason);
  });

  it('refuses two shuffles, and passes what fits', () => {
    const shuffle = { how: 'shuffle', parts: 4 } as const;
    const two = [
      { ...shuffle, array: 'parts' },
      { ...shuffle, array: 'other' },
    ];
    expect(() => check(4, ...two)).toThrow('more than one shuffle');
    check(
      4,
      { how: 'scatter', perItem: 1, array: 'parts' },
      { how: 'shuffle', parts: 3, array: 'other' },
      { how: 'scatter', offsets: 'starts', array: 'given' },
      { how: 'gather', offsets: 'starts', array: 'made' },
    );
  });
});

describe('emitting', () => {
  it('is refused for a part that is not there, and where there is no shuffle', () => {
    const { emit } = new Outbox(2);
    for (const part of [-1, 2, 0.5, Number.NaN]) {
      expect(() => emit(part, new Uint8Array(1))).toThrow(RangeError);
    }
    expect(() => noEmit(0, new Uint8Array(1))).toThrow('shuffle');
  });

  it('copies at once: the kernel may use its bytes again', () => {
    const outbox = new Outbox(1);
    const bytes = new Uint8Array(1);
    for (let value = 0; value < 200; value++) {
      bytes[0] = value;
      outbox.emit(0, bytes);
    }
    const seen: number[] = [];
    expect(outbox.empty((_, all) => seen.push(...all))).toBe(200);
    expect(seen).toEqual(Array.from({ length: 200 }, (_, i) => i));
    expect(outbox.empty(() => seen.push(-1))).toBe(0);
  });

  it('is handed on in order before there is too much of it', () => {
    const seen: Record<number, number[]> = { 0: [], 1: [] };
    let most = 0;
    const spill = (): void => {
      most = Math.max(
        most,
        outbox.empty((part, bytes) => seen[part]?.push(...bytes)),
      );
    };
    const outbox = new Outbox(2, 100, spill);
    for (let value = 0; value < 200; value++) outbox.emit(value % 2, Uint8Array.of(value, value));
    expect(most).toBe(102);
    spill();
    const all = Array.from({ length: 200 }, (_, i) => [i, i]);
    expect(seen[0]).toEqual(all.filter((_, i) => i % 2 === 0).flat());
    expect(seen[1]).toEqual(all.filter((_, i) => i % 2 === 1).flat());
  });
});
