// Shuffles in one memory, as lanes and driver see them: extents, lost lanes, memory that grows, arrays that
// make room for each other.

import { describe, expect, it } from 'vitest';
import { noSegments } from '../../contract/array.ts';
import { Emitted } from '../../pipeline/emitted.ts';
import { EmissionLog } from './emission-log.ts';
import { controlCells, ensureBytes, makeLayout, makePassLayout } from './layout.ts';
import { MemoryShuffle } from './memory-shuffle.ts';
import type { Stage } from '../../contract/stage.ts';
import type { PassLayout } from './layout.ts';

const arrays = {
  numbers: { type: 'u32', length: 5 },
  a: { type: 'segments', parts: 3 },
  b: { type: 'segments', parts: 2 },
} as const;

function stageTo(array: 'a' | 'b'): Stage {
  const parts = arrays[array].parts;
  const move = { how: 'shuffle', parts, array } as const;
  return { name: 'map', entry: 'map', items: 8, args: {}, arrays: { out: move } };
}

interface Bench {
  readonly memory: WebAssembly.Memory;
  readonly shuffle: MemoryShuffle;
  /** A pass of 8 tasks where one may begin now. */
  layPass(): PassLayout;
  log(pass: PassLayout, lane: number): EmissionLog;
}

function makeBench(): Bench {
  const memory = new WebAssembly.Memory({ initial: 32, maximum: 4_096, shared: true });
  const layout = makeLayout(arrays, 2);
  ensureBytes(memory, layout.end);
  const shuffle = new MemoryShuffle(memory, layout);
  shuffle.store.clear();
  return {
    memory,
    shuffle,
    layPass() {
      const pass = makePassLayout(shuffle.store.region, 8, true, {}, {});
      ensureBytes(memory, pass.end);
      new Uint8Array(memory.buffer, pass.ownersOffset, pass.end - pass.ownersOffset).fill(0);
      return pass;
    },
    log: (pass, lane) => new EmissionLog(memory, controlCells(memory), pass, lane),
  };
}

/** `length` bytes that differ from those of another `mark`. */
function bytesOf(mark: number, length: number): Uint8Array {
  return Uint8Array.from({ length }, (_, i) => (mark * 31 + i * 7) % 251);
}

function partsOf({ shuffle }: Bench, array: 'a' | 'b'): number[][] {
  const { bytes, offsets } = shuffle.store.get(array) ?? noSegments(0);
  return [...offsets].slice(1).map((end, part) => [...bytes.subarray(offsets[part], end)]);
}

describe('a shuffle in one memory', () => {
  it('keeps task order in every part, over extents of two lanes and a memory that grows', () => {
    const bench = makeBench();
    const before = bench.memory.buffer.byteLength;
    const pass = bench.layPass();
    bench.shuffle.begin(stageTo('a'));
    const logs = [bench.log(pass, 0), bench.log(pass, 1)];
    const lengths = [1, 70_000, 3, 0, 300_000, 65_528, 65_516, 2_000_000];
    // From the last task to the first: the order of writing is not that of the tasks.
    for (const [task, length] of [...lengths.entries()].toReversed()) {
      logs[task % 2]?.write(task, task % 3, bytesOf(task, length));
    }
    bench.shuffle.gather(pass, 2, new Uint8Array(8).fill(1));
    bench.shuffle.end(stageTo('a'));
    expect(bench.memory.buffer.byteLength).toBeGreaterThan(before);
    const expected = [0, 1, 2].map((part) =>
      lengths.flatMap((length, task) => (task % 3 === part ? [...bytesOf(task, length)] : [])),
    );
    expect(partsOf(bench, 'a')).toEqual(expected);
  });

  it('counts what a lane finished before it was lost, and the rest when it was run again', () => {
    const bench = makeBench();
    const pass = bench.layPass();
    bench.shuffle.begin(stageTo('a'));
    const lost = bench.log(pass, 0);
    lost.write(0, 1, Uint8Array.of(1));
    lost.write(2, 1, Uint8Array.of(66));
    bench.log(pass, 1).write(1, 1, Uint8Array.of(2));
    bench.shuffle.gather(pass, 2, Uint8Array.of(1, 2, 0, 0, 0, 0, 0, 0));
    // The lane's successor writes above; what was gathered stays as it was.
    bench.log(pass, 0).write(2, 1, Uint8Array.of(3));
    bench.shuffle.gather(pass, 2, Uint8Array.of(1, 2, 1, 0, 0, 0, 0, 0));
    bench.shuffle.end(stageTo('a'));
    expect(partsOf(bench, 'a')).toEqual([[], [1, 2, 3], []]);
  });

  it('keeps one array while another is made, shrinks and is cleared', () => {
    const bench = makeBench();
    const emit = (array: 'a' | 'b', length: number): void => {
      const pass = bench.layPass();
      bench.shuffle.begin(stageTo(array));
      bench.log(pass, 0).write(3, 1, bytesOf(length, length));
      bench.shuffle.gather(pass, 1, new Uint8Array(8).fill(1));
      bench.shuffle.end(stageTo(array));
    };
    emit('b', 1_000);
    emit('a', 90_000);
    expect(partsOf(bench, 'b')).toEqual([[], [...bytesOf(1_000, 1_000)]]);
    emit('a', 10);
    expect(partsOf(bench, 'b')).toEqual([[], [...bytesOf(1_000, 1_000)]]);
    expect(partsOf(bench, 'a')).toEqual([[], [...bytesOf(10, 10)], []]);
    emit('b', 0);
    expect(partsOf(bench, 'a')).toEqual([[], [...bytesOf(10, 10)], []]);
    bench.shuffle.store.clear();
    expect(partsOf(bench, 'a')).toEqual([[], [], []]);
  });

  it('is not written over what it is copied from, where it begins after its pass', () => {
    const bench = makeBench();
    const first = bench.layPass();
    bench.log(first, 0).write(0, 0, bytesOf(1, 50_000));
    bench.shuffle.begin(stageTo('a'));
    bench.shuffle.gather(first, 1, new Uint8Array(8).fill(1));
    bench.shuffle.end(stageTo('a'));
    const second = bench.layPass();
    const log = bench.log(second, 0);
    // Parts against the order of writing: a copy in place would read what it has written.
    for (const task of [7, 6, 5, 4]) log.write(task, task % 3, bytesOf(task, 30_000));
    bench.shuffle.begin(stageTo('b'));
    bench.shuffle.gather(second, 1, new Uint8Array(8).fill(1));
    bench.shuffle.end(stageTo('b'));
    expect(partsOf(bench, 'b')).toEqual([
      [...bytesOf(6, 30_000)],
      [...bytesOf(4, 30_000), ...bytesOf(7, 30_000)],
    ]);
    expect(partsOf(bench, 'a')[0]).toEqual([...bytesOf(1, 50_000)]);
  });

  it('says how much memory was missing', () => {
    const bench = makeBench();
    const emitted = new Emitted(2);
    emitted.add(0, 1, new Uint8Array(400 << 20));
    const { store } = bench.shuffle;
    expect(() => store.put('b', emitted, store.region.end)).toThrow('backend.memory');
  });
});
