// Lists and ranges of processors as they are typed.

import { expect, test } from 'vitest';
import { processorsToText, textToProcessors } from './processor-list.ts';

test.each([
  ['1, 2, 4', [1, 2, 4]],
  ['4 2,1;2', [1, 2, 4]],
  ['1-4', [1, 2, 3, 4]],
  ['1 - 3, 8', [1, 2, 3, 8]],
  ['2..4', [2, 3, 4]],
  ['0', [0]],
  ['1000', [1000]],
  ['', []],
  ['1-999999999', [1, 999999999]],
])('%j', (text, expected) => {
  expect(textToProcessors(text)).toEqual(expected);
});

test.each(['two', '1.5', '-1', '4-1', '1,,x', '1e3', '9'.repeat(40)])(
  '%j has a part that is no count',
  (text) => {
    expect(textToProcessors(text).some(Number.isNaN)).toBe(true);
  },
);

test('a run of counts is written as a range', () => {
  expect(processorsToText([1, 2, 3, 4])).toBe('1-4');
  expect(processorsToText([1, 2, 3])).toBe('1, 2, 3');
  expect(processorsToText([1, 2, 4, 8])).toBe('1, 2, 4, 8');
  expect(processorsToText([])).toBe('');
});
