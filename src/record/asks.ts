// What a person wants to know of a run: the question that its headline answers. As a link and the command line spell it.

/** A question about processor counts of one run. */
export type Asks =
  /** Is the first count faster than the second? */
  | { readonly kind: 'faster'; readonly processors: number; readonly than: number }
  /** Are so many processors so many times as fast as one? */
  | { readonly kind: 'times'; readonly processors: number }
  /** How well are so many processors used? */
  | { readonly kind: 'efficiency'; readonly processors: number }
  /** How many times as fast do so many processors get? */
  | { readonly kind: 'reach'; readonly processors: number }
  /** Do so many processors take less time than the best serial program? */
  | { readonly kind: 'pays'; readonly processors: number };

const spelling = /^(faster|times|efficiency|reach|pays)-(\d{1,5})(?:-than-(\d{1,5}))?$/;

/** As in a link, e.g. "faster-3-than-2" or "efficiency-8". */
export function asksToText(asks: Asks): string {
  const text = `${asks.kind}-${asks.processors}`;
  return asks.kind === 'faster' ? `${text}-than-${asks.than}` : text;
}

/** The question that a text spells; undefined if it spells none. */
export function textToAsks(text: string): Asks | undefined {
  const [, kind, first, second] = spelling.exec(text) ?? [];
  const processors = Number(first);
  const than = second === undefined ? undefined : Number(second);
  switch (kind) {
    case 'faster':
      return than === undefined || than === processors ? undefined : { kind, processors, than };
    case 'times':
    case 'efficiency':
    case 'reach':
    case 'pays':
      return than === undefined ? { kind, processors } : undefined;
    case undefined:
    default:
      return undefined;
  }
}

/** The counts that have to be measured for an answer. */
export function countsOf(asks: Asks): readonly number[] {
  return asks.kind === 'faster' ? [asks.processors, asks.than] : [asks.processors];
}
