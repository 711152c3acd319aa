// What the next visit says of a run that did not come to its end.

import type { Config } from '../record/config.ts';
import type { Message } from '../words/message.ts';

/** A run that did not come to its end, as the next visit says it. */
export interface Interrupted {
  readonly message: Message;
  /** The experiment as it was, and the next smaller one with the words for its size; none where there is no such. */
  readonly again: Config | undefined;
  readonly smaller: { readonly config: Config; readonly size: string } | undefined;
}
