// Files that are no plain text though a person takes them for one, told by their first bytes.

import type { Message } from '../words/message.ts';

/** What a file is that is no plain text; a compound file is that of an older office program. */
export type ForeignContent = Message<'file.foreign-content'>['values']['content'];

const beginnings: readonly (readonly [ForeignContent, readonly number[]])[] = [
  // Unicode 16.0, section 23.8: before the marks of UTF-16, one of which is the beginning of this one.
  ['utf-32', [0xff, 0xfe, 0, 0]],
  ['utf-32', [0, 0, 0xfe, 0xff]],
  // The local file header of PKWARE's APPNOTE, section 4.3.7: .xlsx, .docx and .ods too.
  ['zip', [0x50, 0x4b, 3, 4]],
  // RFC 1952, section 2.3.1.
  ['gzip', [0x1f, 0x8b]],
  // ISO 32000-2, section 7.5.2: "%PDF-".
  ['pdf', [0x25, 0x50, 0x44, 0x46, 0x2d]],
  // Rich Text Format 1.9.1: "{\\rtf".
  ['rtf', [0x7b, 0x5c, 0x72, 0x74, 0x66]],
  // [MS-CFB], section 2.2: .xls and .doc of older programs.
  ['compound', [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]],
];

/** What a file is whose first bytes are `head`; undefined if it may be plain text. */
export function foreignContent(head: Uint8Array): ForeignContent | undefined {
  return beginnings.find(([, bytes]) => bytes.every((byte, i) => head[i] === byte))?.[0];
}
