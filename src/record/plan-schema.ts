// What a plan must look like in a record that is read.

import * as v from 'valibot';
import { transports } from '../contract/schedule.ts';
import { givenEntries } from './field-schema.ts';
import { earlierTeam } from './earlier-team.ts';

const finite = v.pipe(v.number(), v.finite());
const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const processors = v.pipe(v.number(), v.integer(), v.minValue(1));

const asks = v.variant('kind', [
  v.object({ kind: v.literal('faster'), processors, than: processors }),
  v.object({ kind: v.picklist(['times', 'efficiency', 'reach', 'pays']), processors }),
]);

const team = v.object({
  noun: v.picklist(['processor', 'worker', 'workgroup']),
  gpu: v.picklist(['none', 'first', 'all']),
  wholeRange: v.boolean(),
});

const plan = v.object({
  workload: v.string(),
  unit: v.string(),
  parameters: v.record(v.string(), finite),
  backend: v.string(),
  // Earlier versions left it to the backend's name.
  team: v.optional(team),
  kernel: v.picklist(['js', 'wasm', 'wgsl']),
  processors: v.pipe(v.array(processors), v.minLength(1)),
  transport: v.picklist(transports),
  ...givenEntries,
  grain: processors,
  items: count,
  tasks: count,
  chunks: v.exactOptional(v.array(count)),
  serialTasks: v.exactOptional(count),
  waits: v.exactOptional(v.literal(true)),
  contended: v.exactOptional(
    v.object({
      arrays: v.array(v.string()),
      instead: v.exactOptional(
        v.object({ parameters: v.record(v.string(), finite), timeRatio: finite }),
      ),
    }),
  ),
  asks: v.exactOptional(asks),
  file: v.exactOptional(
    v.object({ name: v.string(), bytes: count, sha256: v.exactOptional(v.string()) }),
  ),
  work: finite,
  estimate: v.object({ totalMs: finite, memoryBytes: finite, measured: v.boolean() }),
});

/** A `Plan`. */
export const planSchema = v.pipe(
  plan,
  v.transform((read) => ({ ...read, team: read.team ?? earlierTeam(read.backend) })),
  v.object({ ...plan.entries, backend: v.string(), team }),
);
