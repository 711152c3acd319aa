// The search for a size: up or down from the one that is given until the faster side changes, then in between.

import { nextSize } from './size-search.ts';
import { SeriesEnd, type PlacedAnswer, type Series, type SeriesParts } from './series.ts';
import type { BreakEvenStep, Side, Sides } from '../record/comparison.ts';
import type { BreakEvenRequest } from './study-request.ts';

/** A difference that has not been seen at one of many sizes by then is too small to matter. */
const longestStepMs = 3_000;

/** The same side at any size: its grain is what the size asks for. */
function atAnySize({ processors, schedule, onGpu }: Side): Side {
  return { processors, schedule, ...(onGpu && { onGpu }) };
}

/** What a search found, and where. */
export interface FoundSizes extends Pick<PlacedAnswer, 'plan' | 'environment'> {
  readonly sides: Sides;
  readonly parameter: string;
  readonly label: string;
  readonly unit: string;
  readonly steps: readonly BreakEvenStep[];
}

/** Every size that was measured is told at once. A wrong result ends the search. */
export async function findBreakEven(
  { config, sides: given }: BreakEvenRequest,
  series: Series,
  { mainParameter }: Pick<SeriesParts, 'mainParameter'>,
  tell: (found: Pick<FoundSizes, 'sides' | 'steps' | 'unit'>) => void,
): Promise<FoundSizes> {
  const parameter = mainParameter(config.workload);
  if (!parameter) throw new SeriesEnd({ kind: 'refused', problems: [] });
  const { name, label, unit } = parameter;
  const sides: Sides = [atAnySize(given[0]), atAnySize(given[1])];
  let steps: readonly BreakEvenStep[] = [];
  let place: PlacedAnswer | undefined;
  let size: number | undefined = config.parameters[name] ?? parameter.default;
  while (size !== undefined) {
    const parameters = { ...config.parameters, [name]: size };
    const asked = { ...config, grain: 'auto' as const, parameters };
    const found = await series.ask(asked, sides, longestStepMs);
    place ??= found;
    if (!found.answer.verified) {
      throw new SeriesEnd({ kind: 'failed', message: { key: 'study.wrong', values: {} } });
    }
    const { times, interval, medianMs, apart, samplesMs } = found.answer;
    const step = { size, times, interval, medianMs, apart, samplesMs };
    steps = [...steps, step].toSorted((a, b) => a.size - b.size);
    tell({ sides, steps, unit });
    size = nextSize(steps, parameter);
  }
  if (!place) throw new Error('A search asks about one size at least.');
  const { plan, environment } = place;
  return { sides, parameter: name, label, unit, steps, plan, environment };
}
