// Texts that the browser keeps for the page, which it may refuse, and which other tabs and people may change.

import type { Message } from '../words/message.ts';

/** What is kept under a key. */
export type KeptText =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'none' }
  | { readonly kind: 'refused' };

export function readText(key: string): KeptText {
  try {
    const text = localStorage.getItem(key);
    return text === null ? { kind: 'none' } : { kind: 'text', text };
  } catch {
    // The property itself throws where the browser lets pages keep nothing.
    return { kind: 'refused' };
  }
}

/** Keeps a text whole or not at all; what was kept before stays then. */
export function keepText(key: string, text: string): 'kept' | 'full' | 'refused' {
  try {
    localStorage.setItem(key, text);
    return 'kept';
  } catch (error) {
    return (error as Partial<Error>).name === 'QuotaExceededError' ? 'full' : 'refused';
  }
}

/** What the person should know of how the measurement of the machine or the colours were kept. */
export function keepingNote(
  kept: ReturnType<typeof keepText>,
  what: 'machine' | 'theme',
): Message | undefined {
  switch (kept) {
    case 'kept':
      return undefined;
    case 'full':
      return { key: 'storage.full', values: { what } };
    case 'refused':
      return { key: 'storage.refused', values: { what } };
  }
}

/** Takes a text away where the browser allows. */
export function dropText(key: string): void {
  try {
    localStorage.removeItem(key);
  } catch {
    // Nothing is kept.
  }
}

/** The keys that begin with `prefix`; none where the browser lets pages keep nothing. */
export function keysWith(prefix: string): readonly string[] {
  try {
    return Object.keys(localStorage).filter((key) => key.startsWith(prefix));
  } catch {
    return [];
  }
}
