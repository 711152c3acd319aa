// Against an independent count with command-line tools; the tables in which words are counted, and their lists.

import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { makeArray } from '../../contract/array.ts';
import { cutAt, runCut } from '../../testing/run-cut.ts';
import { chunkStarts, wordOfRank } from './corpus.ts';
import { listWords, sumTable, topWords } from './list-words.ts';
import { partCount, wordLength } from './stage.ts';
import { clearTable, countWords, packTable } from './word-table.ts';
import { wordCount } from './workload.ts';

/** All words of a table and their counts, in its order. */
function readTable(table: Uint8Array): readonly (readonly [word: string, count: number])[] {
  const lines = new TextDecoder().decode(table).split('\n').slice(0, -1);
  return lines.map((line) => {
    const [word = '', times = ''] = line.split(' ');
    return [word, Number(times)];
  });
}

async function count(text: Uint8Array, combiner: number): Promise<ReadonlyMap<string, number>> {
  const entries = await wordCount.kernels.js();
  const built = { entries, reset: () => undefined, allocate: makeArray };
  const parameters = { bytes: text.length, vocabulary: 1, combiner };
  const input = { text, starts: chunkStarts(text) };
  const golden = { parameters, seed: 1, summary: {}, tolerance: 0, input };
  const { table } = await runCut(wordCount, golden, built, cutAt([0.4]));
  return new Map(readTable(table as Uint8Array));
}

// tr -cs '[:alnum:]' '\n' < gettysburg.txt | tr '[:upper:]' '[:lower:]' | sort | uniq -c | sort -k1,1nr -k2
test.each([0, 1])(
  "Lincoln's address at Gettysburg has the words that tr and uniq count, combiner %d",
  async (combiner) => {
    const text = readFileSync(new URL('gettysburg.txt', import.meta.url));
    const counts = await count(Uint8Array.from(text), combiner);
    expect([...counts.values()].reduce((sum, n) => sum + n, 0)).toBe(272);
    expect(counts.size).toBe(138);
    expect(Object.fromEntries(counts)).toMatchObject({
      that: 13,
      the: 11,
      we: 10,
      here: 8,
      to: 8,
      a: 7,
      and: 6,
      can: 5,
      for: 5,
      have: 5,
      it: 5,
      nation: 5,
    });
  },
);

test('no two ranks have the same word, and the most frequent ones are short', () => {
  const words = Array.from({ length: 20_000 }, (_, rank) => wordOfRank(rank));
  expect(new Set(words).size).toBe(20_000);
  for (const word of words.slice(0, 85)) expect(word).toHaveLength(2);
});

test('a hundred thousand different words are each counted once: tables grow', async () => {
  const words = Array.from({ length: 100_000 }, (_, rank) => wordOfRank(rank));
  const counts = await count(new TextEncoder().encode(words.join(' ')), 1);
  expect(counts.size).toBe(100_000);
  expect(new Set(counts.values())).toEqual(new Set([1]));
});

test.each([
  ['as many words as it holds', 3, 100],
  ['as many bytes as it holds', 100, 6],
])(
  'a table with %s stops before the next new word, and counts on once it is empty',
  (_, most, bytes) => {
    const folded = new TextEncoder().encode('aa bb aa cc bb dd aa ');
    const table = {
      slots: new Uint32Array(256),
      words: new Uint32Array(most * wordLength),
      kept: new Uint8Array(bytes),
      used: new Uint32Array(2),
    };
    const to = { packed: new Uint8Array(200), ends: new Uint32Array(partCount) };
    const counted = (): unknown => {
      packTable(table, to);
      return readTable(listWords(to.packed.subarray(0, to.ends.at(-1))));
    };
    expect(countWords(table, folded, 0, folded.length)).toBe(15);
    expect(counted()).toEqual([
      ['aa', 2],
      ['bb', 2],
      ['cc', 1],
    ]);
    clearTable(table);
    expect(countWords(table, folded, 15, folded.length)).toBe(folded.length);
    expect(counted()).toEqual([
      ['aa', 1],
      ['dd', 1],
    ]);
  },
);

test('equal words are added up, and words stand in the order of their code points', () => {
  const entry = (word: string, times: number): readonly number[] => {
    const bytes = [...new TextEncoder().encode(word)];
    return [bytes.length, times, ...bytes];
  };
  // In UTF-16 the mathematical A (U+1D49C) would come before the full-width z (U+FF5A).
  const entries = [
    ...entry('\u{1d49c}', 9),
    ...entry('ab', 100),
    ...entry('\uff5a', 10),
    ...entry('a', 1),
    ...entry('ab', 27),
  ];
  const table = new TextDecoder().decode(listWords(Uint8Array.from(entries)));
  expect(table).toBe('a 1\nab 127\n\uff5a 10\n\u{1d49c} 9\n');
});

test('a table tells its most frequent words, equal ones in its order, and its sums', () => {
  const table = new TextEncoder().encode('a 3\nb 12\nc 3\nd 1\né 7\n');
  expect(topWords(table, 4)).toEqual([
    ['b', 12],
    ['é', 7],
    ['a', 3],
    ['c', 3],
  ]);
  expect(sumTable(table)).toEqual({ words: 26, distinct: 5, most: 12 });
  expect(topWords(new Uint8Array(), 4)).toEqual([]);
});
