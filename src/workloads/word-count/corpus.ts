// The built-in text: made-up words whose frequencies follow Zipf's law, as those of any language do.

import { makeRandom } from '../../kit/random.ts';
import { boundaryFrom } from './cut.ts';
import { mostChunks, pieceBytes } from './stage.ts';

const consonants = 'tnshrdlcmwfgypbvk';
const vowels = 'eaoiu';
const syllables = consonants.length * vowels.length;

const [space, stop, newline] = [32, 46, 10];
/** Words of a sentence and characters of a line, about. */
const sentenceWords = 14;
const lineLength = 72;

/** The word of a rank: common ones are short, and no two are alike. */
export function wordOfRank(rank: number): string {
  let word = '';
  for (let left = rank + 1; left > 0; left = Math.floor((left - 1) / syllables)) {
    const syllable = (left - 1) % syllables;
    word += consonants.charAt(Math.floor(syllable / vowels.length));
    word += vowels.charAt(syllable % vowels.length);
  }
  return word;
}

/**
 * `bytes` bytes of sentences from `vocabulary` words; the word of rank r is drawn with a chance of 1 / r (Zipf
 * 1949). What is left at the end is filled with gaps.
 */
export function makeCorpus(bytes: number, vocabulary: number, seed: number): Uint8Array {
  const text = new Uint8Array(bytes).fill(space);
  const words = Array.from({ length: vocabulary }, (_, rank) =>
    Uint8Array.from(wordOfRank(rank), (character) => character.charCodeAt(0)),
  );
  const sums = new Float64Array(vocabulary);
  let sum = 0;
  for (let rank = 0; rank < vocabulary; rank++) sums[rank] = sum += 1 / (rank + 1);
  const random = makeRandom(seed);
  let [at, line, left] = [0, 0, 0];
  for (;;) {
    const rank = rankAt(sums, (random() / 2 ** 32) * sum);
    const word = words[rank] ?? new Uint8Array();
    const ends = left === 1;
    const needed = word.length + (ends ? 2 : 1);
    if (at + needed > bytes) return text;
    text.set(word, at);
    // A capital begins a sentence.
    if (left === 0) text[at] = (text[at] as number) - 32;
    at += word.length;
    left = left === 0 ? 2 + (random() % (2 * sentenceWords)) : left - 1;
    if (ends) text[at++] = stop;
    line += needed;
    text[at++] = line > lineLength ? newline : space;
    if (line > lineLength) line = 0;
  }
}

/** The first rank whose sum is above `value`. */
function rankAt(sums: Float64Array, value: number): number {
  let [low, high] = [0, sums.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sums[middle] as number) > value) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Chunks of a text: its items. */
export function chunksOf(bytes: number): number {
  return Math.min(mostChunks, Math.max(1, Math.ceil(bytes / pieceBytes)));
}

/** Where chunks begin, and the end: each begins after a character that is in no word, so some may be empty. */
export function chunkStarts(text: Uint8Array): Uint32Array {
  const chunks = chunksOf(text.length);
  const starts = new Uint32Array(chunks + 1);
  let start = 0;
  for (let chunk = 1; chunk <= chunks; chunk++) {
    const wanted = Math.floor((chunk * text.length) / chunks);
    if (start < wanted) start = boundaryFrom(text, wanted);
    starts[chunk] = start;
  }
  return starts;
}
