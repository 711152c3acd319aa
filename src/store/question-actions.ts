// Questions about a record's experiment: which of two sides is faster, and from which size on.

import type { Config } from '../record/config.ts';
import type { RunRecord } from '../record/run-record.ts';
import type { Side, Sides } from './catalogue.ts';
import { isBusy, type BreakEvenStep, type Lab } from './lab.ts';
import { mainParameterOf } from './main-parameter.ts';
import { planToConfig } from '../record/plan-config.ts';
import { inSeries } from './series.ts';
import { nextSize } from './size-search.ts';

/** A difference that has not been seen by then is too small to matter; for one size of many, sooner. */
const [longestMs, longestStepMs] = [30_000, 3_000];

/** What a question is put about: the record's experiment on the workers that are asked about. */
function configOf(record: RunRecord, sides: Sides): Config {
  const workers = sides.filter((side) => !side.onGpu).map((side) => side.processors);
  return {
    ...planToConfig(record.plan),
    asks: undefined,
    processors: [...new Set(workers)],
  };
}

/** Which side is faster; the answer stands in the state. */
export async function askSides(lab: Lab, record: RunRecord, sides: Sides): Promise<void> {
  if (isBusy(lab.store.getState().run)) return;
  lab.store.setState({ answer: undefined });
  const config = configOf(record, sides);
  const answer = await inSeries(lab, 'question', (series) => series.ask(config, sides, longestMs));
  if (answer) lab.store.setState({ answer: { record: record.id, answer } });
}

/** The same side at any size: its grain is what the size asks for. */
function atAnySize({ processors, schedule, onGpu }: Side): Side {
  return { processors, schedule, ...(onGpu && { onGpu }) };
}

/**
 * From which size on the other side is the faster one: sizes go up or down from the record's own until it is, then
 * in between. Every size measured stands in the state at once; a cancel keeps them.
 */
export async function findBreakEven(lab: Lab, record: RunRecord, given: Sides): Promise<void> {
  const { start, run } = lab.store.getState();
  const parameter = start.kind === 'ready' ? mainParameterOf(record, start.catalogue) : undefined;
  if (!parameter || isBusy(run)) return;
  const { name, label, unit } = parameter;
  const sides: Sides = [atAnySize(given[0]), atAnySize(given[1])];
  const base = { ...configOf(record, sides), grain: 'auto' as const };
  let steps: readonly BreakEvenStep[] = [];
  const show = (searching: boolean): void => {
    const found = { sides, label, unit: unit ?? '', steps, searching };
    lab.store.setState({ breakEven: { record: record.id, ...found } });
  };
  await inSeries(lab, 'break-even', async (series) => {
    let size: number | undefined = record.plan.parameters[name];
    while (size !== undefined) {
      show(true);
      const parameters = { ...base.parameters, [name]: size };
      const answer = await series.ask({ ...base, parameters }, sides, longestStepMs);
      if (!answer?.verified) return;
      const { times, interval, medianMs, apart } = answer;
      steps = [...steps, { size, times, interval, medianMs, apart }].toSorted(
        (a, b) => a.size - b.size,
      );
      size = nextSize(steps, parameter);
    }
  });
  show(false);
}
