// What every kernel counts, against values from outside: inputs that were read wrongly once, and texts of which the
// number of each word is known by how they are made. Every cut of the chunks into tasks, with and without combiner.

import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { buildsOf } from '../../testing/builds-of.ts';
import { cutAt, runCut } from '../../testing/run-cut.ts';
import type { Built } from '../../testing/run-cut.ts';
import { chunkStarts, chunksOf } from './corpus.ts';
import { sumTable } from './list-words.ts';
import { wordsIn } from './words-in.ts';
import { wordCount } from './workload.ts';

type Counts = Readonly<Record<string, number>>;

const encoder = new TextEncoder();

function fixture(name: string): string {
  return readFileSync(new URL(name, import.meta.url), 'utf8');
}

/** So many names, each between two quotation marks or other characters that are in no word. */
function list(names: readonly string[], times: number, before: string, after: string): string {
  const items = Array.from({ length: times }, (_, i) => before + names[i % names.length] + after);
  return items.join('');
}

function each(words: readonly string[], times: number): Counts {
  return Object.fromEntries(words.map((word) => [word, times]));
}

const greek = ['alpha', 'beta', 'gamma'];
const areas = 'the area is 5 m² and the side x² too ①\n'.repeat(20_000);
const areaWords = ['area', 'is', '5', 'm²', 'and', 'side', 'x²', 'too', '①'];

const texts: readonly (readonly [name: string, text: string, counts: Counts])[] = [
  // Each of three words (Unicode Standard Annex 29, rule WB4).
  ['joiners in Persian', fixture('persian-zwnj.txt'), each(['می‌خواهم', 'می‌روم', 'کتاب‌ها'], 1)],
  ['soft hyphens', fixture('soft-hyphen.txt'), { 'co\u00adoperate': 2, cooperate: 1 }],
  // languages.py says who counted these.
  ['languages', fixture('languages.txt'), JSON.parse(fixture('languages.json')) as Counts],
  ['names on one line', `[${list(greek, 60_000, '"', '",')}]`, each(greek, 20_000)],
  ['names between em dashes', list(greek, 60_000, '', '\u2014'), each(greek, 20_000)],
  ['names between no-break spaces', list(greek, 60_000, '', '\u00a0'), each(greek, 20_000)],
  ['names between emoji', list(greek, 60_000, '', '\u{1f600}'), each(greek, 20_000)],
  [
    'names with accents',
    list(['Été', 'Ægir', 'Ωμέγα'], 60_000, '\u00ab', '\u00bb'),
    each(['été', 'ægir', 'ωμέγα'], 20_000),
  ],
  ['Chinese without gaps', list(['苹果', '香蕉'], 24_000, '', ''), each(['苹果', '香蕉'], 12_000)],
  [
    'Chinese with its own commas',
    list(['苹果', '香蕉', '漢字'], 24_000, '', '、'),
    each(['苹果', '香蕉', '漢字'], 8_000),
  ],
  [
    'Thai between spaces of no width',
    list(['ภาษา', 'ไทย'], 24_000, '', '\u200b'),
    each(['ภาษา', 'ไทย'], 12_000),
  ],
  [
    'one line of another script among many',
    `${areas}漢字\n${areas}`,
    { ...each(areaWords, 40_000), the: 80_000, 漢字: 1 },
  ],
  [
    'a word of 300,000 letters over chunks',
    `b ${'a'.repeat(300_000)} b`,
    { b: 2, ['a'.repeat(300_000)]: 1 },
  ],
  ['words of 70,000 letters', `${'É'.repeat(70_000)} `.repeat(5), { ['é'.repeat(70_000)]: 5 }],
];

async function count(built: Built, text: Uint8Array, combiner: number, shares: readonly number[]) {
  const parameters = { bytes: text.length, vocabulary: 1, combiner };
  const input = { text, starts: chunkStarts(text) };
  const golden = { parameters, seed: 1, summary: {}, tolerance: 0, input };
  const windows = shares.length > 1 ? 'pieces' : 'whole';
  const { table } = await runCut(wordCount, golden, built, cutAt(shares), windows);
  return table as Uint8Array;
}

function countsIn(table: Uint8Array): Counts {
  const lines = new TextDecoder().decode(table).split('\n').slice(0, -1);
  return Object.fromEntries(
    lines.map((line) => {
      const [word = '', times] = line.split(' ');
      return [word, Number(times)];
    }),
  );
}

const cuts: readonly (readonly number[])[] = [[], [0.5], [0.1, 0.15, 0.4, 0.7, 0.9]];

describe.each(buildsOf(wordCount))('the kernel %s counts', (_name, build) => {
  test.each(texts)('%s', async (_, text, counts) => {
    const built = await build(wordCount);
    const bytes = encoder.encode(text);
    for (const shares of cuts) {
      for (const combiner of [0, 1]) {
        const table = await count(built, bytes, combiner, shares);
        // Quicker than to compare, and shorter to read.
        expect(sumTable(table).distinct).toBe(Object.keys(counts).length);
        expect(countsIn(table)).toEqual(counts);
      }
    }
  });

  test('the words of any text, wherever its chunks end', async () => {
    const built = await build(wordCount);
    const part = fc.constantFrom(
      'a',
      'Zé',
      '\u0301',
      '\u00ad',
      '漢字',
      '计算',
      'ไทย',
      ' ',
      '\n',
      '\u2014',
      ',',
      '7',
      'Σ',
    );
    const unit = fc.array(part, { minLength: 1, maxLength: 40 }).map((parts) => parts.join(''));
    await fc.assert(
      fc.asyncProperty(unit, fc.integer({ min: 140_000, max: 300_000 }), async (some, bytes) => {
        const text = encoder.encode(some.repeat(Math.ceil(bytes / encoder.encode(some).length)));
        expect(chunksOf(text.length)).toBeGreaterThan(2);
        const expected: Record<string, number> = {};
        for (const word of wordsIn(text)) expected[word] = (expected[word] ?? 0) + 1;
        expect(countsIn(await count(built, text, 1, [0.3, 0.6]))).toEqual(expected);
      }),
      { numRuns: 10 },
    );
  });
});
