// The JSON Schema of a run record, for readers outside the lab. Apart from `schema.ts`, so that the page
// does not load the converter.

import { toJsonSchema } from '@valibot/to-json-schema';
import type { JsonSchema } from '@valibot/to-json-schema';
import { runRecord } from './schema.ts';

/** Draft 2020-12 of what `writeRecord` writes. */
export function recordJsonSchema(): JsonSchema {
  return toJsonSchema(runRecord, {
    target: 'draft-2020-12',
    // As it is written, before null becomes NaN.
    typeMode: 'input',
    // JSON cannot hold other numbers; equal columns cannot be said.
    ignoreActions: ['finite', 'check'],
  });
}
