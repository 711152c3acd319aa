// A result as data that can be looked at; the page draws it, no workload knows the page.

/**
 * An image in RGBA order, row by row from the top. `tint` says whether the stage's items lie evenly
 * over the rows from top to bottom, so that the page may colour rows by the processor that made them.
 */
export interface Picture {
  readonly kind: 'image';
  readonly width: number;
  readonly height: number;
  readonly rgba: Uint8ClampedArray<ArrayBuffer>;
  readonly tint: 'rows' | 'none';
  /** What the picture shows, for a person who cannot see it and for the caption. */
  readonly caption: string;
}
