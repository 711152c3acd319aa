// What can be the matter with a sound or an image of the person's own, and what of one is left out: keys and values.

export interface MediaMessages {
  /** A sound file that is no WAV. */
  'sound.other-kind': { readonly kind: string };
  /** Samples coded as the number says, which the format gives at a byte; null where it names its coding otherwise. */
  'sound.coding': { readonly offset: number; readonly code: number | null };
  /** Samples a second, which stand at a byte. */
  'sound.rate': { readonly offset: number; readonly found: number; readonly max: number };
  /** Bytes of a block that does not hold a sample of every channel. */
  'sound.block': {
    readonly offset: number;
    readonly found: number;
    readonly channels: number;
    readonly bits: number;
  };
  /** Of a recording of several channels their mean is read. */
  'sound.mixed': { readonly channels: number };
  /** Bits of a sample that is no plain number in so many bytes. */
  'sound.bits': {
    readonly offset: number;
    readonly bits: number;
    readonly bytes: number;
    readonly isFloat: boolean;
  };
  /** Samples with more bytes than their bits need, and no telling where the bits lie. */
  'sound.loose-bits': { readonly offset: number; readonly bits: number; readonly bytes: number };
  'sound.no-samples': { readonly offset: number };
  /** A chunk that ends behind the end of the file. */
  'sound.chunk-too-long': { readonly id: string; readonly offset: number };
  /** A sample that is no level (NaN, infinite or absurd) at a byte; `most`: the largest that is read. */
  'sound.sample': { readonly offset: number; readonly found: number; readonly most: number };
  /** In seconds; `frameSize` in samples. */
  'sound.too-short': { readonly found: number; readonly min: number; readonly frameSize: number };
  /** Samples that the file says it has and has not, in bytes, and where they begin. */
  'sound.cut': { readonly said: number; readonly found: number; readonly offset: number };
  /** An SVG: lines and not pixels. */
  'image.drawing': Readonly<Record<string, never>>;
  /** An animation, of which the first picture is taken. */
  'image.moving': Readonly<Record<string, never>>;
  /** More samples than those that are read, in a chunk at a byte. */
  'sound.second-data': { readonly offset: number };
}
