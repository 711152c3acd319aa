// What a machine's ceiling must look like to be read.

import * as v from 'valibot';
import { finite, positive } from './number-schema.ts';

const notNegative = v.pipe(finite, v.minValue(0));
const cost = v.object({ perTaskMs: notNegative, perByteMs: notNegative });
const costs = v.object({ worker: cost, driver: cost });

/** A `Ceiling`. */
export const ceilingSchema = v.object({
  createdAt: v.string(),
  cores: v.nullable(positive),
  browser: v.string(),
  speedups: v.pipe(v.array(v.object({ processors: positive, times: notNegative })), v.minLength(1)),
  oneMs: notNegative,
  bandwidth: v.array(v.object({ processors: positive, bytesPerSecond: notNegative })),
  messages: v.exactOptional(v.object({ transfer: costs, clone: costs })),
});
