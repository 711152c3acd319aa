import { expect, it } from 'vitest';
import { isSameFile } from './same-file.ts';

const file = { name: 'book.txt', bytes: 5, sha256: 'ab' };

it.each([
  [file, true],
  [{ ...file, sha256: 'cd' }, false],
  [{ ...file, bytes: 6 }, false],
  [{ ...file, name: 'other.txt' }, false],
  // Nothing tells it from the one that is meant.
  [{ name: 'book.txt', bytes: 5 }, true],
  [undefined, false],
])('%j', (other, same) => {
  expect(isSameFile(file, other)).toBe(same);
});
