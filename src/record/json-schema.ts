// The JSON Schema of a study, for readers outside the lab. Apart from `study-schema.ts`, so that the page
// does not load the converter.

import { toJsonSchema } from '@valibot/to-json-schema';
import type { JsonSchema } from '@valibot/to-json-schema';
import { anyStudy } from './study-schema.ts';

/** Draft 2020-12 of what `writeStudy` writes. */
export function studyJsonSchema(): JsonSchema {
  return toJsonSchema(anyStudy, {
    target: 'draft-2020-12',
    // As it is written, before null becomes NaN and names become numbers.
    typeMode: 'input',
    // JSON cannot hold other numbers; equal columns cannot be said.
    ignoreActions: ['finite', 'check'],
  });
}
