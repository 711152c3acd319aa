// The words of a text as strings, sorted: those without gaps between them are found after others. Used by tests alone.

import { cutWords } from './cut.ts';
import { foldedBytes } from './stage.ts';

const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** The words of a text, sorted, however small the pieces are in which they are handed on. */
export function wordsIn(text: string | Uint8Array, room = foldedBytes): readonly string[] {
  const folded = new Uint8Array(room);
  const words: string[] = [];
  cutWords(typeof text === 'string' ? encoder.encode(text) : text, folded, {
    takePiece(length) {
      for (const word of decoder.decode(folded.subarray(0, length)).split(' ')) {
        if (word !== '') words.push(word);
      }
    },
    takeLong: (word) => words.push(decoder.decode(word)),
  });
  return words.toSorted();
}
