// A field of a configuration that cannot work, with the reason.

import type { ConfigField } from './config.ts';
import type { Message } from '../words/message.ts';

export interface Problem {
  readonly field: ConfigField;
  readonly message: Message;
  /** The nearest value that works, where there is one. */
  readonly mend?: Mend;
}

/** A field and the value that it should have. */
export interface Mend {
  readonly field: ConfigField;
  readonly value: number;
}
