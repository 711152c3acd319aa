// Words of scripts that are written without gaps, such as Chinese or Thai: the platform's dictionary finds them.

import { characterFrom, joiner, kindOf } from './characters.ts';

/**
 * Bytes of a run that the dictionary sees at once: more than any sentence has. A longer run is seen in windows, each of
 * which begins where a word of the one before ends, a margin before that window's end. Seen all at once it would take
 * time with the square of its length: V8 copies the text for every word.
 */
const mostSeen = 8_192;
/** Characters of the margin: how far from the end of what is seen a word may depend on what follows. */
const margin = 256;

const newline = 10;

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
let segmenter: Intl.Segmenter | undefined;

/** Where words end, in UTF-16 units: never before something that joins on to what it follows. */
function endsOf(seen: string): readonly number[] {
  // Of one language whatever the browser's, so that words do not depend on who counts them.
  segmenter ??= new Intl.Segmenter('en', { granularity: 'word' });
  const ends = Array.from(segmenter.segment(seen), ({ index, segment }) => index + segment.length);
  return ends.filter(
    (end) => end === seen.length || kindOf(seen.codePointAt(end) as number) !== joiner,
  );
}

/** Bytes of UTF-8 that `text` takes from `start` to `end`. */
function bytesBetween(text: string, start: number, end: number): number {
  let bytes = 0;
  for (let i = start; i < end; i++) {
    const unit = text.charCodeAt(i);
    const isHalf = (unit & 0xf800) === 0xd800;
    if (unit < 0x80) bytes += 1;
    else bytes += unit < 0x800 || isHalf ? 2 : 3;
  }
  return bytes;
}

type Give = (word: Uint8Array) => void;

/**
 * Gives out the words of runs of such letters and what joins on to them, each run ended by a line end or the last one;
 * words depend on their run alone.
 */
export function cutRuns(runs: Uint8Array, give: Give, windowBytes = mostSeen): void {
  let [from, window] = [0, windowBytes];
  while (from < runs.length) {
    const last = characterFrom(runs, Math.min(runs.length, from + window));
    const seen = decoder.decode(runs.slice(from, last));
    const sure = last === runs.length ? seen.length : seen.length - margin;
    let start = 0;
    for (const end of endsOf(seen)) {
      if (end > sure) break;
      const length = bytesBetween(seen, start, end);
      if (runs[from] !== newline) give(runs.subarray(from, from + length));
      [start, from] = [end, from + length];
    }
    // A word that fills the window is seen whole.
    window = start > 0 ? windowBytes : 2 * window;
  }
}

/** Collects runs and cuts many at once: each look into the dictionary costs as much as several words. */
export class GaplessRuns {
  readonly #give: Give;
  readonly #waiting = new Uint8Array(mostSeen);
  #length = 0;

  constructor(give: Give) {
    this.#give = give;
  }

  add(run: Uint8Array): void {
    if (this.#length + run.length >= mostSeen) this.cut();
    if (run.length >= mostSeen) {
      cutRuns(run, this.#give);
      return;
    }
    this.#waiting.set(run, this.#length);
    this.#length += run.length;
    this.#waiting[this.#length++] = newline;
  }

  /** Gives out the words of the runs that wait. */
  cut(): void {
    cutRuns(this.#waiting.subarray(0, this.#length), this.#give);
    this.#length = 0;
  }
}
