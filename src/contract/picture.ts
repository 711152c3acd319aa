// A result as data that can be looked at; the page draws it, no workload knows the page.

/** What a result looks like; the caption also serves a person who cannot see it. */
export type Picture = ImagePicture | BarsPicture | PointsPicture | LinesPicture;

/**
 * An image in RGBA order, row by row from the top. `tint` says whether the stage's items lie evenly
 * over the rows from top to bottom, so that the page may colour rows by the processor that made them.
 */
export interface ImagePicture {
  readonly kind: 'image';
  readonly width: number;
  readonly height: number;
  readonly rgba: Uint8ClampedArray<ArrayBuffer>;
  readonly tint: 'rows' | 'none';
  readonly caption: string;
}

/** Named values, longest first or in their own order; at most 40. */
export interface BarsPicture {
  readonly kind: 'bars';
  readonly bars: readonly { readonly label: string; readonly value: number }[];
  readonly unit: string;
  readonly caption: string;
}

/** Points of a plane, at most 20,000: x, y and the group of each, and marked places such as centres. */
export interface PointsPicture {
  readonly kind: 'points';
  readonly x: Float32Array;
  readonly y: Float32Array;
  /** 0, 1, ... per point: it gets the colour of that group. */
  readonly group: Uint8Array;
  readonly marks: readonly { readonly x: number; readonly y: number }[];
  readonly caption: string;
}

/** Lines over one axis, at most 1,000 points each. */
export interface LinesPicture {
  readonly kind: 'lines';
  readonly lines: readonly {
    readonly label: string;
    readonly x: readonly number[];
    readonly y: readonly number[];
  }[];
  /** What the axes count, with the unit, e.g. "Time (s)". */
  readonly xLabel: string;
  readonly yLabel: string;
  readonly caption: string;
}

/** Red, green and blue from 0 to 255; undefined where there is nothing yet (drawn transparent). */
export type Colour = readonly [red: number, green: number, blue: number];
