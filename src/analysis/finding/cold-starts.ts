// What starting from nothing took, by processor count.

import { median, medianInterval } from '../../laws/median.ts';
import type { RunFacts } from '../../record/run-record.ts';
import type { Message } from '../../words/message.ts';

/** A sentence for the smallest count and one for the largest; none where cold starts were not measured. */
export function coldStartSentences({ plan, coldStarts = [] }: RunFacts): readonly Message[] {
  const counts = [...new Set(coldStarts.map(({ processors }) => processors))];
  const ends = counts.filter((_, i) => i === 0 || i === counts.length - 1);
  return ends.map((count) => {
    const times = coldStarts.filter(({ processors }) => processors === count);
    const wallMs = times.map((start) => start.wallMs);
    const interval = medianInterval(wallMs);
    const values = {
      processors: count,
      medianMs: median(wallMs),
      low: interval?.low ?? null,
      high: interval?.high ?? null,
      starts: wallMs.length,
      noun: plan.team.noun,
    };
    return { key: 'finding.cold-start', values };
  });
}
