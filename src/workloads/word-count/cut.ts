// Where words begin and end, in any language. A word is letters and numbers in a row, with the marks and joiners that
// belong to them; any other character ends it. Letters of scripts without gaps between words are a run of their own,
// which a dictionary cuts. No word depends on what stands beside it, and its lower case on nothing but the word.

import { between, bytesOf, characterFrom, gapless, joiner, kindOf, letter } from './characters.ts';
import { pointAt } from './characters.ts';
import { GaplessRuns } from './gapless-words.ts';

const space = 32;

/** The lower case of ASCII letters and digits; 0 for what is in no word. */
const folds = Uint8Array.from({ length: 128 }, (_, code) => {
  const character = String.fromCharCode(code).toLowerCase();
  return /[a-z0-9]/.test(character) ? character.charCodeAt(0) : 0;
});

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
const encoder = new TextEncoder();

/** By Unicode's rules for no language in particular; a space keeps a word's letters from those of the next. */
function toLower(words: Uint8Array): Uint8Array {
  // A copy: decoders take no shared memory.
  return encoder.encode(decoder.decode(words.slice()).toLowerCase());
}

/** From byte `at` on, where a character begins: the first one of neither kind, or the end. */
export function endOf(text: Uint8Array, at: number, kind: number, other: number): number {
  for (let end = at; end < text.length; end += bytesOf(text[end] as number)) {
    const found = kindOf(pointAt(text, end));
    if (found !== kind && found !== other) return end;
  }
  return text.length;
}

/** The first place from `at` on where the text may be cut: after a character that is in no word. */
export function boundaryFrom(text: Uint8Array, at: number): number {
  for (let end = characterFrom(text, at); end < text.length;) {
    const kind = kindOf(pointAt(text, end));
    end += bytesOf(text[end] as number);
    if (kind === between) return end;
  }
  return text.length;
}

/** Where the words of a text go. */
export interface WordTaker {
  /** The first `length` bytes of `folded` are words in lower case, each with a space after it. */
  readonly takePiece: (length: number) => void;
  /** A word that is too long for a piece, in lower case. */
  readonly takeLong: (word: Uint8Array) => void;
}

/** Collects the words of a text in `folded`, and hands them on piece by piece. */
class Cutter {
  readonly #text: Uint8Array;
  readonly #folded: Uint8Array;
  readonly #taker: WordTaker;
  readonly #runs = new GaplessRuns((word) => this.#takeWord(word));
  /** Bytes that are taken before they are handed on: lower case may take twice as many. */
  readonly #room: number;
  /** Bytes of the text that are done, and of `folded` that are filled. */
  #at = 0;
  #to = 0;
  /** Whether the last word may go on. */
  #inWord = false;
  /** Whether `folded` has letters whose lower case is still to be found. */
  #hasOthers = false;

  constructor(text: Uint8Array, folded: Uint8Array, taker: WordTaker) {
    this.#text = text;
    this.#folded = folded;
    this.#room = folded.length >> 1;
    this.#taker = taker;
  }

  run(): void {
    while (this.#at < this.#text.length) {
      this.#takeAscii();
      if (this.#to >= this.#room) this.#makeRoom();
      else this.#takeOthers();
    }
    this.#endWord();
    this.#runs.cut();
    this.#handOn(this.#to);
  }

  /** As far as there are only ASCII characters, and room. */
  #takeAscii(): void {
    const [text, folded] = [this.#text, this.#folded];
    let [at, to, inWord] = [this.#at, this.#to, this.#inWord];
    const stop = Math.min(text.length, at + this.#room - to);
    for (; at < stop; at++) {
      const byte = text[at] as number;
      if (byte > 127) break;
      const lower = folds[byte] as number;
      if (lower !== 0) {
        folded[to++] = lower;
        inWord = true;
      } else if (inWord) {
        folded[to++] = space;
        inWord = false;
      }
    }
    this.#at = at;
    this.#to = to;
    this.#inWord = inWord;
  }

  /** As far as there are characters beyond ASCII, and room. */
  #takeOthers(): void {
    const text = this.#text;
    while (this.#to < this.#room && (text[this.#at] ?? 0) > 127) {
      const kind = kindOf(pointAt(text, this.#at));
      if (kind === gapless) this.#takeRun();
      else this.#takeOther(kind, bytesOf(text[this.#at] as number));
    }
  }

  #takeOther(kind: number, bytes: number): void {
    if (kind === letter || (kind === joiner && this.#inWord)) {
      for (let i = 0; i < bytes; i++) this.#folded[this.#to++] = this.#text[this.#at + i] as number;
      this.#inWord = true;
      this.#hasOthers = true;
    } else if (kind === between) {
      this.#endWord();
    }
    this.#at += bytes;
  }

  #takeRun(): void {
    this.#endWord();
    const end = endOf(this.#text, this.#at, gapless, joiner);
    this.#runs.add(this.#text.subarray(this.#at, end));
    this.#at = end;
  }

  #takeWord(word: Uint8Array): void {
    if (this.#to + word.length >= this.#room) this.#handOn(this.#to);
    if (word.length >= this.#room) {
      this.#taker.takeLong(word);
      return;
    }
    this.#folded.set(word, this.#to);
    this.#to += word.length;
    this.#folded[this.#to++] = space;
  }

  #endWord(): void {
    if (this.#inWord) this.#folded[this.#to++] = space;
    this.#inWord = false;
  }

  /** Hands on the words that have ended; one that may go on stays, or is taken to its end where it is all there is. */
  #makeRoom(): void {
    const ended = this.#folded.lastIndexOf(space, this.#to - 1) + 1;
    if (ended > 0) this.#handOn(ended);
    else this.#takeLong();
  }

  #takeLong(): void {
    // Its bytes in `folded` are as many as in the text.
    const start = this.#at - this.#to;
    this.#at = endOf(this.#text, this.#at, letter, joiner);
    this.#taker.takeLong(toLower(this.#text.subarray(start, this.#at)));
    this.#to = 0;
    this.#inWord = false;
    this.#hasOthers = false;
  }

  /** The first `length` bytes of `folded`, whose words have ended; the rest moves to its start. */
  #handOn(length: number): void {
    const folded = this.#folded;
    const rest = folded.slice(length, this.#to);
    const words = this.#hasOthers ? toLower(folded.subarray(0, length)) : undefined;
    if (words) folded.set(words);
    this.#taker.takePiece(words?.length ?? length);
    folded.set(rest);
    this.#to = rest.length;
    this.#hasOthers &&= rest.length > 0;
  }
}

/** The words of `text`, in UTF-8, to `taker`, in pieces of about half the length of `folded`. */
export function cutWords(text: Uint8Array, folded: Uint8Array, taker: WordTaker): void {
  new Cutter(text, folded, taker).run();
}
