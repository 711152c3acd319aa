// A calibration as text, and back: what is read may be damaged, of a newer version, or written by anybody.

import * as v from 'valibot';
import { ceilingSchema } from '../record/ceiling-schema.ts';
import type { Ceiling } from '../record/ceiling.ts';

/** What a text turned out to be. */
export type CalibrationEntry =
  | { readonly kind: 'usable'; readonly calibration: Ceiling }
  /** Of a machine that reported so many cores. */
  | { readonly kind: 'other-machine'; readonly cores: number | null }
  | { readonly kind: 'newer' }
  | { readonly kind: 'damaged' };

/** Version of the text; one that says none is of the first. */
const version = 1;

/** No calibration is longer, in letters: what is, is not looked at. */
const longestText = 100_000;

const versioned = v.object({ version: v.optional(v.number(), version) });

export function calibrationToText(calibration: Ceiling): string {
  return JSON.stringify({ version, ...calibration });
}

/** Reads a text for a machine that reports `cores`. Never throws. */
export function textToCalibration(text: string, cores: number | null): CalibrationEntry {
  if (text.length > longestText) return { kind: 'damaged' };
  let given: unknown;
  try {
    given = JSON.parse(text);
  } catch {
    return { kind: 'damaged' };
  }
  const said = v.safeParse(versioned, given);
  if (!said.success) return { kind: 'damaged' };
  if (said.output.version > version) return { kind: 'newer' };
  const read = v.safeParse(ceilingSchema, given, { abortEarly: true });
  if (said.output.version !== version || !read.success) return { kind: 'damaged' };
  const calibration = read.output;
  if (calibration.cores !== cores) return { kind: 'other-machine', cores: calibration.cores };
  return { kind: 'usable', calibration };
}
