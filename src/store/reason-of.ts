// Why a call to the engine was not answered, in words.

import { say } from '../words/say.ts';
import type { Message } from '../words/message.ts';

/** The sentence that an error carries, or what it says itself. */
export function reasonOf(error: unknown): string {
  const { detail } = (error ?? {}) as { readonly detail?: Message };
  if (detail !== undefined) return say(detail);
  return error instanceof Error ? error.message : String(error);
}
