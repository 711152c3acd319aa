// What a message must look like to be read.

import * as v from 'valibot';
import type { Message } from '../words/message.ts';

const finite = v.pipe(v.number(), v.finite());
const messageValue = v.union([v.string(), finite, v.boolean(), v.null()]);

/** Only the shape: which keys there are and what they need, the words know. */
export const message = v.pipe(
  v.object({
    key: v.string(),
    values: v.record(v.string(), v.union([messageValue, v.array(messageValue)])),
  }),
  v.transform((loose) => loose as unknown as Message),
);
