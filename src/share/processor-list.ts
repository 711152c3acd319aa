// Processor counts as a person writes them ("1, 2, 4" or "1-4"): read and written by form, link and command line.

/** Longest range that is spelled out; a longer one keeps its ends, which no backend accepts. */
const longestRange = 256;

/** Longer texts are not looked at: a list of all processors is far shorter. */
const longestText = 1000;

function partToCounts(part: string): readonly number[] {
  const range = /^(\d{1,9})(?:-|–|\.\.)(\d{1,9})$/.exec(part);
  if (range === null) return [/^\d{1,9}$/.test(part) ? Number(part) : Number.NaN];
  const from = Number(range[1]);
  const to = Number(range[2]);
  if (to < from) return [Number.NaN];
  if (to - from >= longestRange) return [from, to];
  return Array.from({ length: to - from + 1 }, (_, offset) => from + offset);
}

/**
 * Counts in ascending order, each once; a part that is neither a count nor a range becomes NaN (last),
 * and an empty text the empty list, so that the check of the configuration can say what is wrong. A text of over
 * 1,000 characters is no list: half of it would be another one.
 */
export function textToProcessors(text: string): readonly number[] {
  if (text.length > longestText) return [Number.NaN];
  const parts = text
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/ ?(-|–|\.\.) ?/g, '$1')
    .split(/[,; ]/)
    .filter((part) => part !== '');
  const counts = new Set(parts.flatMap(partToCounts));
  const junk = counts.delete(Number.NaN);
  const sorted = [...counts].toSorted((a, b) => a - b);
  return junk ? [...sorted, Number.NaN] : sorted;
}

/** "1-4" where four or more follow each other, else "1, 2, 4". */
export function processorsToText(processors: readonly number[]): string {
  const first = processors[0];
  const last = processors.at(-1);
  const consecutive = processors.every((count, index) => count === (first ?? 0) + index);
  if (processors.length > 3 && consecutive) return `${first}-${last}`;
  return processors.join(', ');
}
