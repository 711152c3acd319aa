// Chooses which spans a record keeps: for every processor count those of the sample nearest its median.

import { median } from '../laws/median.ts';
import { thinSpans } from '../pipeline/thin-spans.ts';
import type { SpanTable } from '../contract/span.ts';
import type { RunFacts, Sample } from '../record/run-record.ts';

/** A sample with its spans. */
export interface TimedSample extends Sample {
  readonly spans: SpanTable;
}

/** Rows of spans that a record keeps at most, over all processor counts. */
const keptRows = 100_000;

/** Rows that a record of `counts` processor counts keeps of each. */
function rowsEach(counts: number): number {
  return Math.floor(keptRows / Math.max(1, counts));
}

/** A run's spans as far as a record may keep them: what cannot be kept is not held from run to run either. */
export function keepableSpans(spans: SpanTable, counts: number): SpanTable {
  return thinSpans(spans, rowsEach(counts));
}

/** The spans to keep, in ascending order of processors. */
export function nearestMedianSpans(samples: readonly TimedSample[]): RunFacts['spans'] {
  const counts = [...new Set(samples.map(({ processors }) => processors))].sort((a, b) => a - b);
  return counts.flatMap((processors) => {
    const ofCount = samples.filter((sample) => sample.processors === processors);
    const middle = median(ofCount.map(({ wallMs }) => wallMs));
    const distance = (sample: TimedSample): number => Math.abs(sample.wallMs - middle);
    const [nearest] = [...ofCount].sort((a, b) => distance(a) - distance(b));
    if (!nearest) return [];
    return [
      { processors, round: nearest.round, spans: keepableSpans(nearest.spans, counts.length) },
    ];
  });
}
