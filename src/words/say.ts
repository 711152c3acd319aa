// The only place where a message becomes a sentence.

import { english } from './en/english.ts';
import type { Message, MessageKey } from './message.ts';
import type { Sentences } from './sentences.ts';

const languages = { en: english } satisfies Readonly<Record<string, Sentences>>;

export type Language = keyof typeof languages;

/**
 * The sentence of a message, in one line. A study of another version may hold a key, or values of it, that this one does
 * not know: they are shown as they are, so that the reader loses nothing.
 */
export function say<Key extends MessageKey>(
  message: Message<Key>,
  language: Language = 'en',
): string {
  const sentences: Sentences = languages[language];
  if (!Object.hasOwn(sentences, message.key)) {
    return unknownToText(message);
  }
  try {
    return sentences[message.key](message.values);
  } catch {
    return unknownToText(message);
  }
}

/** The key and its values. */
function unknownToText({ key, values }: { readonly key: string; readonly values: object }): string {
  const told = Object.entries(values).map(([name, value]) => `${name}: ${JSON.stringify(value)}`);
  const all = told.length === 0 ? '' : ` (${told.join(', ')})`;
  return `This version has no sentence for “${key}”${all}.`;
}
