// Where what shuffles made lies in a memory: above the job's arrays and below the pass, packed anew
// whenever a shuffle ends, since nobody knows before how long its parts will be.

import { Failure } from '../../contract/failure.ts';
import { noSegments } from '../../contract/array.ts';
import { align, ensureBytes } from './layout.ts';
import type { Segments, SegmentsSpec } from '../../contract/array.ts';
import type { Layout, SegmentPlace, SegmentRegion } from './layout.ts';

/** Views of what lies at `place`. */
export function segmentsAt(memory: WebAssembly.Memory, place: SegmentPlace): Segments {
  const { buffer } = memory;
  return {
    offsets: new Uint32Array(buffer, place.offset, place.parts + 1),
    bytes: new Uint8Array(buffer, bytesOffset(place.offset, place.parts), place.bytes),
  };
}

/** Bytes begin after the offsets, where any element may. */
function bytesOffset(offset: number, parts: number): number {
  return align(offset + 4 * (parts + 1));
}

export class SegmentStore {
  readonly specs: Readonly<Record<string, SegmentsSpec>>;
  readonly #memory: WebAssembly.Memory;
  readonly #base: number;
  #region: SegmentRegion;

  constructor(memory: WebAssembly.Memory, layout: Layout) {
    this.specs = layout.segments;
    this.#memory = memory;
    this.#base = layout.end;
    this.#region = { places: {}, end: layout.end };
  }

  /** Where everything lies now, and where a pass may begin. */
  get region(): SegmentRegion {
    return this.#region;
  }

  /** Leaves every part of every array empty. */
  clear(): void {
    this.#pack({});
  }

  /** Puts a shuffle's result in the place of what `array` held; overwrites the pass that was there. */
  put(array: string, segments: Segments): void {
    const kept: Record<string, Segments> = {};
    for (const name of Object.keys(this.#region.places)) {
      const { bytes, offsets } = this.get(name) ?? noSegments(0);
      // Copies: they may move onto each other.
      if (name !== array) kept[name] = { bytes: bytes.slice(), offsets: offsets.slice() };
    }
    this.#pack({ ...kept, [array]: segments });
  }

  /** Views of what a segments array holds; undefined of other arrays. */
  get(array: string): Segments | undefined {
    const place = this.#region.places[array];
    return place && segmentsAt(this.#memory, place);
  }

  /** Rejects where the job has no segments of that name. */
  read(array: string): Promise<Segments> {
    const found = this.get(array);
    if (found) return Promise.resolve(found);
    return Promise.reject(new Error(`The job has no segments "${array}".`));
  }

  #pack(contents: Readonly<Record<string, Segments>>): void {
    const places: Record<string, SegmentPlace> = {};
    let end = this.#base;
    for (const [name, { parts }] of Object.entries(this.specs)) {
      const bytes = contents[name]?.bytes.length ?? 0;
      places[name] = { offset: end, parts, bytes };
      end = align(bytesOffset(end, parts) + bytes);
    }
    try {
      ensureBytes(this.#memory, end);
    } catch {
      throw new Failure({ key: 'backend.memory', values: { neededBytes: end } });
    }
    this.#region = { places, end };
    for (const [name, place] of Object.entries(places)) {
      const { bytes, offsets } = contents[name] ?? noSegments(place.parts);
      const into = segmentsAt(this.#memory, place);
      into.offsets.set(offsets);
      into.bytes.set(bytes);
    }
  }
}
