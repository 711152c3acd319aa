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

/** The spans to keep, in ascending order of processors. */
export function nearestMedianSpans(samples: readonly TimedSample[]): RunFacts['spans'] {
  const counts = [...new Set(samples.map(({ processors }) => processors))].sort((a, b) => a - b);
  const maxRows = Math.floor(keptRows / Math.max(1, counts.length));
  return counts.flatMap((processors) => {
    const ofCount = samples.filter((sample) => sample.processors === processors);
    const middle = median(ofCount.map(({ wallMs }) => wallMs));
    const distance = (sample: TimedSample): number => Math.abs(sample.wallMs - middle);
    const [nearest] = [...ofCount].sort((a, b) => distance(a) - distance(b));
    if (!nearest) return [];
    return [{ processors, round: nearest.round, spans: thinSpans(nearest.spans, maxRows) }];
  });
}
