// The reader of texts: what is in a file arrives whatever its encoding, and what is wrong with it is said with its place.

import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { looksLikeUtf16 } from '../../kit/text-encoding.ts';
import { findLongWord } from './long-word.ts';
import { readText } from './read-file.ts';
import { mostTextBytes } from './stage.ts';
import { findOddByte } from './utf-8.ts';

const silent = (): Promise<void> => Promise.resolve();
const parameters = { bytes: 1, vocabulary: 1, combiner: 1 };
const encoder = new TextEncoder();

type Part = string | readonly number[] | Uint8Array<ArrayBuffer>;

function read(...parts: readonly Part[]) {
  const blobs = parts.map((part) => (typeof part === 'string' ? part : Uint8Array.from(part)));
  return readText(new Blob(blobs), parameters, silent);
}

/** Whether the file's text is this one; a long one is not shown where it is not. */
async function isRead(text: string, ...parts: readonly Part[]): Promise<boolean> {
  const content = await read(...parts);
  return (
    content.ok && Buffer.compare(content.input['text'] as Uint8Array, encoder.encode(text)) === 0
  );
}

function utf16(text: string, isLittle: boolean): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(2 * text.length);
  const view = new DataView(bytes.buffer);
  for (let i = 0; i < text.length; i++) view.setUint16(2 * i, text.charCodeAt(i), isLittle);
  return bytes;
}

const orders = [
  ['little-endian', true, [0xff, 0xfe]],
  ['big-endian', false, [0xfe, 0xff]],
] as const;

describe('UTF-8', () => {
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

  test.each([
    ['in the first line', 'a\0b', 1, 1],
    ['in the third line', 'a\nb\r\nc\0', 6, 3],
    ['after lines that end with CR', 'a\rb\r\0', 4, 3],
    ['before what is no character', 'a\0', 1, 1],
    ['alone', '\0', 0, 1],
    ['after 10,000 letters', `${'x'.repeat(9_999)}\n\0`, 10_000, 2],
    ['twice in a text of even length', 'the cat\0sat on the mat\0 and there', 7, 1],
  ])('with a 0 %s is refused with its byte and line', async (_, text, offset, line) => {
    expect(await read(text)).toEqual({
      ok: false,
      message: { key: 'file.zero-byte', values: { offset, line } },
    });
  });

  test('with a 0 and an odd byte is refused at the first of them', async () => {
    expect(await read([97, 255, 0])).toMatchObject({ message: { key: 'file.not-text' } });
    expect(await read([97, 0, 255])).toMatchObject({ message: { key: 'file.zero-byte' } });
  });

  test('with a mark, one in the middle, or half of a pair written as ? is taken as it is', async () => {
    const text = '\ufeffone\n\ufefftwo';
    expect(await isRead(text, text)).toBe(true);
  });
});

