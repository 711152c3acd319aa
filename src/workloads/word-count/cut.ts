// Where words begin and end, in any language: letters, marks and digits in a row, in lower case. Languages that
// leave no gaps between words are cut by the platform's dictionary.

import { longestWord, pieceBytes } from './stage.ts';

const space = 32;

/** The lower case of ASCII letters and digits; 0 for what is in no word. */
const folds = Uint8Array.from({ length: 128 }, (_, code) => {
  const character = String.fromCharCode(code).toLowerCase();
  return /[a-z0-9]/.test(character) ? character.charCodeAt(0) : 0;
});

const wordPattern = /[\p{L}\p{M}\p{N}]+/gu;
/** Scripts that are written without gaps. */
const gapless = /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmr}\p{sc=Mymr}]/u;
const decoder = new TextDecoder();
const encoder = new TextEncoder();
let segmenter: Intl.Segmenter | undefined;

function wordsOf(text: string): readonly string[] {
  if (!gapless.test(text)) return text.match(wordPattern) ?? [];
  segmenter ??= new Intl.Segmenter('en', { granularity: 'word' });
  return [...segmenter.segment(text)].flatMap(({ segment, isWordLike }) =>
    // Dictionaries keep what joins words, such as an apostrophe: the same rule for all.
    isWordLike ? (segment.match(wordPattern) ?? []) : [],
  );
}

/** The words of `bytes` (UTF-8) to `folded`, each with a space after it; returns how many bytes that are. */
export function cutWords(bytes: Uint8Array, folded: Uint8Array): number {
  let to = 0;
  let inWord = false;
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i] as number;
    if (byte > 127) return cutUnicode(bytes, folded);
    const letter = folds[byte] as number;
    if (letter !== 0) {
      folded[to++] = letter;
      inWord = true;
    } else if (inWord) {
      folded[to++] = space;
      inWord = false;
    }
  }
  if (inWord) folded[to++] = space;
  return to;
}

/** The whole piece as characters, where one of them is beyond ASCII. */
function cutUnicode(bytes: Uint8Array, folded: Uint8Array): number {
  // A copy: decoders take no shared memory.
  const words = wordsOf(decoder.decode(bytes.slice()).toLowerCase());
  const encoded = encoder.encode(words.map((word) => `${word} `).join(''));
  folded.set(encoded);
  return encoded.length;
}

/** The first place from `at` on where the text may be cut: after a gap, or at least between characters. */
export function boundaryFrom(text: Uint8Array, at: number): number {
  if (at >= text.length) return text.length;
  const last = Math.min(text.length, at + longestWord);
  for (let i = at; i < last; i++) if ((text[i] as number) <= space) return i + 1;
  let between = last;
  while (between < text.length && ((text[between] as number) & 0xc0) === 0x80) between--;
  return Math.max(at, between);
}

/** Where the pieces of a chunk end. */
export function pieceEnds(chunk: Uint8Array): readonly number[] {
  const ends: number[] = [];
  for (let end = 0; end < chunk.length;) {
    end = boundaryFrom(chunk, end + pieceBytes - longestWord);
    ends.push(end);
  }
  return ends;
}
