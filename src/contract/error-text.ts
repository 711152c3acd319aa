// Anything that was thrown, as a text that can be shown: kernels, files and browsers throw what they like.

/** Longest text, in characters; one more stands for the rest. */
const longest = 300;

/** Control characters, and those that turn the direction of what follows: a sentence goes on after the text. */
const unseen = /[\s\p{Cc}\u200e\u200f\u2028-\u202e\u2066-\u2069\p{Surrogate}]+/gu;

/** `text` in one line of `most` characters at most, without characters that are not seen. */
export function cleanText(text: string, most = longest): string {
  // What is cut away is not looked at: a text may be as long as memory.
  const beginning = text
    .slice(0, 4 * most)
    .replaceAll(unseen, ' ')
    .trim();
  if (beginning === '') return '';
  const characters = Array.from(beginning);
  const cut = characters.length > most || text.length > 4 * most;
  return cut ? `${characters.slice(0, most).join('')}…` : beginning;
}

/** The message of `thrown`, or what it was where it is no error. Never throws, whatever it is given. */
export function errorText(thrown: unknown): string {
  const message = errorMessage(thrown);
  if (message !== undefined) return message;
  try {
    return cleanText(String(thrown));
  } catch {
    return typeof thrown === 'function' ? 'a function without a text' : 'an object without a text';
  }
}

/** What an error says, or its name where it says nothing; undefined where `thrown` is no error. */
export function errorMessage(thrown: unknown): string | undefined {
  if (!isError(thrown)) return undefined;
  const [message, name] = [textOf(thrown, 'message'), textOf(thrown, 'name')];
  return cleanText(message) || cleanText(name) || 'an error without a text';
}

/** A text that an error carries; empty where it carries none, or does not give it. */
export function textOf(error: Error, property: 'message' | 'name' | 'stack'): string {
  try {
    const text: unknown = error[property];
    return typeof text === 'string' ? text : '';
  } catch {
    return '';
  }
}

/** False for what does not say what it is. */
export function isError(thrown: unknown): thrown is Error {
  try {
    return thrown instanceof Error;
  } catch {
    return false;
  }
}
