// What a plan must look like in a record that is read.

import * as v from 'valibot';
import { policies, transports } from '../contract/schedule.ts';

const finite = v.pipe(v.number(), v.finite());
const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const processors = v.pipe(v.number(), v.integer(), v.minValue(1));

const asks = v.variant('kind', [
  v.object({ kind: v.literal('faster'), processors, than: processors }),
  v.object({ kind: v.picklist(['times', 'efficiency', 'reach', 'pays']), processors }),
]);

/** A `Plan`. */
export const planSchema = v.object({
  workload: v.string(),
  unit: v.string(),
  parameters: v.record(v.string(), finite),
  backend: v.picklist(['serial', 'workers', 'webgpu', 'hybrid']),
  kernel: v.picklist(['js', 'wasm', 'wgsl']),
  processors: v.pipe(v.array(processors), v.minLength(1)),
  schedule: v.picklist(policies),
  transport: v.picklist(transports),
  balance: v.exactOptional(v.literal('cost')),
  aggregation: v.exactOptional(v.literal('tree')),
  grain: processors,
  items: count,
  tasks: count,
  chunks: v.exactOptional(v.array(count)),
  serialShare: finite,
  serialTasks: v.exactOptional(count),
  samples: processors,
  seed: count,
  waits: v.exactOptional(v.literal(true)),
  contended: v.exactOptional(
    v.object({
      arrays: v.array(v.string()),
      instead: v.exactOptional(
        v.object({ parameters: v.record(v.string(), finite), timeRatio: finite }),
      ),
    }),
  ),
  coldStarts: v.exactOptional(processors),
  asks: v.exactOptional(asks),
  file: v.exactOptional(
    v.object({ name: v.string(), bytes: count, sha256: v.exactOptional(v.string()) }),
  ),
  work: finite,
  estimate: v.object({ totalMs: finite, memoryBytes: finite, measured: v.boolean() }),
});
