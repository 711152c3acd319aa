// Questions about a record's experiment: which of two sides is faster, and from which size on.

import { planToConfig } from '../record/plan-config.ts';
import type { Config } from '../record/config.ts';
import type { BreakEvenStep } from '../record/comparison.ts';
import type { RunRecord } from '../record/run-record.ts';
import type { Sides } from './catalogue.ts';
import { isBusy, type BreakEvenSearch, type Lab } from './lab.ts';
import { mainParameterOf } from './main-parameter.ts';
import { makeStudy } from './study-actions.ts';

/** What a question is put about: the record's experiment on the workers that are asked about. */
function configOf(record: RunRecord, sides: Sides): Config {
  const workers = sides.filter((side) => !side.onGpu).map((side) => side.processors);
  return {
    ...planToConfig(record.plan),
    asks: undefined,
    processors: [...new Set(workers)],
  };
}

/** That a study goes on from a record, and from the same file. */
function after({ id, plan }: RunRecord) {
  return { parent: { id }, file: plan.file };
}

/** Which side is faster; the answer stands in the state. */
export async function askSides(lab: Lab, record: RunRecord, sides: Sides): Promise<void> {
  if (isBusy(lab.store.getState().run)) return;
  lab.store.setState({ answer: undefined });
  const config = configOf(record, sides);
  const asked = { kind: 'comparison', config, sides, ...after(record) } as const;
  const study = await makeStudy(lab, asked);
  if (study?.kind === 'comparison') lab.store.setState({ answer: study });
}

/**
 * From which size on the other side is the faster one. Every size measured stands in the state at once; a cancel keeps
 * them.
 */
export async function findBreakEven(lab: Lab, record: RunRecord, sides: Sides): Promise<void> {
  const { start, run } = lab.store.getState();
  const parameter = start.kind === 'ready' ? mainParameterOf(record, start.catalogue) : undefined;
  if (!parameter || isBusy(run)) return;
  const { label, unit } = parameter;
  let steps: readonly BreakEvenStep[] = [];
  const show = (
    searching: boolean,
    finding: BreakEvenSearch['finding'],
    study?: BreakEvenSearch['study'],
  ): void => {
    const found = { sides, label, unit, steps, finding, searching, study };
    lab.store.setState({ breakEven: { record: record.id, ...found } });
  };
  show(true, []);
  const config = configOf(record, sides);
  const asked = { kind: 'break-even', config, sides, ...after(record) } as const;
  let finding: BreakEvenSearch['finding'] = [];
  const study = await makeStudy(lab, asked, (event) => {
    if (event.kind !== 'steps') return;
    ({ steps, finding } = event);
    show(true, finding);
  });
  if (study?.kind === 'break-even') show(false, study.finding, study);
  else show(false, finding);
}
