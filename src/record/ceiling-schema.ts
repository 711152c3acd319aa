// What a machine's ceiling must look like to be read, from a study or from where the browser keeps it.

import * as v from 'valibot';
import { finite, positive } from './number-schema.ts';

/** What no machine exceeds: an hour, as many times as rows, and 2^60 bytes a second. */
const longestMs = 3_600_000;
const mostRows = 1_024;
const largestRate = 2 ** 60;
const mostProcessors = 2 ** 20;
const longestName = 200;

const measured = (most: number) => v.pipe(finite, v.gtValue(0), v.maxValue(most));
const costMs = v.pipe(finite, v.minValue(0), v.maxValue(longestMs));
const cost = v.object({ perTaskMs: costMs, perByteMs: costMs });
const costs = v.object({ worker: cost, driver: cost });
const processors = v.pipe(positive, v.maxValue(mostProcessors));

/** Rows by processor count, each higher than the one before; the first is of one processor. */
function rowsOf<const Value extends v.ObjectEntries>(value: Value) {
  return v.pipe(
    v.array(v.object({ processors, ...value })),
    v.minLength(1),
    v.maxLength(mostRows),
    v.check(
      (rows) =>
        (rows as readonly { readonly processors: number }[]).every(
          (row, i, all) => row.processors > (all[i - 1]?.processors ?? 0),
        ) && (rows[0] as { readonly processors: number }).processors === 1,
      'rows of 1 and more processors, in ascending order',
    ),
  );
}

/** A `Ceiling`. */
export const ceilingSchema = v.object({
  createdAt: v.pipe(
    v.string(),
    v.check((text) => !Number.isNaN(Date.parse(text)), 'a time'),
  ),
  cores: v.nullable(processors),
  browser: v.pipe(v.string(), v.maxLength(longestName)),
  speedups: rowsOf({ times: measured(mostRows) }),
  oneMs: measured(longestMs),
  bandwidth: rowsOf({ bytesPerSecond: measured(largestRate) }),
  messages: v.exactOptional(v.object({ transfer: costs, clone: costs })),
});
