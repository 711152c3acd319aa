// What a kernel threw, as text: anything can be thrown, and not everything can be sent.

import { cleanText, errorMessage, errorText, isError, textOf } from '../../contract/error-text.ts';

/** Of a stack no more is looked at: the place of an error is in its first lines. */
const framesLength = 2_000;
const longestPlace = 100;

/** What was thrown, with the place in the kernel where its stack names one. Never throws. */
export function describeThrown(thrown: unknown): string {
  const message = errorMessage(thrown);
  if (message === undefined || !isError(thrown)) return `it threw ${errorText(thrown)}`;
  const place = placeOf(thrown);
  return place === undefined ? message : `${message} (at ${cleanText(place, longestPlace)})`;
}

/** File, line and column of the first frame that names them, e.g. "kernel.js:12:34". */
function placeOf(error: Error): string | undefined {
  const stack = textOf(error, 'stack');
  // Some browsers write the message before the frames, and it may be long.
  const head = `${textOf(error, 'name')}: ${textOf(error, 'message')}`;
  const frames = stack.startsWith(head) ? stack.slice(head.length) : stack;
  for (const line of frames.slice(0, framesLength).split('\n')) {
    const place = /^[\w.~-]+:\d+(?::\d+)?/.exec(line.slice(line.lastIndexOf('/') + 1))?.[0];
    if (place !== undefined && /\.(?:js|ts|wasm):/.test(place)) return place;
  }
  return undefined;
}
