// The kernel's entries, around any way to pack the words of a piece; the JavaScript kernel packs them itself.

import type { Emit, Kernel, KernelEntries } from '../../contract/kernel.ts';
import { cutWords, pieceEnds } from './cut.ts';
import { listWords } from './list-words.ts';
import { foldedBytes, packedBytes, partCount, slotCount, slotLength } from './stage.ts';
import type { MapArguments, MapWindows, ReduceWindows } from './stage.ts';
import { packWords } from './tally.ts';
import type { Workspace } from './tally.ts';

/** Packs the words in `folded`, as `packWords` does. */
export type Pack = (workspace: Workspace, length: number, combine: boolean) => void;

/** A part of an item's own room. */
function roomOf<View extends Uint8Array | Uint32Array>(
  view: View,
  index: number,
  length: number,
): View {
  return view.subarray(index * length, (index + 1) * length) as View;
}

function emitParts({ packed, ends }: Workspace, emit: Emit): void {
  for (let part = 0; part < partCount; part++) {
    const [start = 0, end = 0] = [part === 0 ? 0 : ends[part - 1], ends[part]];
    if (end > start) emit(part, packed.subarray(start, end));
  }
}

function mapWith(pack: Pack): Kernel {
  return (windows, range, args, emit) => {
    const { text, folded, slots, packed, ends } = windows as unknown as MapWindows;
    const { combine } = args as MapArguments;
    for (let item = range.start; item < range.end; item++) {
      const at = item - text.first;
      const chunk = (text.view as Uint8Array).subarray(text.offsets?.[at], text.offsets?.[at + 1]);
      const own = item - folded.first;
      const workspace = {
        folded: roomOf(folded.view as Uint8Array, own, foldedBytes),
        slots: roomOf(slots.view as Uint32Array, own, slotLength * slotCount),
        packed: roomOf(packed.view as Uint8Array, own, packedBytes),
        ends: roomOf(ends.view as Uint32Array, own, partCount),
      };
      let start = 0;
      for (const end of pieceEnds(chunk)) {
        const length = cutWords(chunk.subarray(start, end), workspace.folded);
        pack(workspace, length, combine === 1);
        emitParts(workspace, emit);
        start = end;
      }
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

export function entriesWith(pack: Pack): KernelEntries {
  return { map: mapWith(pack), reduce };
}

export const kernelEntries: KernelEntries = entriesWith(packWords);