describe('UTF-16', () => {
  const texts = [
    'the cat the cat the sat\n',
    'Привет, мир!\nПривет!\n',
    '漢字 かな\n我们在学习\u3000高兴\n',
    '한국어 조선말\n',
    '\u{1f600} a\u{20000}b\n',
    'ā\u0100Ā 1\n',
  ];

  test.each(orders)('with a mark is read: %s', async (_, isLittle, mark) => {
    for (const text of texts) {
      const content = await read(mark, utf16(text, isLittle));
      expect(content).toMatchObject({
        ok: true,
        parameters: { bytes: encoder.encode(text).length },
      });
      expect(await isRead(text, mark, utf16(text, isLittle))).toBe(true);
    }
  });

  test('of many slices is read, whatever pair a slice would cut', async () => {
    const text = `a${'\u{1f600}é字'.repeat(2 ** 19 + 7)}`;
    expect(await isRead(text, [0xff, 0xfe], utf16(text, true))).toBe(true);
  });

  test.each(orders)('without one is refused by name: %s', async (_, isLittle) => {
    for (const text of texts.slice(0, 5)) {
      expect(await read(utf16(text, isLittle)), text).toEqual({
        ok: false,
        message: { key: 'file.utf-16', values: { bigEndian: !isLittle } },
      });
    }
  });

  // The first bytes as Python 3.11 writes them (codecs, zipfile, gzip, bz2, lzma), and as the formats' own documents give them.
  test.each([
    ['utf-32', [255, 254, 0, 0, 49, 0, 0, 0]],
    ['utf-32', [0, 0, 254, 255, 0, 0, 0, 49]],
    ['zip', [80, 75, 3, 4, 20, 0, 0, 0]],
    ['utf-32', [49, 0, 0, 0, 44, 0, 0, 0, 50, 0, 0, 0, 10, 0, 0, 0]],
    ['utf-32', [0, 0, 0, 49, 0, 0, 0, 44, 0, 0, 0, 50, 0, 0, 0, 10]],
    ['gzip', [31, 139, 8, 0, 105, 44]],
    ['bzip2', [66, 90, 104, 57, 49, 65, 89, 38, 83, 89, 180, 190]],
    ['xz', [253, 55, 122, 88, 90, 0, 0, 4, 230, 214]],
    ['zstd', [40, 181, 47, 253, 4, 88]],
    ['7z', [55, 122, 188, 175, 39, 28, 0, 4]],
    ['rar', [82, 97, 114, 33, 26, 7, 1, 0]],
    ['pdf', [...Buffer.from('%PDF-1.7\n1 2\n')]],
    ['rtf', [...Buffer.from('{\\rtf1\\ansi 1 2}')]],
    ['compound', [208, 207, 17, 224, 161, 177, 26, 225, 0, 0]],
  ])('of another kind are refused by its name: %s', async (content, bytes) => {
    const message = { key: 'file.foreign-content', values: { content } };
    expect(await read(Uint8Array.from(bytes))).toEqual({ ok: false, message });
  });

  // As Python 3.11 writes them (codecs iso2022_jp, iso2022_kr): all of it are bytes of ASCII.
  test.each([
    ['日本語', [27, 36, 66, 70, 124, 75, 92, 56, 108, 27, 40, 66]],
    ['한국', [27, 36, 41, 67, 14, 71, 81, 49, 57, 15]],
  ])('in ISO-2022 is refused by name: %s', async (_, bytes) => {
    const text = [...Buffer.from('see '), ...bytes, ...Buffer.from(' there')];
    expect(await read(Uint8Array.from(text))).toEqual({
      ok: false,
      message: { key: 'file.foreign-content', values: { content: 'iso-2022' } },
    });
  });

  test('with the escapes of a terminal is counted', async () => {
    expect(await read(Uint8Array.from(Buffer.from('\u001b[31mred\u001b[0m text')))).toMatchObject({
      ok: true,
    });
  });

  test('as it is kept beside this test is refused by name', async () => {
    const bytes = readFileSync(new URL('utf16le-without-mark.txt', import.meta.url));
    expect(await read(Uint8Array.from(bytes))).toEqual({
      ok: false,
      message: { key: 'file.utf-16', values: { bigEndian: false } },
    });
  });

  test.each([
    ['a lone second half', '\ud800\udc00\udc00 ', 4],
    ['a lone first half', 'a\n\ud800b', 4],
    ['a first half at the end', 'a\ud800', 2],
    ['two first halves', '\ud83d\ud83d\ude00', 0],
  ])('with %s is refused with its byte', async (_, text, place) => {
    for (const [, isLittle, mark] of orders) {
      expect(await read(mark, utf16(text, isLittle))).toMatchObject({
        message: { key: 'file.not-text', values: { offset: 2 + place } },
      });
    }
  });

  test('with half a character at the end, or a 0, is refused with its byte and line', async () => {
    expect(await read([0xff, 0xfe, 97, 0, 98])).toMatchObject({
      message: { key: 'file.not-text', values: { offset: 4, line: 1 } },
    });
    expect(await read([0xfe, 0xff, 0, 97, 0, 10, 0, 0])).toMatchObject({
      message: { key: 'file.zero-byte', values: { offset: 6, line: 2 } },
    });
  });

  test('with nothing after its mark is empty', async () => {
    expect(await read([0xff, 0xfe])).toMatchObject({ message: { key: 'file.empty' } });
  });

  test('is not seen in UTF-8 with stray zeros, nor in numbers', () => {
    const word = fc.stringMatching(/^[a-z]{1,9}$/);
    fc.assert(
      fc.property(fc.array(word, { minLength: 3 }), fc.nat(20), (words, place) => {
        const text = words.join(' ');
        const at = place % text.length;
        expect(looksLikeUtf16(encoder.encode(`${text.slice(0, at)}\0${text.slice(at)}`))).toBe(
          undefined,
        );
      }),
    );
    expect(looksLikeUtf16(Uint8Array.from([1, 0, 0, 0, 2, 0, 0, 0, 3, 0, 0, 0]))).toBe(undefined);
    expect(looksLikeUtf16(Uint8Array.from([0xfc, 0x66, 0x6e, 0x66]))).toBe(undefined);
  });
});

describe('a word', () => {
  test.each([
    ['of as many bytes as are taken', `a ${'b'.repeat(10)} c`, undefined],
    ['of one more', `a ${'b'.repeat(11)} c`, 2],
    ['of one more, with joiners before it', `a \u0301\u0301${'b'.repeat(11)} c`, 6],
    ['of one more, in characters of two bytes', `a ${'é'.repeat(6)} c`, 2],
    ['at the end', `aaaaaaaaa aaaaaaaaaa ${'b'.repeat(30)}`, 21],
    ['of joiners alone, which is none', `a ${'\u0301'.repeat(20)} c`, undefined],
    ['without gaps, which is many', '漢字'.repeat(20), undefined],
  ])('%s is found by its first byte if it is too long', (_, text, start) => {
    expect(findLongWord(encoder.encode(text), 10)).toBe(start);
  });

  test('that is too long is refused with the line it begins in', async () => {
    expect(await read('a\nb\n', 'x'.repeat(2 ** 24 + 1), ' c')).toEqual({
      ok: false,
      message: { key: 'file.long-word', values: { line: 3, maxBytes: 2 ** 24 } },
    });
    const { ok } = await read('a\nb\n', 'x'.repeat(2 ** 24), ' c');
    expect(ok).toBe(true);
  });
});

test('a text that is too long in UTF-8 is refused with both numbers', async () => {
  const unit = utf16('字'.repeat(2 ** 20), true);
  const times = Math.ceil(mostTextBytes / (3 * 2 ** 20));
  const file = new Blob([Uint8Array.of(0xff, 0xfe), ...Array.from({ length: times }, () => unit)]);
  expect(file.size).toBeLessThan(mostTextBytes);
  expect(await readText(file, parameters, silent)).toMatchObject({
    message: { key: 'file.too-long', values: { max: mostTextBytes, unit: 'bytes' } },
  });
}, 60_000);
