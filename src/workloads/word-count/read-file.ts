// A text of the person's own, in any language: UTF-8, or UTF-16 with a mark.

import type { ReadFile, TellRead } from '../../contract/workload.ts';
import type { Message } from '../../words/message.ts';
import { foreignContent, hasIso2022 } from '../../kit/foreign-content.ts';
import { headBytes, looksLikeUtf16, markOf } from '../../kit/text-encoding.ts';
import { chunkStarts } from './corpus.ts';
import { findLongWord, mostWordBytes } from './long-word.ts';
import { mostTextBytes } from './stage.ts';
import { readUtf16 } from './utf-16.ts';
import { findOddPlace, lineAfter } from './utf-8.ts';
import type { OddPlace } from './utf-8.ts';

/** Bytes that are read at once. */
const sliceBytes = 2 ** 24;

async function readUtf8(file: Blob, tell: TellRead): Promise<Uint8Array | OddPlace> {
  const text = new Uint8Array(file.size);
  for (let at = 0; at < file.size; at += sliceBytes) {
    text.set(new Uint8Array(await file.slice(at, at + sliceBytes).arrayBuffer()), at);
    await tell(Math.min(1, (at + sliceBytes) / file.size) / 2);
  }
  const odd = await findOddPlace(text, (done) => tell(0.5 + done / 2));
  return odd ?? text;
}

function refusalOf({ isZero, offset, line }: OddPlace, head: Uint8Array): Message {
  const utf16 = markOf(head) ? undefined : looksLikeUtf16(head);
  if (utf16) return { key: 'file.utf-16', values: { bigEndian: utf16 === 'utf-16be' } };
  return { key: isZero ? 'file.zero-byte' : 'file.not-text', values: { offset, line } };
}

/** What is the matter with a text that can be read. */
function problemOf(text: Uint8Array): Message | undefined {
  if (text.length === 0) return { key: 'file.empty', values: {} };
  if (text.length > mostTextBytes) {
    const values = { found: text.length, max: mostTextBytes, unit: 'bytes' };
    return { key: 'file.too-long', values: { what: 'This text in UTF-8', ...values } };
  }
  if (hasIso2022(text)) return { key: 'file.foreign-content', values: { content: 'iso-2022' } };
  const offset = findLongWord(text);
  if (offset === undefined) return undefined;
  const line = lineAfter(text.subarray(0, offset));
  return { key: 'file.long-word', values: { line, maxBytes: mostWordBytes } };
}

export const readText: ReadFile<'bytes' | 'vocabulary' | 'combiner'> = async (file, _p, tell) => {
  const head = new Uint8Array(await file.slice(0, headBytes).arrayBuffer());
  const content = foreignContent(head);
  if (content) return { ok: false, message: { key: 'file.foreign-content', values: { content } } };
  const encoding = markOf(head)?.encoding ?? 'utf-8';
  const read = encoding === 'utf-8' ? readUtf8(file, tell) : readUtf16(file, encoding, tell);
  const text = await read;
  if (!(text instanceof Uint8Array)) return { ok: false, message: refusalOf(text, head) };
  const message = problemOf(text);
  if (message) return { ok: false, message };
  return {
    ok: true,
    parameters: { bytes: text.length },
    input: { text, starts: chunkStarts(text) },
  };
};
