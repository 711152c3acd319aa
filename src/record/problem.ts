// A field of a configuration that cannot work, with the reason.

import type { ConfigField } from './config.ts';
import type { Message } from '../words/message.ts';

export interface Problem {
  readonly field: ConfigField;
  readonly message: Message;
}
