// Named data of a job: element types and views over raw memory.

export type ElementType = 'u8' | 'i32' | 'u32' | 'f32' | 'f64';

/** Shape of a named array: element type and number of elements. */
export interface ArraySpec {
  readonly type: ElementType;
  readonly length: number;
}

export type View = Uint8Array | Int32Array | Uint32Array | Float32Array | Float64Array;

/** Arrays of a job by name. */
export type Arrays = Readonly<Record<string, View>>;

const viewConstructors = {
  u8: Uint8Array,
  i32: Int32Array,
  u32: Uint32Array,
  f32: Float32Array,
  f64: Float64Array,
} as const;

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

/** A view over new private memory, filled with zeros. */
export function makeArray(spec: ArraySpec): View {
  return new viewConstructors[spec.type](spec.length);
}
