// What a word is: against Python's regular expressions, Unicode's own test file, and the platform's segmenter over
// whole texts; and that it depends on nothing but the word.

import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { between, kindOf } from './characters.ts';
import { boundaryFrom } from './cut.ts';
import { wordsIn } from './words-in.ts';

const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

function fixture(name: string): string {
  return readFileSync(new URL(name, import.meta.url), 'utf8');
}

function countsOf(words: readonly string[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const word of words) counts[word] = (counts[word] ?? 0) + 1;
  return counts;
}

const segmenter = new Intl.Segmenter('en', { granularity: 'word' });

const dictionaryScripts =
  /(?=[\p{L}\p{Nl}])[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{scx=Thai}\p{scx=Lao}\p{scx=Khmr}\p{scx=Mymr}]/u;
/** A letter or number and what joins on to it, as a set of characters rather than by looking at each. */
const cluster = /[\p{L}\p{N}](?:(?!\u200b)[\p{M}\p{Cf}\p{EMod}])*/gu;

/** The words of a whole text: clusters in a row of one kind, and those of the dictionary's scripts as segmented. */
function expectedWords(text: string): readonly string[] {
  const breaks = new Set([...segmenter.segment(text)].map(({ index }) => index));
  const words: string[] = [];
  let [end, wasGapless] = [-1, false];
  for (const { 0: found, index } of text.matchAll(cluster)) {
    const isGapless = dictionaryScripts.test(String.fromCodePoint(found.codePointAt(0) ?? 0));
    const isBroken = isGapless && breaks.has(index);
    const goesOn = index === end && isGapless === wasGapless && !isBroken;
    words.push(goesOn ? `${words.pop()}${found}` : found);
    [end, wasGapless] = [index + found.length, isGapless];
  }
  return words.map((word) => word.toLowerCase());
}

/** Characters at which cutting goes wrong most easily, and words of languages without gaps. */
const nasty = fc.oneof(
  fc.constantFrom(
    ...Array.from(
      " \n\t\r.,'_-\u2019:;/\u00b7\u2014\u00a0\u3000\u3001\u3002\u0085\u2028\u2029\u200b",
    ),
  ),
  fc.constantFrom(
    'a',
    'Z',
    '7',
    '\u00b2',
    '\u2460',
    '\u00e9',
    '\u0130',
    '\u1e9e',
    '\u03a3',
    '\u03b1',
    '\u0416',
    '\u05d0',
    '\u0623',
    '\u0915',
  ),
  fc.constantFrom(
    '\u0301',
    '\u0308',
    '\u200c',
    '\u200d',
    '\u00ad',
    '\ufeff',
    '\u200f',
    '\u2060',
    '\ufe0f',
    '\u{1f3fd}',
    '\u094d',
    '\u3099',
  ),
  fc.constantFrom(
    '\u{1f468}\u200d\u{1f469}',
    '\u{1f1e9}\u{1f1ea}',
    '\u1112\u1161\u11ab',
    '\ud55c',
    '\u{1d49c}',
    '\u0e52',
    '\u{20000}',
  ),
  fc.constantFrom(
    '漢字',
    '我们',
    '学习',
    '計算',
    '東京都',
    'コーヒー',
    'これは',
    '〇',
    '々',
    'ภาษา',
    'ไทย',
    'ລາວ',
    'ភាសា',
    'မြန်မာ',
  ),
);
const nastyText = fc.array(nasty, { maxLength: 60 }).map((parts) => parts.join(''));

