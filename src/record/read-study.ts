// A study from text that may come from anywhere: a study, or a sentence on why it is none.

import * as v from 'valibot';
import { toToday } from './migrate.ts';
import { studySchema } from './study-head.ts';
import { anyStudy } from './study-schema.ts';
import type { Study } from './study.ts';
import type { Message } from '../words/message.ts';

/** A study, or what is wrong with the text. */
export type ReadStudy =
  { readonly ok: true; readonly study: Study } | { readonly ok: false; readonly reason: Message };

/** Longest value quoted in a reason. */
const longestFound = 60;

/** Deepest nesting of brackets that is looked into; a study has about ten. */
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

/** Reads what `writeStudy` wrote. Never throws. */
export function readStudy(text: string): ReadStudy {
  if (nestsTooDeep(text)) {
    return {
      ok: false,
      reason: { key: 'record.foreign', values: { schema: null, expected: studySchema } },
    };
  }
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return { ok: false, reason: { key: 'record.not-json', values: {} } };
  }
  const schema = schemaOf(json);
  const today = toToday(json, schema);
  if (today === undefined) {
    const values = { schema, expected: studySchema };
    return { ok: false, reason: { key: 'record.foreign', values } };
  }
  const result = v.safeParse(anyStudy, today, { abortEarly: true });
  if (result.success) return { ok: true, study: result.output };
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
