// Named data of a job: element types and views over raw memory.

export type ElementType = 'u8' | 'i32' | 'u32' | 'f32' | 'f64';

/** Shape of a named array: element type and number of elements. */
export interface ArraySpec {
  readonly type: ElementType;
  readonly length: number;
}

/**
 * Bytes in `parts` parts of any length each: made by a shuffle, as long as what was emitted. A job holds
 * room for the most parts that its stages have.
 */
export interface SegmentsSpec {
  readonly type: 'segments';
  readonly parts: number;
}

/** Specs of all arrays of a job by name. */
export type JobArrays = Readonly<Record<string, ArraySpec | SegmentsSpec>>;

export type View = Uint8Array | Int32Array | Uint32Array | Float32Array | Float64Array;

/** Arrays of a job by name. */
export type Arrays = Readonly<Record<string, View>>;

/** What a segments array holds: part k is the bytes [offsets[k], offsets[k + 1]). */
export interface Segments {
  readonly bytes: Uint8Array;
  /** One more than there are parts. */
  readonly offsets: Uint32Array;
}

/** The arrays whose size is known before they are filled. */
export function plainArrays(arrays: JobArrays): Readonly<Record<string, ArraySpec>> {
  const found: Record<string, ArraySpec> = {};
  for (const [name, spec] of Object.entries(arrays)) {
    if (spec.type !== 'segments') found[name] = spec;
  }
  return found;
}

/** The arrays that shuffles fill. */
export function segmentArrays(arrays: JobArrays): Readonly<Record<string, SegmentsSpec>> {
  const found: Record<string, SegmentsSpec> = {};
  for (const [name, spec] of Object.entries(arrays)) {
    if (spec.type === 'segments') found[name] = spec;
  }
  return found;
}

/** A segments array of `parts` empty parts. */
export function noSegments(parts: number): Segments {
  return { bytes: new Uint8Array(), offsets: new Uint32Array(parts + 1) };
}

const viewConstructors = {
  u8: Uint8Array,
  i32: Int32Array,
  u32: Uint32Array,
  f32: Float32Array,
  f64: Float64Array,
} as const;

/** The element type of a view. */
export function typeOf(view: View): ElementType {
  if (view instanceof Uint8Array) return 'u8';
  if (view instanceof Int32Array) return 'i32';
  if (view instanceof Uint32Array) return 'u32';
  return view instanceof Float32Array ? 'f32' : 'f64';
}

/** Bytes of one element. */
export function elementBytes(type: ElementType): number {
  return viewConstructors[type].BYTES_PER_ELEMENT;
}

/** Bytes of the whole array. */
export function arrayBytes(spec: ArraySpec): number {
  return spec.length * elementBytes(spec.type);
}

/** A view of `length` elements of `type` over `buffer` from `byteOffset` (a multiple of the element's size). */
export function makeView(
  type: ElementType,
  buffer: ArrayBufferLike,
  byteOffset: number,
  length: number,
): View {
  switch (type) {
    case 'u8':
      return new Uint8Array(buffer, byteOffset, length);
    case 'i32':
      return new Int32Array(buffer, byteOffset, length);
    case 'u32':
      return new Uint32Array(buffer, byteOffset, length);
    case 'f32':
      return new Float32Array(buffer, byteOffset, length);
    case 'f64':
      return new Float64Array(buffer, byteOffset, length);
  }
}

/**
 * Gives a private buffer's memory back now: a collection of garbage may be long in coming. Whatever views it has no
 * elements then; shared memory stays as it is.
 */
export function releaseMemory({ buffer }: Pick<View, 'buffer'>): void {
  // Chrome 114, Firefox 122, Safari 17.4; elsewhere it is collected.
  if (buffer instanceof ArrayBuffer) (buffer as Partial<ArrayBuffer>).transfer?.(0);
}

/** From this size on a copy is worth avoiding. */
const sendableBytes = 2 ** 18;

/** As `makeArray`, but over memory that a message shares instead of copying it, where the browser has such. */
export function makeSendableArray({ type, length }: ArraySpec): View {
  const bytes = length * elementBytes(type);
  const shares = typeof SharedArrayBuffer !== 'undefined' && bytes >= sendableBytes;
  return shares
    ? makeView(type, new SharedArrayBuffer(bytes), 0, length)
    : makeArray({ type, length });
}

/** A view over new private memory, filled with zeros. */
export function makeArray(spec: ArraySpec): View {
  return new viewConstructors[spec.type](spec.length);
}
