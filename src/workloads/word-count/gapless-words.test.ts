// Words without gaps between them: as the platform's dictionary cuts the whole run, in time that grows with it.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cutRuns } from './gapless-words.ts';
import { wordsIn } from './words-in.ts';

const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
const segmenter = new Intl.Segmenter('en', { granularity: 'word' });

/** Segments of a whole text by the platform's own rules and dictionaries. */
function segmentsOf(text: string): readonly string[] {
  return Array.from(segmenter.segment(text), ({ segment }) => segment);
}

describe('a run without gaps', () => {
  const words = fc.constantFrom(
    '我们',
    '在',
    '学习',
    '并行',
    '计算',
    '很',
    '高兴',
    '東京',
    'に',
    '住んで',
    'います',
    'コンピューター',
    '言語処理',
    'ภาษา',
    'ไทย',
    'เป็น',
    'ระบบ',
    'เสียง',
    'ກຳລັງ',
    'ភាសាខ្មែរ',
    '〇',
    '々',
  );

  test('is cut as by the dictionary all at once, though it is seen in windows', () => {
    fc.assert(
      fc.property(fc.array(words, { minLength: 200, maxLength: 1_500 }), (parts) => {
        const run = parts.join('');
        const found: string[] = [];
        cutRuns(encoder.encode(run), (word) => found.push(decoder.decode(word)), 2_048);
        expect(found).toEqual(segmentsOf(run));
      }),
      { numRuns: 30 },
    );
  });

  test('with a word that is longer than any window keeps it whole', () => {
    const word = `字${'\u0301'.repeat(50_000)}`;
    expect(wordsIn(`${word}漢字`)).toEqual([word, '漢字']);
  });

  test('is cut in time that grows with its length', () => {
    const words = wordsIn('苹果香蕉'.repeat(50_000));
    expect(words).toHaveLength(100_000);
    expect(new Set(words)).toEqual(new Set(['苹果', '香蕉']));
  });
});
