// Compares results with a reference, element by element.

import type { Arrays, View } from '../contract/array.ts';
import type { Comparison, Verdict } from '../contract/verdict.ts';

/**
 * Compares two arrays of equal length element by element. NaN equals NaN and nothing else; an
 * element that is missing counts as different. Zeros of either sign are equal.
 */
export function compareArrays(
  array: string,
  actual: View,
  expected: View,
  comparison: Comparison,
): Verdict {
  const tolerance = comparison.rule === 'exact' ? 0 : comparison.tolerance;
  const limit = comparison.rule === 'absolute' ? tolerance : 0;
  let maxError = 0;
  let differing = 0;
  let outside = -1;
  for (let index = 0; index < expected.length; index++) {
    const want = expected[index] as number;
    const got = actual[index] as number;
    if (got === want) continue;
    if (Number.isNaN(got) && Number.isNaN(want)) continue;
    const error = errorOf(got, want);
    differing += 1;
    if (error > maxError) maxError = error;
    if (outside < 0 && error > limit) outside = index;
  }
  const differingShare = expected.length === 0 ? 0 : differing / expected.length;
  const ok =
    actual.length === expected.length &&
    (comparison.rule === 'share' ? differingShare <= tolerance : outside < 0);
  const { rule } = comparison;
  const verdict = { ok, rule, tolerance, compared: expected.length, maxError, differingShare };
  if (ok) return verdict;
  const index = outside < 0 ? Math.min(actual.length, expected.length) : outside;
  const want = expected[index] ?? Number.NaN;
  const got = actual[index] ?? Number.NaN;
  return {
    ...verdict,
    mismatch: { array, index, expected: want, actual: got, error: errorOf(got, want) },
  };
}

/**
 * Compares the named arrays of a result, one after the other: the verdict of the first that differs, else of all
 * together. An array that is missing differs.
 */
export function compareOutputs(
  names: readonly string[],
  output: Arrays,
  expected: Arrays,
  comparison: Comparison,
): Verdict {
  const none = new Uint8Array();
  const verdicts = names.map((name) =>
    compareArrays(name, output[name] ?? none, expected[name] ?? none, comparison),
  );
  const [first] = verdicts;
  if (!first) throw new Error('There is no array to compare.');
  const wrong = verdicts.find(({ ok }) => !ok);
  if (wrong) return wrong;
  const compared = verdicts.reduce((sum, verdict) => sum + verdict.compared, 0);
  const differing = verdicts.reduce((sum, v) => sum + v.differingShare * v.compared, 0);
  return {
    ...first,
    compared,
    maxError: Math.max(...verdicts.map(({ maxError }) => maxError)),
    differingShare: compared === 0 ? 0 : differing / compared,
  };
}

/** |got - want|; infinite where either is missing or not a number. */
function errorOf(got: number | undefined, want: number): number {
  const error = Math.abs((got ?? Number.NaN) - want);
  return Number.isNaN(error) ? Number.POSITIVE_INFINITY : error;
}
