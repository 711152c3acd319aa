// The kernel's entries, around any way to count words and to pack them; the JavaScript kernel does so itself.

import type { Emit, Kernel, KernelEntries, Windows } from '../../contract/kernel.ts';
import { cutWords } from './cut.ts';
import { listWords } from './list-words.ts';
import { partCount } from './stage.ts';
import type { MapArguments, MapWindows, ReduceWindows } from './stage.ts';
import { clearTable, countWords, packEach, packLong, packTable } from './word-table.ts';
import type { Packed, WordTable } from './word-table.ts';

/** What a kernel does with the words of a piece, as the functions of `word-table.ts` do. */
export interface WordCounter {
  readonly count: typeof countWords;
  readonly packTable: typeof packTable;
  readonly packEach: typeof packEach;
}

interface Workspace extends WordTable, Packed {
  readonly folded: Uint8Array;
}

function workspaceOf(windows: Windows): Workspace {
  const { folded, slots, words, kept, used, packed, ends } = windows as unknown as MapWindows;
  return {
    folded: folded.view as Uint8Array,
    slots: slots.view as Uint32Array,
    words: words.view as Uint32Array,
    kept: kept.view as Uint8Array,
    used: used.view as Uint32Array,
    packed: packed.view as Uint8Array,
    ends: ends.view as Uint32Array,
  };
}

function emitParts({ packed, ends }: Packed, emit: Emit): void {
  for (let part = 0; part < partCount; part++) {
    const [start = 0, end = 0] = [part === 0 ? 0 : ends[part - 1], ends[part]];
    if (end > start) emit(part, packed.subarray(start, end));
  }
}

/** Sends the table's words on their way; it is empty then. */
function flush(space: Workspace, { packTable }: WordCounter, emit: Emit): void {
  packTable(space, space);
  emitParts(space, emit);
  clearTable(space);
}

function emitLong(word: Uint8Array, emit: Emit): void {
  const { part, entry } = packLong(word);
  emit(part, entry);
}

/** Words of a chunk with their numbers in it, as far as the table has room; else in several goes. */
function mapCombined(chunk: Uint8Array, space: Workspace, counter: WordCounter, emit: Emit): void {
  clearTable(space);
  cutWords(chunk, space.folded, {
    takePiece(length) {
      for (let from = 0; ;) {
        from = counter.count(space, space.folded, from, length);
        if (from === length) break;
        flush(space, counter, emit);
      }
    },
    takeLong: (word) => emitLong(word, emit),
  });
  flush(space, counter, emit);
}

function mapEach(chunk: Uint8Array, space: Workspace, counter: WordCounter, emit: Emit): void {
  cutWords(chunk, space.folded, {
    takePiece(length) {
      counter.packEach(space.folded, length, space);
      emitParts(space, emit);
    },
    takeLong: (word) => emitLong(word, emit),
  });
}

function mapWith(counter: WordCounter): Kernel {
  return (windows, range, args, emit) => {
    const { text } = windows as unknown as MapWindows;
    const { combine } = args as MapArguments;
    const space = workspaceOf(windows);
    const map = combine === 1 ? mapCombined : mapEach;
    for (let item = range.start; item < range.end; item++) {
      const at = item - text.first;
      const chunk = (text.view as Uint8Array).subarray(text.offsets?.[at], text.offsets?.[at + 1]);
      map(chunk, space, counter, emit);
    }
  };
}

const reduce: Kernel = (windows, range, _args, emit) => {
  const { pairs } = windows as unknown as ReduceWindows;
  for (let part = range.start; part < range.end; part++) {
    const at = part - pairs.first;
    const entries = (pairs.view as Uint8Array).subarray(
      pairs.offsets?.[at],
      pairs.offsets?.[at + 1],
    );
    const lines = listWords(entries);
    if (lines.length > 0) emit(part, lines);
  }
};

export function entriesWith(counter: WordCounter): KernelEntries {
  return { map: mapWith(counter), reduce };
}

export const kernelEntries: KernelEntries = entriesWith({ count: countWords, packTable, packEach });
