// Sample sort (Frazer and McKellar 1970): splitters are drawn from the data, keys are shuffled into buckets,
// and the buckets' sizes say where each is written. How many buckets there are follows from the data too.

import { makeWorkload } from '../../kit/make-workload.ts';
import { makeRandom } from '../../kit/random.ts';
import type { View } from '../../contract/array.ts';
import type { Stage } from '../../contract/stage.ts';

const mostBuckets = 40;

function splitStage(keys: number, buckets: number): Stage {
  return {
    name: 'split',
    entry: 'split',
    items: keys,
    args: { buckets },
    arrays: {
      keys: { how: 'scatter', perItem: 1, array: 'keys' },
      splitters: { how: 'broadcast', array: 'splitters' },
      buckets: { how: 'shuffle', parts: buckets, array: 'buckets' },
    },
  };
}

function sortStage(buckets: number): Stage {
  return {
    name: 'sort',
    entry: 'sort',
    items: buckets,
    grain: 1,
    args: {},
    arrays: {
      buckets: { how: 'scatter', perItem: 1, array: 'buckets' },
      sorted: { how: 'gather', offsets: 'starts', array: 'sorted' },
    },
  };
}

/** Different keys of a sample, ascending: each begins a bucket, and one more lies below them. */
function drawSplitters(keys: View): Uint32Array {
  const every = Math.max(1, Math.floor(keys.length / (mostBuckets - 1)));
  const sample = new Set<number>();
  for (let i = 0; i < keys.length && sample.size < mostBuckets - 1; i += every) {
    sample.add(keys[i] ?? 0);
  }
  return Uint32Array.from(sample).sort();
}

export const sampleSort = /* @__PURE__ */ makeWorkload({
  id: 'test-sample-sort',
  size: 12_000,
  outputs: ['sorted'],
  arrays: (keys) => ({
    keys: { type: 'u32', length: keys },
    splitters: { type: 'u32', length: mostBuckets },
    buckets: { type: 'segments', parts: mostBuckets },
    starts: { type: 'u32', length: mostBuckets + 1 },
    sorted: { type: 'u32', length: keys },
  }),
  input(keys, seed) {
    const random = makeRandom(seed);
    // Few small keys, so that some repeat in the sample.
    return {
      keys: Uint32Array.from({ length: keys }, () =>
        random() % 4 === 0 ? random() % 3 : random(),
      ),
    };
  },
  async *program(size, memory) {
    const splitters = drawSplitters(await memory.read('keys'));
    await memory.write('splitters', splitters);
    const buckets = splitters.length + 1;
    yield splitStage(size, buckets);
    const { offsets } = await memory.segments('buckets');
    await memory.write(
      'starts',
      offsets.map((bytes) => bytes / 4),
    );
    yield sortStage(buckets);
  },
  mainStage: (size) => splitStage(size, mostBuckets),
  entries: {
    split({ keys, splitters }, { start, end }, { buckets = 1 }, emit) {
      if (!keys || !splitters) throw new Error('Arrays are missing.');
      const one = new Uint32Array(1);
      const bytes = new Uint8Array(one.buffer);
      for (let i = start; i < end; i++) {
        const key = keys.view[i - keys.first] ?? 0;
        let bucket = 0;
        while (bucket < buckets - 1 && (splitters.view[bucket] ?? 0) <= key) bucket++;
        one[0] = key;
        emit(bucket, bytes);
      }
    },
    sort({ buckets, sorted }, { start, end }) {
      if (!buckets?.offsets || !sorted?.offsets) throw new Error('Arrays are missing.');
      for (let item = start; item < end; item++) {
        const [from = 0, to = 0] = buckets.offsets.subarray(item - buckets.first);
        // A copy: the bytes may lie anywhere, words may not.
        const bytes = Uint8Array.from(buckets.view.subarray(from, to));
        const into = sorted.offsets[item - sorted.first] ?? 0;
        sorted.view.set(new Uint32Array(bytes.buffer).sort(), into);
      }
    },
  },
});
