// Where what shuffles made lies in a memory: above the job's arrays, and below the next pass. Nobody knows before how
// long its parts will be, so each finds its room when its shuffle ends.

import { Failure } from '../../contract/failure.ts';
import { align, ensureBytes } from './layout.ts';
import type { Emitted } from '../../pipeline/emitted.ts';
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

/** Where something else may begin after it. */
function endOf({ offset, parts, bytes }: SegmentPlace): number {
  return align(bytesOffset(offset, parts) + bytes);
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
    const places: Record<string, SegmentPlace> = {};
    let end = this.#base;
    for (const [name, { parts }] of Object.entries(this.specs)) {
      places[name] = { offset: end, parts, bytes: 0 };
      end = endOf(places[name]);
    }
    this.#ensure(end);
    this.#region = { places, end };
    for (const name of Object.keys(places)) this.get(name)?.offsets.fill(0);
  }

  /**
   * Puts a shuffle's result in the place of what `array` held. What it is copied from lies between `region.end`
   * and `busyEnd` and stays whole meanwhile.
   */
  put(array: string, emitted: Emitted, busyEnd: number): void {
    const spec = this.specs[array];
    if (!spec) throw new Error(`The job has no segments "${array}".`);
    const { [array]: _old, ...others } = this.#region.places;
    const sized = { parts: spec.parts, bytes: emitted.length };
    const bytes = endOf({ ...sized, offset: 0 });
    const place = { ...sized, offset: this.#findRoom(bytes, Object.values(others), busyEnd) };
    this.#ensure(endOf(place));
    emitted.copyTo(segmentsAt(this.#memory, place));
    const places = { ...others, [array]: place };
    this.#region = { places, end: Math.max(...Object.values(places).map(endOf)) };
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

  /** The lowest offset with room for so many bytes: between `others`, below the pass, or above it. */
  #findRoom(bytes: number, others: readonly SegmentPlace[], busyEnd: number): number {
    let offset = this.#base;
    for (const other of others.toSorted((a, b) => a.offset - b.offset)) {
      if (offset + bytes <= other.offset) return offset;
      offset = endOf(other);
    }
    return offset + bytes <= this.#region.end ? offset : align(busyEnd);
  }

  #ensure(end: number): void {
    try {
      ensureBytes(this.#memory, end);
    } catch {
      throw new Failure({ key: 'backend.memory', values: { neededBytes: end } });
    }
  }
}
