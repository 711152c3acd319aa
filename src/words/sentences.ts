// What a language is: a sentence for every message.

import type { MessageKey, MessageValues } from './message.ts';

/** A function from a key's values to its sentence, for every key. */
export type Sentences = {
  readonly [Key in MessageKey]: (values: MessageValues[Key]) => string;
};
