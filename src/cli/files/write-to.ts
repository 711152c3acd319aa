// Text on standard output or standard error, and whether it arrived.

import { fileReason } from './file-reason.ts';

/** Text that did not arrive, and why. */
export class Unwritten extends Error {
  override readonly name = 'Unwritten';
}

/**
 * Gives the way to write to a stream: it resolves when the text is taken, and rejects with
 * `Unwritten` where it cannot be, such as on a full device or when whoever read it has gone.
 */
export function writeTo(stream: NodeJS.WritableStream): (text: string) => Promise<void> {
  // Each call hears of it. Without a listener the process would end with a stack.
  stream.on('error', () => undefined);
  return (text) =>
    new Promise((resolve, reject) => {
      stream.write(text, (error) => {
        if (error) reject(new Unwritten(fileReason(error)));
        else resolve();
      });
    });
}
