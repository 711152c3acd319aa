// Workers and a GPU together against each alone: how much of the sum of the two was reached, and how the
// work was split.

import { bootstrapInterval, resampledMedian } from '../laws/bootstrap.ts';
import { median } from '../laws/median.ts';
import { countSamples, fewestRounds } from './counts.ts';
import { areAlike } from '../contract/team-traits.ts';
import type { CountedPoint } from './counts.ts';
import type { HybridPoint, Interval, RunFacts, Sample } from '../record/run-record.ts';

/** Of the rates of the GPU alone, the workers alone and both. */
type Ratio = (gpu: number, workers: number, both: number) => number;

/**
 * Every count above 1 that was verified in all three ways: the GPU alone (the team of 1), its workers
 * alone, and together. Undefined where the plan is not hybrid.
 */
export function hybridPoints(
  { plan, withoutGpu = [] }: RunFacts,
  counts: readonly CountedPoint[],
): readonly HybridPoint[] | undefined {
  if (areAlike(plan.team)) return undefined;
  const gpu = counts.find(({ processors, usable }) => processors === 1 && usable);
  if (!gpu) return [];
  const rate = (ms: number): number => plan.work / (ms / 1000);
  return counts.flatMap((count): readonly HybridPoint[] => {
    const { processors } = count;
    const [first, ...rest] = withoutGpu.filter((sample) => sample.processors === processors);
    if (processors === 1 || !count.usable || !first) return [];
    const workers = countSamples([first, ...rest]);
    if (!workers.usable) return [];
    const gpuAlone = rate(gpu.medianMs);
    const workersAlone = rate(workers.medianMs);
    const together = rate(count.medianMs);
    const parts = [gpu, workers, count];
    const better = Math.max(gpuAlone, workersAlone);
    const intervalOf = (ratio: Ratio): Interval | null => {
      if (parts.some(({ samples }) => samples.length < fewestRounds)) return null;
      const settings = { rounds: plan.samples, seed: plan.seed };
      const interval = bootstrapInterval(settings, (draws) => {
        const [gpuMs = 0, workersMs = 0, bothMs = 0] = parts.map(({ series }) =>
          resampledMedian(series, draws),
        );
        return ratio(1 / gpuMs, 1 / workersMs, 1 / bothMs);
      });
      return interval ?? null;
    };
    return [
      {
        processors,
        gpuShare: median(count.samples.map(gpuShare)),
        gpuAlone,
        workersAlone,
        together,
        ofSum: together / (gpuAlone + workersAlone),
        ofBetter: together / better,
        ofSumInterval: intervalOf((a, b, both) => both / (a + b)),
        ofBetterInterval: intervalOf((a, b, both) => both / (gpuAlone > workersAlone ? a : b)),
      },
    ];
  });
}

/** Share of a sample's tasks that processor 0, the GPU, did. */
function gpuShare({ tasks = [] }: Sample): number {
  const all = tasks.reduce((sum, count) => sum + count, 0);
  return all > 0 ? (tasks[0] ?? 0) / all : 0;
}
