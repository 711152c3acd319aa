// The only place where a message becomes a sentence.

import { english } from './en.ts';
import type { Message, MessageKey } from './message.ts';
import type { Sentences } from './sentences.ts';

const languages = { en: english } satisfies Readonly<Record<string, Sentences>>;

export type Language = keyof typeof languages;

/**
 * The sentence of a message, in one line. A record of another version may hold a key that this one
 * does not know: it is named, so that the reader loses nothing else.
 */
export function say<Key extends MessageKey>(
  message: Message<Key>,
  language: Language = 'en',
): string {
  const sentences: Sentences = languages[language];
  if (!Object.hasOwn(sentences, message.key)) {
    return `This version has no sentence for “${message.key}”.`;
  }
  return sentences[message.key](message.values);
}
