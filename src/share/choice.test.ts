// Ids of choices to values and back; numbers stay what they are.

import { expect, test } from 'vitest';
import { choiceToId, idToChoice } from './choice.ts';

const parameters = [{ name: 'size' }, { name: 'how', choices: [{ id: 'one' }, { id: 'two' }] }];

test('an id is its value, and the value its id', () => {
  expect(idToChoice(parameters, 'how', 'two')).toBe(1);
  expect(choiceToId(parameters, 'how', 1)).toBe('two');
});

test('what is no choice has neither', () => {
  expect(idToChoice(parameters, 'how', 'three')).toBeUndefined();
  expect(idToChoice(parameters, 'size', 'one')).toBeUndefined();
  expect(idToChoice(parameters, 'missing', 'one')).toBeUndefined();
  expect(choiceToId(parameters, 'how', 2)).toBeUndefined();
  expect(choiceToId(parameters, 'size', 0)).toBeUndefined();
});
