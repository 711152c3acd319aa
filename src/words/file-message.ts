// What can be the matter with a file of the person's own: keys and values of messages.

export interface FileMessages {
  'file.not-taken': { readonly workload: string };
  'file.empty': Readonly<Record<string, never>>;
  'file.too-large': { readonly bytes: number; readonly maxBytes: number };
  'file.given-up': Readonly<Record<string, never>>;
  'file.unreadable': { readonly reason: string };
  /** A byte that belongs to no character, by its place from 0; the line from 1. */
  'file.not-text': { readonly offset: number; readonly line: number };
  /** A text without a byte order mark whose bytes are as those of UTF-16. */
  'file.utf-16': { readonly bigEndian: boolean };
  /** A byte or character that is 0, by its place from 0; the line from 1. */
  'file.zero-byte': { readonly offset: number; readonly line: number };
  /** A word that is longer than `maxBytes`; the line in which it begins, from 1. */
  'file.long-word': { readonly line: number; readonly maxBytes: number };
  /** A cell of a table that holds no number; line and column from 1. */
  'file.not-number': { readonly line: number; readonly column: number; readonly text: string };
  'file.columns': { readonly line: number; readonly found: number; readonly expected: number };
  'file.no-numbers': Readonly<Record<string, never>>;
  'file.not-image': { readonly reason: string };
  /** What is missing or cannot be read, and the byte from 0 where it should stand. */
  'file.not-wav': { readonly what: string; readonly offset: number };
  /** The microphone gave nothing. */
  'file.no-recording': { readonly reason: string };
  'file.too-long': {
    readonly what: string;
    readonly found: number;
    readonly max: number;
    readonly unit: string;
  };
}
