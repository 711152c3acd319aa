// What the page says of its engine, of what it keeps in the browser, and of its other tabs.

type NoValues = Readonly<Record<string, never>>;

/** How an engine ended: by itself, by what its script threw, or by a message that could not be read. */
export type EngineEnd =
  | { readonly how: 'gone' }
  | { readonly how: 'threw'; readonly reason: string }
  | { readonly how: 'unreadable' };

export interface PageMessages {
  'engine.not-loaded': { readonly reason: string };
  'engine.ended': EngineEnd;
  'engine.none': NoValues;
}
