// An error that carries a typed message, so that the page can say it.

import { errorText } from './error-text.ts';
import type { Message } from '../words/message.ts';

/** A run that cannot go on, with what the person must read. */
export class Failure extends Error {
  readonly detail: Message;

  constructor(detail: Message) {
    super(detail.key);
    this.name = 'Failure';
    this.detail = detail;
  }
}

/** What to tell a person about anything that was thrown. */
export function errorToMessage(error: unknown): Message {
  if (error instanceof Failure) return error.detail;
  return { key: 'run.unexpected', values: { reason: errorText(error) } };
}
