import { expect, test } from 'vitest';
import { tabAfterKey } from './tabs.tsx';

test.each([
  ['ArrowRight', 0, 1],
  ['ArrowRight', 2, 0],
  ['ArrowLeft', 0, 2],
  ['ArrowLeft', 1, 0],
  ['Home', 2, 0],
  ['End', 0, 2],
  ['Enter', 1, undefined],
  ['ArrowDown', 1, undefined],
] as const)('%s on tab %i of three leads to %s', (key, at, expected) => {
  expect(tabAfterKey(key, at, 3)).toBe(expected);
});
