// The bytes of a table as UTF-8, slice by slice, whatever of the marked encodings the file is in.

import { foreignContent } from '../kit/foreign-content.ts';
import { headBytes, looksLikeUtf16, markOf } from '../kit/text-encoding.ts';
import type { TextEncodingName } from '../kit/text-encoding.ts';
import type { TellRead } from '../contract/workload.ts';
import type { Message } from '../words/message.ts';

/** Bytes that are read at once, and those that are looked at before others have a turn: some ms. */
const sliceBytes = 2 ** 20;
const turnBytes = 2 ** 17;

/** A text that can be read from its start as often as need be. */
export interface TextSource {
  readonly file: Blob;
  readonly encoding: TextEncodingName;
  /** Bytes of the byte order mark. */
  readonly from: number;
}

export type Opened =
  | { readonly ok: true; readonly source: TextSource }
  | { readonly ok: false; readonly message: Message };

function placeOfZero(head: Uint8Array): { readonly offset: number; readonly line: number } {
  const offset = head.indexOf(0);
  return { offset, line: 1 + head.subarray(0, offset).filter((byte) => byte === 10).length };
}

/** Finds the encoding by the byte order mark; without one a text is UTF-8. */
export async function openText(file: Blob): Promise<Opened> {
  const head = new Uint8Array(await file.slice(0, headBytes).arrayBuffer());
  const content = foreignContent(head);
  if (content) return { ok: false, message: { key: 'file.foreign-content', values: { content } } };
  const mark = markOf(head);
  if (mark) return { ok: true, source: { file, encoding: mark.encoding, from: mark.bytes } };
  if (!head.includes(0)) return { ok: true, source: { file, encoding: 'utf-8', from: 0 } };
  const utf16 = looksLikeUtf16(head);
  const message: Message = utf16
    ? { key: 'file.utf-16', values: { bigEndian: utf16 === 'utf-16be' } }
    : { key: 'file.zero-byte', values: placeOfZero(head) };
  return { ok: false, message };
}

/**
 * Hands every slice to `take`, which may end the reading by a message. `tell` hears how far it is, as the shares
 * between `share[0]` and `share[1]`.
 */
export async function readSlices(
  { file, encoding, from }: TextSource,
  take: (bytes: Uint8Array) => Message | undefined,
  tell: TellRead,
  share: readonly [number, number],
): Promise<Message | undefined> {
  const decoder = encoding === 'utf-8' ? undefined : new TextDecoder(encoding);
  const encoder = new TextEncoder();
  for (let at = from; at < file.size; at += sliceBytes) {
    const bytes = new Uint8Array(await file.slice(at, at + sliceBytes).arrayBuffer());
    const isLast = at + sliceBytes >= file.size;
    const text = decoder ? encoder.encode(decoder.decode(bytes, { stream: !isLast })) : bytes;
    for (let begin = 0; begin < text.length; begin += turnBytes) {
      const message = take(text.subarray(begin, begin + turnBytes));
      if (message) return message;
      const done = Math.min(1, (at + begin + turnBytes) / file.size);
      await tell(share[0] + done * (share[1] - share[0]));
    }
  }
  return undefined;
}
