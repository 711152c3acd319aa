// A copy and a digest of a reference find the same; only what differs costs the digest another computation.

import { describe, expect, it } from 'vitest';
import { deskHere } from '../contract/desk.ts';
import { compareArrays } from '../kit/compare-arrays.ts';
import { imageFilter } from '../workloads/image-filter/workload.ts';
import { isLarge, keepReference } from './reference-output.ts';
import type { Arrays, View } from '../contract/array.ts';
import type { Workload } from '../contract/workload.ts';

const workload: Workload = {
  ...imageFilter,
  check: (_p, output, expected) =>
    compareArrays('out', output['out'] as View, expected['out'] as View, { rule: 'exact' }),
};

const made = (output: Arrays) => ({ workload, p: {}, output, kernel: 'js' }) as const;

const reference = Uint8Array.from({ length: 10_003 }, (_, i) => (i * 7_919) % 251);

describe.each([
  ['a copy', false],
  ['a digest', true],
])('%s of the reference', (_, digested) => {
  it('verifies the same bytes without another computation', async () => {
    const kept = await keepReference(deskHere, { out: reference }, digested);
    const output = { out: reference.slice() };
    const remake = () => Promise.reject(new Error('It was computed once more.'));
    const checked = await kept.check(deskHere, made(output), remake);
    expect(checked.verdict).toMatchObject({ ok: true, compared: 10_003, maxError: 0 });
    expect(checked.output).toBe(output);
  });

  it.each([0, 1, 9_999, 10_002])('names the first difference, element %d', async (index) => {
    const kept = await keepReference(deskHere, { out: reference }, digested);
    // As in shared memory: the reference is made where the output lies.
    const place = reference.slice();
    place[index] = (place[index] ?? 0) ^ 1;
    const wrong = place.slice();
    const remake = () => {
      place.set(reference);
      return Promise.resolve({ out: place });
    };
    const { output, verdict } = await kept.check(deskHere, made({ out: place }), remake);
    expect(verdict).toMatchObject({ ok: false, mismatch: { array: 'out', index, error: 1 } });
    expect(output['out']).toEqual(wrong);
  });
});

it('tells words in another order apart', async () => {
  const kept = await keepReference(deskHere, { out: Int32Array.of(1, 2, 3, 4) }, true);
  const swapped = { out: Int32Array.of(2, 1, 3, 4) };
  const remake = () => Promise.resolve({ out: Int32Array.of(1, 2, 3, 4) });
  const { verdict } = await kept.check(deskHere, made(swapped), remake);
  expect(verdict.ok).toBe(false);
});

it('keeps small outputs as they are', () => {
  expect(isLarge({ out: new Uint8Array(1_000) })).toBe(false);
  expect(isLarge({ small: new Uint8Array(8), out: new Float64Array(2 ** 21) })).toBe(true);
});
