// Files that are no plain text though a person takes them for one, told by their first bytes.

import { markOf } from './text-encoding.ts';
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
  // bzip2 1.0.8: "BZh", the size of its blocks, and the digits of pi that begin one.
  ...Array.from({ length: 9 }, (_, i): readonly [ForeignContent, readonly number[]] => [
    'bzip2',
    [0x42, 0x5a, 0x68, 0x31 + i, 0x31, 0x41, 0x59, 0x26, 0x53, 0x59],
  ]),
  // The .xz File Format 1.2, section 2.1.1.1.
  ['xz', [0xfd, 0x37, 0x7a, 0x58, 0x5a, 0]],
  // RFC 8878, section 3.1.1.
  ['zstd', [0x28, 0xb5, 0x2f, 0xfd]],
  // 7zFormat.txt of the LZMA SDK: "7z" and four bytes.
  ['7z', [0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c]],
  // RAR 5.0 archive format: "Rar!" and what all versions have in common.
  ['rar', [0x52, 0x61, 0x72, 0x21, 0x1a, 7]],
  // ISO 32000-2, section 7.5.2: "%PDF-".
  ['pdf', [0x25, 0x50, 0x44, 0x46, 0x2d]],
  // Rich Text Format 1.9.1: "{\\rtf".
  ['rtf', [0x7b, 0x5c, 0x72, 0x74, 0x66]],
  // [MS-CFB], section 2.2: .xls and .doc of older programs.
  ['compound', [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]],
];

/** Characters beyond these planes are rare, and bytes of other texts seldom look like those within. */
const pastPlanes = 0x4_0000;

/** Whether bytes are characters of four bytes each, none of which is 0. */
function looksLikeUtf32(head: Uint8Array): boolean {
  if (head.length < 8 || head.length % 4 > 0) return false;
  const view = new DataView(head.buffer, head.byteOffset, head.length);
  const fits = (little: boolean): boolean => {
    for (let at = 0; at < head.length; at += 4) {
      const unit = view.getUint32(at, little);
      if (unit === 0 || unit >= pastPlanes || (unit >= 0xd800 && unit <= 0xdfff)) return false;
    }
    return true;
  };
  return fits(true) || fits(false);
}

/** What a file is whose first bytes are `head`; undefined if it may be plain text. */
export function foreignContent(head: Uint8Array): ForeignContent | undefined {
  const found = beginnings.find(([, bytes]) => bytes.every((byte, i) => head[i] === byte))?.[0];
  return found ?? (!markOf(head) && looksLikeUtf32(head) ? 'utf-32' : undefined);
}

const escape = 0x1b;
/** "$" and "(J", "(I": two bytes a character from here on, and the halves of ASCII that are not ASCII. */
const [dollar, bracket, roman, katakana] = [0x24, 0x28, 0x4a, 0x49];

/**
 * Whether a text changes its characters by escapes (RFC 1468, 1557 and 1922: ISO-2022-JP, -KR and -CN). All its bytes
 * are those of ASCII, and would be read as such.
 */
export function hasIso2022(text: Uint8Array): boolean {
  for (let at = text.indexOf(escape); at >= 0; at = text.indexOf(escape, at + 1)) {
    const [first, second] = [text[at + 1], text[at + 2]];
    if (first === dollar) return true;
    if (first === bracket && (second === roman || second === katakana)) return true;
  }
  return false;
}
