// What a comparison with the serial reference found.

/** The first element outside the tolerance. */
export interface Mismatch {
  readonly array: string;
  readonly index: number;
  readonly expected: number;
  readonly actual: number;
  /** Absolute error |actual - expected|. */
  readonly error: number;
}

/**
 * Verified, or the first mismatch. `rule` names the comparison: exact (bit for bit), absolute (every
 * element within `tolerance`), or share (at most the share `tolerance` of elements differs).
 */
export interface Verdict {
  readonly ok: boolean;
  readonly rule: 'exact' | 'absolute' | 'share';
  /** 0 for exact; an absolute error; or a share between 0 and 1. */
  readonly tolerance: number;
  /** Elements compared. */
  readonly compared: number;
  /** The largest absolute error found. */
  readonly maxError: number;
  /** Share of elements that differ at all, between 0 and 1. */
  readonly differingShare: number;
  readonly mismatch?: Mismatch;
}

/** How a result is compared: see `Verdict.rule` and `Verdict.tolerance`. */
export type Comparison =
  { readonly rule: 'exact' } | { readonly rule: 'absolute' | 'share'; readonly tolerance: number };
