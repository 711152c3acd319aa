// What the head of every study must look like to be read.

import * as v from 'valibot';
import { ceilingSchema } from './ceiling-schema.ts';
import { environmentSchema } from './environment-schema.ts';
import { remedySchema } from './loss-schema.ts';
import { askedEntries } from './field-schema.ts';
import { message } from './message-schema.ts';
import { count, finite, positive } from './number-schema.ts';
import { planSchema } from './plan-schema.ts';
import { studySchema } from './study-head.ts';

/** A `Config` that a plan was made of: texts and numbers, whichever they are. */
const configSchema = v.object({
  ...askedEntries,
  parameters: v.record(v.string(), finite),
  file: v.exactOptional(v.string()),
});

const conditionsSchema = v.object({
  ceiling: v.exactOptional(ceilingSchema),
  slowdown: v.exactOptional(finite),
  onBattery: v.exactOptional(v.literal(true)),
  warnings: v.array(message),
});

const parentSchema = v.object({
  id: v.string(),
  trial: v.exactOptional(
    v.object({
      remedy: remedySchema,
      before: v.object({ processors: positive, ms: finite }),
    }),
  ),
});

/** The fields of a `StudyHead`. */
export function headOf<const Kind extends string>(kind: Kind) {
  return {
    schema: v.literal(studySchema),
    kind: v.literal(kind),
    id: v.string(),
    createdAt: v.string(),
    config: configSchema,
    plan: planSchema,
    environment: environmentSchema,
    conditions: v.exactOptional(conditionsSchema),
    parent: v.exactOptional(parentSchema),
  };
}

/** A `StageTraffic`. */
export const stageTraffic = v.object({
  broadcastBytes: count,
  reduceBytes: count,
  itemBytes: count,
});
