// The readers of files: what is in them arrives, and what is wrong with them is said with its place.

import { describe, expect, test } from 'vitest';
import { coordinateOf } from './k-means/points.ts';
import { readPoints, readTable } from './k-means/read-file.ts';
import { findOddByte, readText } from './word-count/read-file.ts';

const silent = (): Promise<void> => Promise.resolve();

describe('text', () => {
  const parameters = { bytes: 1, vocabulary: 1, combiner: 1 };

  test('of many languages is taken as it is, with its length', async () => {
    const text = 'Fünf 漢字 🙂 слова\n'.repeat(5_000);
    const told: number[] = [];
    const content = await readText(new Blob([text]), parameters, (done) => {
      told.push(done);
      return Promise.resolve();
    });
    const bytes = new TextEncoder().encode(text);
    expect(content).toMatchObject({ ok: true, parameters: { bytes: bytes.length } });
    expect(content.ok && content.input['text']).toEqual(bytes);
    expect(told.at(-1)).toBe(1);
  });

  test.each([
    ['a lone continuation', [0x61, 0x0a, 0x80], 2, 2],
    ['a character that is cut off', [0xe6, 0xbc], 0, 1],
    ['Latin-1', [0x66, 0xfc, 0x6e, 0x66], 1, 1],
    ['a zero in two bytes', [0xc0, 0x80], 0, 1],
    ['half of a pair of UTF-16', [0xed, 0xa0, 0x80], 0, 1],
  ])('%s is refused with its byte and line', async (_, bytes, offset, line) => {
    const content = await readText(new Blob([Uint8Array.from(bytes)]), parameters, silent);
    expect(content).toEqual({
      ok: false,
      message: { key: 'file.not-text', values: { offset, line } },
    });
  });

  test('of many slices is judged whole, whatever character a slice would cut', async () => {
    const length = 3 * 2 ** 23 + 2;
    const text = new Uint8Array(length).fill(0x61);
    // Three bytes to a character over the 16 MiB that are looked at at once.
    for (let at = 1; at + 3 <= length; at += 3) text.set([0xe6, 0xbc, 0xa2], at);
    const good = await readText(new Blob([text]), parameters, silent);
    expect(good).toMatchObject({ ok: true, parameters: { bytes: length } });
    text[2 ** 24 + 3] = 0xff;
    const odd = await readText(new Blob([text]), parameters, silent);
    expect(odd).toMatchObject({ ok: false, message: { key: 'file.not-text' } });
  });

  test('is judged as the platform judges it', () => {
    const fatal = new TextDecoder('utf-8', { fatal: true });
    for (let lead = 0x80; lead < 0x100; lead++) {
      for (const second of [0x41, 0x80, 0x8f, 0x90, 0x9f, 0xa0, 0xbf, 0xc0]) {
        const bytes = Uint8Array.of(lead, second, 0x80, 0x80);
        const isFine = (length: number): boolean => {
          try {
            fatal.decode(bytes.subarray(0, length));
            return true;
          } catch {
            return false;
          }
        };
        for (const length of [2, 3, 4]) {
          expect(findOddByte(bytes.subarray(0, length)) < 0, bytes.join()).toBe(isFine(length));
        }
      }
    }
  });
});

describe('a table', () => {
  const parameters = { points: 1, clusters: 2, axes: 1, tolerance: 0, rounds: 1 };

  test.each(['1,2\n3,4\n', 'x;y\r\n1; 2\r\n\r\n3;4', '1\t2\n3\t4', ' 1  2\n 3 4 '])(
    '%j has two points of two numbers',
    (text) => {
      expect(readTable(text)).toEqual({ rows: 2, columns: 2, values: [1, 2, 3, 4] });
    },
  );

  test('is stretched over the grid column by column', async () => {
    const content = await readPoints(new Blob(['0,5\n10,5\n5,5\n']), parameters, silent);
    if (!content.ok) throw new Error('The table was refused.');
    expect(content.parameters).toEqual({ points: 3, axes: 2 });
    const points = content.input['points'] as Int32Array;
    expect([0, 1, 2].map((point) => coordinateOf(points, 1, point, 0))).toEqual([-4096, 4095, 0]);
    expect(coordinateOf(points, 1, 1, 1)).toBe(0);
  });

  test.each([
    ['1,2\n3,x\n', { key: 'file.not-number', values: { line: 2, column: 2, text: 'x' } }],
    ['a,b\n1,2\nc,d\n', { key: 'file.not-number', values: { line: 3, column: 1, text: 'c' } }],
    ['1,2\n3\n', { key: 'file.columns', values: { line: 2, found: 1, expected: 2 } }],
    ['a,b\n', { key: 'file.no-numbers', values: {} }],
    ['1,\n', { key: 'file.not-number', values: { line: 1, column: 2, text: '' } }],
  ])('%j is refused with its place', (text, message) => {
    expect(readTable(text)).toEqual(message);
  });

  test('with more columns than are taken is refused with both numbers', async () => {
    const line = Array.from({ length: 40 }, (_, i) => i).join();
    expect(await readPoints(new Blob([line]), parameters, silent)).toMatchObject({
      message: { key: 'file.too-long', values: { found: 40, max: 32 } },
    });
  });
});
