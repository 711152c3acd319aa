// A run record from text that may come from anywhere: a record, or a sentence on why it is none.

import * as v from 'valibot';
import { recordSchema } from './run-record.ts';
import { runRecord } from './schema.ts';
import type { RunRecord } from './run-record.ts';
import type { Message } from '../words/message.ts';

/** A record, or what is wrong with the text. */
export type ReadRecord =
  | { readonly ok: true; readonly record: RunRecord }
  | { readonly ok: false; readonly reason: Message };

/** Longest value quoted in a reason. */
const longestFound = 60;

/** Deepest nesting of brackets that is looked into; a record has about ten. */
const deepest = 64;

/** Whether brackets outside of texts nest deeper than `deepest`: what is so deep takes a parser seconds. */
function nestsTooDeep(text: string): boolean {
  let depth = 0;
  let quoted = false;
  for (let at = 0; at < text.length; at++) {
    const character = text[at];
    if (quoted && character === '\\') at++;
    else if (character === '"') quoted = !quoted;
    else if (quoted) continue;
    else if (character === '[' || character === '{') depth++;
    else if (character === ']' || character === '}') depth--;
    if (depth > deepest) return true;
  }
  return false;
}

/** Reads what `writeRecord` wrote. Never throws. */
export function readRecord(text: string): ReadRecord {
  if (nestsTooDeep(text)) {
    return {
      ok: false,
      reason: { key: 'record.foreign', values: { schema: null, expected: recordSchema } },
    };
  }
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return { ok: false, reason: { key: 'record.not-json', values: {} } };
  }
  const schema = schemaOf(json);
  if (schema !== recordSchema) {
    const values = { schema, expected: recordSchema };
    return { ok: false, reason: { key: 'record.foreign', values } };
  }
  const result = v.safeParse(runRecord, json, { abortEarly: true });
  if (result.success) return { ok: true, record: result.output };
  const [issue] = result.issues;
  const path = v.getDotPath(issue) ?? 'the top';
  const expected = issue.expected ?? issue.message;
  const found = issue.received.slice(0, longestFound);
  return { ok: false, reason: { key: 'record.broken', values: { path, expected, found } } };
}

function schemaOf(json: unknown): string | null {
  if (typeof json !== 'object' || json === null || !Object.hasOwn(json, 'schema')) return null;
  const { schema } = json as { readonly schema: unknown };
  return typeof schema === 'string' ? schema : null;
}
