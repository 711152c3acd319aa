// MapReduce's first example (Dean and Ghemawat 2004): lines are read by their offsets, words of any length
// are shuffled by their hash, and each part emits its table, sorted, to a second shuffle.

import { makeWorkload } from '../../kit/make-workload.ts';
import { makeRandom } from '../../kit/random.ts';
import type { Window } from '../../contract/kernel.ts';
import type { Stage } from '../../contract/stage.ts';

const parts = 7;
const space = 32;
/** Bytes of a line are chosen before its words are: the array's size is known without the seed. */
const mostLineBytes = 90;

function lineBytes(line: number): number {
  // Some lines are empty.
  return (line * 37) % (mostLineBytes + 1);
}

function lineStarts(lines: number): Uint32Array {
  const starts = new Uint32Array(lines + 1);
  for (let line = 0; line < lines; line++) {
    starts[line + 1] = (starts[line] ?? 0) + lineBytes(line);
  }
  return starts;
}

function mapStage(lines: number): Stage {
  return {
    name: 'map',
    entry: 'map',
    items: lines,
    args: {},
    arrays: {
      text: { how: 'scatter', offsets: 'lineStarts', array: 'text' },
      words: { how: 'shuffle', parts, array: 'words' },
    },
  };
}

const reduceStage: Stage = {
  name: 'reduce',
  entry: 'reduce',
  items: parts,
  grain: 1,
  args: {},
  arrays: {
    words: { how: 'scatter', perItem: 1, array: 'words' },
    table: { how: 'shuffle', parts, array: 'table' },
  },
};

/** The bytes of item `i` of a window with offsets. */
function itemBytes({ view, first, offsets }: Window, i: number): Uint8Array {
  return view.subarray(offsets?.[i - first], offsets?.[i - first + 1]) as Uint8Array;
}

function toBytes(text: string): Uint8Array {
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
}

export const wordCount = /* @__PURE__ */ makeWorkload({
  id: 'test-word-count',
  size: 400,
  outputs: ['table'],
  arrays: (lines) => ({
    text: { type: 'u8', length: lineStarts(lines)[lines] ?? 0 },
    lineStarts: { type: 'u32', length: lines + 1 },
    words: { type: 'segments', parts },
    table: { type: 'segments', parts },
  }),
  input(lines, seed) {
    const starts = lineStarts(lines);
    const text = new Uint8Array(starts[lines] ?? 0).fill(space);
    const random = makeRandom(seed);
    for (let line = 0; line < lines; line++) {
      for (let at = starts[line] ?? 0; at < (starts[line + 1] ?? 0); at++) {
        // About one in five is a space; few letters, so that words repeat.
        const draw = random() % 15;
        if (draw >= 3) text[at] = 97 + (draw % 4);
      }
    }
    return { text, lineStarts: starts };
  },
  async *program(lines) {
    yield mapStage(lines);
    yield reduceStage;
  },
  mainStage: mapStage,
  entries: {
    map({ text }, { start, end }, _args, emit) {
      for (let line = start; line < end; line++) {
        const bytes = text ? itemBytes(text, line) : new Uint8Array();
        let [from, hash] = [0, 0];
        for (let at = 0; at <= bytes.length; at++) {
          const byte = bytes[at] ?? space;
          if (byte !== space) {
            hash = (Math.imul(hash, 31) + byte) >>> 0;
            continue;
          }
          if (at > from) emit(hash % parts, bytes.slice(from, at + 1).fill(space, at - from));
          if (at > from && at === bytes.length) emit(hash % parts, Uint8Array.of(space));
          [from, hash] = [at + 1, 0];
        }
      }
    },
    reduce({ words }, { start, end }, _args, emit) {
      for (let part = start; part < end; part++) {
        const counts = new Map<string, number>();
        const text = String.fromCharCode(...(words ? itemBytes(words, part) : []));
        for (const word of text.split(' ')) {
          if (word !== '') counts.set(word, (counts.get(word) ?? 0) + 1);
        }
        for (const [word, count] of [...counts].toSorted(([a], [b]) => (a < b ? -1 : 1))) {
          emit(part, toBytes(`${word} ${count}\n`));
        }
      }
    },
  },
});
