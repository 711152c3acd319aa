// The readers of files: what is in them arrives, and what is wrong with them is said with its place.

import { describe, expect, test } from 'vitest';
import { coordinateOf } from './k-means/points.ts';
import { readPoints, readTable } from './k-means/read-file.ts';
import { readSound, readWave, toSound } from './spectrogram/read-file.ts';
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

/** A WAV file of 16-bit samples. */
function makeWave(rate: number, channels: number, samples: readonly number[]): ArrayBuffer {
  const bytes = new ArrayBuffer(44 + 2 * samples.length);
  const view = new DataView(bytes);
  const put = (at: number, text: string): void => {
    for (let i = 0; i < text.length; i++) view.setUint8(at + i, text.charCodeAt(i));
  };
  put(0, 'RIFF');
  view.setUint32(4, 36 + 2 * samples.length, true);
  put(8, 'WAVEfmt ');
  view.setUint32(16, 16, true);
  view.setUint16(20, 1, true);
  view.setUint16(22, channels, true);
  view.setUint32(24, rate, true);
  view.setUint16(34, 16, true);
  put(36, 'data');
  view.setUint32(40, 2 * samples.length, true);
  for (const [i, sample] of samples.entries()) view.setInt16(44 + 2 * i, sample, true);
  return bytes;
}

describe('a recording', () => {
  const parameters = { seconds: 1, sound: 0, frame: 0, hop: 160 };

  test('of two channels becomes their mean', () => {
    const wave = readWave(makeWave(16_000, 2, [16_384, 0, -16_384, -16_384]));
    expect(wave).toMatchObject({ rate: 16_000, channels: 2 });
    if (!('samples' in wave)) throw new Error('The recording was refused.');
    expect([...toSound(wave, 3)]).toEqual([0.25, -0.5, 0]);
  });

  test('of another rate is heard at the same pitch', async () => {
    const rate = 44_100;
    const samples = Array.from({ length: rate }, (_, i) =>
      Math.round(16_000 * Math.sin((2 * Math.PI * 1_000 * i) / rate)),
    );
    const content = await readSound(new Blob([makeWave(rate, 1, samples)]), parameters, silent);
    if (!content.ok) throw new Error('The recording was refused.');
    expect(content.parameters).toEqual({ seconds: 1 });
    const sound = content.input['sound'] as Float32Array;
    for (let i = 0; i < 15_000; i += 7) {
      const wanted = (16_000 / 2 ** 15) * Math.sin((2 * Math.PI * 1_000 * i) / 16_000);
      expect(sound[i]).toBeCloseTo(wanted, 1);
    }
  });

  const whole = makeWave(16_000, 1, [1, 2, 3]);
  const changed = (at: number, value: number): ArrayBuffer => {
    const bytes = whole.slice(0);
    new DataView(bytes).setUint16(at, value, true);
    return bytes;
  };
  test.each([
    [
      'another kind of file',
      new TextEncoder().encode('ID3 and more').buffer,
      'the letters RIFF',
      0,
    ],
    ['another kind of RIFF', changed(8, 0x4141), 'the letters WAVE', 8],
    ['a compressed one', changed(20, 85), 'a format of plain samples', 20],
    ['one that ends early', whole.slice(0, 36), 'a chunk "data"', 36],
    ['one without a sample', makeWave(16_000, 1, []), 'samples', 44],
  ])('%s is refused with what is missing, and where', (_, bytes, what, offset) => {
    expect(readWave(bytes)).toEqual({
      key: 'file.not-wav',
      values: { what, offset },
    });
  });
});
