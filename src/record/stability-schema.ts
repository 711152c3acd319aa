// What the stability of a record must look like to be read.

import * as v from 'valibot';
import { message } from './message-schema.ts';

const finite = v.pipe(v.number(), v.finite());
const count = v.pipe(v.number(), v.integer(), v.minValue(0));

const disturbance = v.variant('kind', [
  v.object({
    kind: v.literal('times'),
    processors: count,
    groups: v.boolean(),
    fastMs: finite,
    slowMs: finite,
  }),
  v.object({ kind: v.literal('interval'), processors: count, low: finite, high: finite }),
  v.object({ kind: v.literal('cores'), cores: count, given: finite }),
  v.object({ kind: v.literal('drift'), percent: finite }),
  v.object({ kind: v.literal('far-samples'), samples: count }),
  v.object({ kind: v.literal('stalls'), samples: count, longestMs: finite }),
]);

export const stability = v.variant('kind', [
  v.object({ kind: v.literal('quiet') }),
  v.object({
    kind: v.picklist(['busy', 'too-noisy']),
    disturbances: v.array(disturbance),
    causes: v.array(message),
  }),
]);

/** A look at how many cores there were (see `CoreProbe`). */
export const coreProbe = v.object({ round: count, cores: count, given: finite });
