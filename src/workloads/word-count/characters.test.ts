// The kinds of characters: against Unicode's own test file, and the platform's segmenter for all of Unicode.

import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { gapless, joiner, kindOf } from './characters.ts';
import { wordsIn } from './words-in.ts';

const segmenter = new Intl.Segmenter('en', { granularity: 'word' });

const breaks = readFileSync(new URL('word-break-test.txt', import.meta.url), 'utf8');

test('a word has joiners with it wherever those who wrote rule WB4 have', () => {
  // A colon, comma, point, quotation mark or underscore between letters ends a word here.
  const mark = /[:,.'"_][\p{M}\p{Cf}]*/u;
  let compared = 0;
  for (const line of breaks.split('\n')) {
    if (!line.startsWith('÷')) continue;
    const segments = line
      .split('÷')
      .map((segment) => segment.match(/[0-9A-F]{4,}/g) ?? [])
      .map((points) => String.fromCodePoint(...points.map((point) => parseInt(point, 16))));
    const text = segments.join('');
    // No symbol is a letter, not even after a joiner.
    if (/\u200d\p{So}/u.test(text)) continue;
    compared++;
    const words = segments
      .flatMap((segment) => segment.split(mark))
      .filter((segment) => /[\p{L}\p{N}]/u.test(segment));
    expect(wordsIn(text), line).toEqual(words.map((word) => word.toLowerCase()).toSorted());
  }
  expect(compared).toBeGreaterThan(1_800);
});

test('a word has with it what the platform never breaks before, of all of Unicode', () => {
  const odd: string[] = [];
  for (let from = 0; from < 0x110000; from += 0x1000) {
    const points = Array.from({ length: 0x1000 }, (_, low) => from + low).filter(
      (point) =>
        /[^\p{L}\p{N}\p{Cn}\p{Co}\p{Cs}]/u.test(String.fromCodePoint(point)) && point !== 40,
    );
    // Each after a bracket: with it or apart from it.
    const text = points.map((point) => `(${String.fromCodePoint(point)}`).join('');
    const starts = new Set([...segmenter.segment(text)].map(({ index }) => index));
    let at = 0;
    for (const point of points) {
      if (starts.has(at + 1) === (kindOf(point) === joiner)) odd.push(point.toString(16));
      at += point > 0xffff ? 3 : 2;
    }
  }
  // Vietnamese reading marks: ICU breaks before them, but they are marks.
  expect(odd.filter((point) => !/^16ff[01]$/.test(point))).toEqual([]);
});

test('a word keeps its kinds of characters in lower case', () => {
  for (let point = 0; point < 0x110000; point++) {
    const lower = String.fromCodePoint(point).toLowerCase();
    const kinds = Array.from(lower, (character) => kindOf(character.codePointAt(0) as number));
    const kind = kindOf(point);
    if (kinds[0] !== kind || kinds.slice(1).some((other) => other !== joiner)) {
      expect.fail(`U+${point.toString(16)}`);
    }
    if (kind === gapless) expect(lower.codePointAt(0)).toBe(point);
  }
});
