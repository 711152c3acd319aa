import { describe, expect, it } from 'vitest';
import { asksToText, countsOf, textToAsks } from './asks.ts';

describe('a question', () => {
  it.each(['faster-3-than-2', 'times-4', 'efficiency-8', 'reach-8', 'pays-2'])(
    '%s is spelled as it is read',
    (text) => {
      const asks = textToAsks(text);
      expect(asks && asksToText(asks)).toBe(text);
    },
  );

  it.each([
    '',
    'what',
    'faster-3',
    'times-4-than-2',
    'faster-2-than-2',
    'times-',
    '__proto__',
    'pays-1e9',
    `times-${'9'.repeat(20_000)}x`,
  ])('is not read from %.20s', (text) => expect(textToAsks(text)).toBeUndefined());

  it('is about the counts that it names', () => {
    expect(countsOf({ kind: 'faster', processors: 3, than: 2 })).toEqual([3, 2]);
    expect(countsOf({ kind: 'pays', processors: 2 })).toEqual([2]);
  });
});
