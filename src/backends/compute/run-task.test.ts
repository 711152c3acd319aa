// Chunks of every move, packed by the driver, run in a memory as WASM kernels need it and without one, and
// stored again.

import { describe, expect, it } from 'vitest';
import { makeView } from '../../contract/array.ts';
import { Emitted } from '../../pipeline/emitted.ts';
import { addChanges, packChunk, storeOutput } from '../messages/task-message.ts';
import { orderOf, TaskRunner } from './run-task.ts';
import type { Arrays, Segments } from '../../contract/array.ts';
import type { Kernel, Windows } from '../../contract/kernel.ts';
import type { Stage } from '../../contract/stage.ts';
import type { ChunkTasks } from './chunk-protocol.ts';

const tasks = { items: 6, grain: 2, count: 3 };
const specs = {
  line: { type: 'f64', length: 12 },
  starts: { type: 'u32', length: 7 },
  ragged: { type: 'i32', length: 20 },
  out: { type: 'i32', length: 20 },
  weights: { type: 'f64', length: 3 },
} as const;
const segments: Segments = {
  bytes: Uint8Array.from({ length: 9 }, (_, i) => i),
  offsets: Uint32Array.of(0, 2, 2, 5, 6, 8, 9),
};
const stage: Stage = {
  name: 'all',
  entry: 'all',
  items: 6,
  args: {},
  arrays: {
    line: { how: 'scatter', perItem: 2, halo: 1, array: 'line' },
    ragged: { how: 'scatter', offsets: 'starts', array: 'ragged' },
    out: { how: 'gather', offsets: 'starts', array: 'out' },
    parts: { how: 'scatter', perItem: 1, array: 'parts' },
    weights: { how: 'update', array: 'weights' },
    words: { how: 'shuffle', parts: 4, array: 'words' },
  },
};

interface Data {
  readonly arrays: Arrays;
  readonly store: Parameters<typeof packChunk>[2];
}

function makeData(): Data {
  const arrays: Arrays = {
    line: Float64Array.from({ length: 12 }, (_, i) => i),
    starts: Uint32Array.of(2, 5, 5, 6, 10, 11, 15),
    ragged: Int32Array.from({ length: 20 }, (_, i) => 100 + i),
    out: new Int32Array(20),
    weights: Float64Array.of(1, 2, 3),
  };
  const view = (name: string): Arrays[string] => arrays[name] ?? new Uint8Array();
  const segmentsOf = (name: string): Segments | undefined =>
    name === 'parts' ? segments : undefined;
  return { arrays, store: { view, segmentsOf } };
}

describe.each([
  ['without a memory', undefined],
  ['in a memory', new WebAssembly.Memory({ initial: 32, maximum: 256, shared: true })],
] as const)('a chunk %s', (_, memory) => {
  /** Packs, runs and stores tasks `ids` with `kernel`. */
  function runChunk(ids: readonly number[], kernel: Kernel): Data & { readonly emitted: Emitted } {
    const data = makeData();
    const emitted = new Emitted(4);
    const order = { stage, index: 0, tasks, serial: false };
    const chunk = Uint32Array.from(ids);
    const parcel = packChunk(order, chunk, data.store, new Set(), true);
    const message = structuredClone(parcel.message, { transfer: parcel.transfer });
    const reply = new TaskRunner(specs, memory).run(
      orderOf(message),
      () => kernel,
      () => 0,
    );
    expect(reply.fault).toBeUndefined();
    for (const [i, task] of ids.entries()) {
      storeOutput(order, task, reply, i, { arrays: data.store, slots: {}, emitted });
    }
    addChanges(reply, data.store);
    return { ...data, emitted };
  }

  it('has halos, slices by offsets and parts as the contract says', () => {
    const seen: unknown[] = [];
    runChunk([0, 2], (windows: Windows, range) => {
      for (const window of Object.values(windows)) {
        if (memory) expect(window.view.buffer).toBe(memory.buffer);
        if (memory && window.offsets) expect(window.offsets.buffer).toBe(memory.buffer);
      }
      const { line, ragged, out, parts } = windows;
      seen.push({
        range,
        line: [line?.first, ...(line?.view ?? [])],
        ragged: [ragged?.first, ...(ragged?.view ?? [])],
        raggedOffsets: [...(ragged?.offsets ?? [])],
        out: [out?.first, ...(out?.view ?? [])],
        parts: [parts?.first, ...(parts?.view ?? [])],
        partsOffsets: [...(parts?.offsets ?? [])],
      });
    });
    expect(seen).toEqual([
      {
        range: { start: 0, end: 2 },
        line: [0, 0, 1, 2, 3, 4, 5],
        ragged: [0, 102, 103, 104],
        raggedOffsets: [0, 3, 3],
        out: [0, 0, 0, 0],
        parts: [0, 0, 1],
        partsOffsets: [0, 2, 2],
      },
      {
        range: { start: 4, end: 6 },
        line: [3, 6, 7, 8, 9, 10, 11],
        ragged: [4, 110, 111, 112, 113, 114],
        raggedOffsets: [0, 1, 5],
        out: [4, 0, 0, 0, 0, 0],
        parts: [4, 6, 7, 8],
        partsOffsets: [0, 2, 3],
      },
    ]);
  });

  it('writes slices where they belong and emits in the order of tasks', () => {
    const { arrays, emitted } = runChunk([2, 1], ({ out }, { start }, _args, emit) => {
      out?.view.fill(start + 1);
      emit(start === 2 ? 1 : 3, Uint8Array.of(start, 9));
      emit(1, Uint8Array.of(start));
    });
    expect([...(arrays['out'] ?? [])]).toEqual([
      0, 0, 0, 0, 0, 3, 3, 3, 3, 3, 5, 5, 5, 5, 5, 0, 0, 0, 0, 0,
    ]);
    const { bytes, offsets } = emitted.assemble(5);
    expect([...bytes]).toEqual([2, 9, 2, 4, 4, 9]);
    expect([...offsets]).toEqual([0, 0, 4, 4, 6, 6]);
  });

  it('returns what its tasks together added to an array, later ones seeing what earlier ones did', () => {
    const { arrays } = runChunk([0, 1, 2], ({ weights }) => {
      const view = makeView('f64', new ArrayBuffer(24), 0, 3);
      view.set(weights?.view ?? []);
      weights?.view.set(view.map((value) => 2 * value));
    });
    expect([...(arrays['weights'] ?? [])]).toEqual([8, 16, 24]);
  });
});

it('one task that needs nothing beside it travels as its number', () => {
  const plain: Stage = {
    ...stage,
    arrays: { out: { how: 'gather', perItem: 1, array: 'out' } },
  };
  const order = { stage: plain, index: 0, tasks, serial: false };
  const { store } = makeData();
  const runner = new TaskRunner(specs, undefined);
  const starts: number[] = [];
  const run = (ids: ChunkTasks, first: boolean): unknown => {
    const { message } = packChunk(order, ids, store, new Set(), first);
    const kernel: Kernel = (_, { start }) => void starts.push(start);
    runner.run(
      orderOf(structuredClone(message)),
      () => kernel,
      () => 0,
    );
    return message;
  };
  expect(run([2], true)).toEqual({ task: 2, count: 1, pass: { stage: plain, tasks } });
  expect(run([1], false)).toBe(1);
  expect(run([0, 1], false)).toEqual({ task: 0, count: 2 });
  const apart = Uint32Array.of(0, 2);
  expect(run(apart, false)).toEqual({ task: 0, count: 2, ids: apart });
  expect(starts).toEqual([4, 2, 0, 2, 0, 4]);
});
