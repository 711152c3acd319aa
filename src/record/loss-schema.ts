// What the explanation of a loss must look like in a record that is read.

import * as v from 'valibot';
import { lossCauses, remedyCauses } from './loss-point.ts';

const finite = v.pipe(v.number(), v.finite());
const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const processors = v.pipe(v.number(), v.integer(), v.minValue(1));

/** A `Remedy`. */
export const remedySchema = v.object({
  cause: v.picklist(remedyCauses),
  change: v.object({
    schedule: v.exactOptional(v.string()),
    transport: v.exactOptional(v.string()),
    grain: v.exactOptional(processors),
    serialShare: v.exactOptional(finite),
    coldStarts: v.exactOptional(count),
    aggregation: v.exactOptional(v.string()),
    balance: v.exactOptional(v.string()),
    processors: v.exactOptional(v.array(processors)),
    parameters: v.exactOptional(v.record(v.string(), finite)),
  }),
  processors,
  predictedMs: finite,
});

/** A `LossPoint`. */
export const lossPoint = v.object({
  processors,
  round: count,
  speedup: finite,
  factors: v.object(v.entriesFromList([...lossCauses, 'startingPoint'], finite)),
  lost: v.exactOptional(v.array(v.object({ cause: v.picklist(lossCauses), factor: finite }))),
  shares: v.object({
    compute: finite,
    serial: finite,
    transfer: finite,
    runtime: finite,
    wait: finite,
    unaccounted: finite,
  }),
  wallMs: finite,
  contended: v.exactOptional(v.array(v.string())),
  startUpMs: v.exactOptional(finite),
  remedies: v.array(remedySchema),
});
