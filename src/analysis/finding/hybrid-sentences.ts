// The sentences on a GPU and workers together: the widest team against its parts alone, and the best split of the work.

import type { Plan } from '../../record/plan.ts';
import type { HybridPoint } from '../../record/run-record.ts';
import type { Message } from '../../words/message.ts';

/** All of them; none if no team was verified. */
export function hybridSentences(plan: Plan, points: readonly HybridPoint[]): readonly Message[] {
  const widest = points.at(-1);
  if (!widest) return [];
  const { processors, gpuAlone, workersAlone, gpuShare, ofSum, ofBetter: times } = widest;
  const workers = processors - 1;
  const [low, high] = widest.ofBetterInterval ?? [null, null];
  const better = gpuAlone > workersAlone ? 'gpu' : 'workers';
  const bestShare = gpuAlone / (gpuAlone + workersAlone);
  const { unit } = plan;
  return [
    { key: 'finding.hybrid', values: { workers, better, times, low, high } },
    { key: 'finding.hybrid-parts', values: { workers, gpuAlone, workersAlone, ofSum, unit } },
    { key: 'finding.hybrid-split', values: { gpuShare, bestShare } },
  ];
}