describe('a word', () => {
  test.each([
    ["Don't stop.", ['don', 't', 'stop']],
    ['', []],
    ['  \n', []],
    ['Ärger in Øre, ÉTÉ', ['ärger', 'in', 'øre', 'été']],
    ['Привет, МИР!', ['привет', 'мир']],
    ['नमस्ते दुनिया', ['नमस्ते', 'दुनिया']],
    ['x² = 3', ['x²', '3']],
    ['5 m² 漢字 x² ①', ['5', 'm²', '漢字', 'x²', '①']],
    ['x²漢字m²', ['x²', '漢字', 'm²']],
    ['iPhone手机3个', ['iphone', '手机', '3', '个']],
    ['\u0301a \u00adb \ufeffc', ['a', 'b', 'c']],
    ['a\u0301\u00ad b\u200f', ['a\u0301\u00ad', 'b\u200f']],
    ['字\u0301\u200d字', ['字\u0301\u200d', '字']],
    ['a\u200bb', ['a', 'b']],
    ['1\ufe0f\u20e3 \u{1f468}\u200d\u{1f469} \u{1f1e9}\u{1f1ea}', ['1\ufe0f\u20e3']],
    // A sigma that ends its word, whatever follows the word (SpecialCasing.txt, Final_Sigma).
    ["ΑΣ ΑΣ'Α ΑΣ.Α Σ", ['ας', 'ας', 'α', 'ας', 'α', 'σ']],
  ])('of %j', (text, words) => {
    expect(wordsIn(text)).toEqual(words.toSorted());
  });

  test('of Chinese is found by a dictionary, and punctuation is none', () => {
    const words = wordsIn('我们在学习并行计算。我们很高兴！');
    expect(words.join('')).toHaveLength(14);
    expect(words.filter((word) => word === '我们')).toHaveLength(2);
    expect(words.length).toBeGreaterThan(5);
  });

  // languages.py says how they were counted.
  test('of many languages is what Python finds with the properties of Unicode', () => {
    const expected = JSON.parse(fixture('languages.json')) as Record<string, number>;
    expect(countsOf(wordsIn(fixture('languages.txt')))).toEqual(expected);
  });

  test('is the same as in the whole text that the platform cuts, and in pieces of any size', () => {
    fc.assert(
      fc.property(nastyText, fc.integer({ min: 32, max: 300 }), (text, room) => {
        expect(wordsIn(text, room).join(' ')).toBe(expectedWords(text).toSorted().join(' '));
      }),
      { numRuns: 1_000 },
    );
  });

  test('is the same on each side of a place where a text may be cut', () => {
    fc.assert(
      fc.property(nastyText, fc.array(fc.nat(300), { maxLength: 4 }), (text, places) => {
        const bytes = encoder.encode(text);
        const cuts = places.map((place) => boundaryFrom(bytes, place)).toSorted((a, b) => a - b);
        const edges = [0, ...cuts, bytes.length];
        const parts = edges.slice(1).map((end, i) => bytes.subarray(edges[i], end));
        expect(parts.flatMap((part) => wordsIn(part)).toSorted()).toEqual(wordsIn(bytes));
      }),
      { numRuns: 1_000 },
    );
  });

  test('does not depend on its neighbours', () => {
    fc.assert(
      fc.property(nastyText, nastyText, (text, other) => {
        const alone = [other, text, other].flatMap((part) => wordsIn(part));
        expect(wordsIn(`${other} ${text}\n${other}`)).toEqual(alone.toSorted());
      }),
      { numRuns: 500 },
    );
  });
});

describe('a place where a text may be cut', () => {
  test.each([
    ['after a blank', 'alpha beta', 2, 6],
    ['after a comma', 'alpha,beta', 2, 6],
    ['after an em dash', 'alpha\u2014beta', 2, 8],
    ['after a no-break space', 'alpha\u00a0beta', 2, 7],
    ['within a character, after it', '\u2014\u2014a', 1, 6],
    ['never in a word', 'alphabet', 2, 8],
    ['never before what joins on', 'a\u00adb c', 1, 5],
    ['never in a run without gaps', '漢字漢字。漢字', 3, 15],
    ['nor beyond the end', 'a b', 9, 3],
  ])('is %s', (_, text, from, place) => {
    expect(boundaryFrom(encoder.encode(text), from)).toBe(place);
  });

  test('comes after a character of no word, and after the first one', () => {
    fc.assert(
      fc.property(nastyText, fc.nat(200), (text, from) => {
        const bytes = encoder.encode(text);
        const place = boundaryFrom(bytes, from);
        const last = Array.from(decoder.decode(bytes.subarray(0, place))).at(-1);
        if (place < bytes.length) expect(kindOf(last?.codePointAt(0) as number)).toBe(between);
      }),
    );
  });
});

test.each([
  ['ASCII', 'A', 'a'],
  ['Cyrillic', 'Ж', 'ж'],
  ['a letter whose lower case takes more bytes', '\u023a', '\u2c65'],
])('a word of a million letters is one word: %s', (_, capital, small) => {
  const word = capital.repeat(1_000_000);
  const words = wordsIn(`${word} \u{20000}\u0301 ${word}`);
  expect(words.map(({ length }) => length)).toEqual([1_000_000, 1_000_000, 3]);
  expect(words[1] === small.repeat(1_000_000)).toBe(true);
});
