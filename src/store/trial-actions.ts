// A measured what-if: the experiment of the record again with one cause of a loss taken away.

import type { LossPoint, Remedy } from '../record/loss-point.ts';
import type { RunRecord } from '../record/run-record.ts';
import { withAskable } from './askable.ts';
import { isBusy, type Lab } from './lab.ts';
import { askedConfig } from '../record/plan-config.ts';
import { fileOf } from './file-actions.ts';
import { updatePreview } from './preview.ts';
import { startRun } from './run-actions.ts';

/** Runs `record`'s experiment with the change of `remedy`; what it gained the run says itself (`trialOf`). */
export async function tryRemedy(lab: Lab, record: RunRecord, remedy: Remedy): Promise<void> {
  const { run } = lab.store.getState();
  const point = record.losses?.find(({ remedies }) => remedies.includes(remedy));
  if (isBusy(run) || !point) return;
  const base = askedConfig(record);
  const parameters = { ...base.parameters, ...remedy.change.parameters };
  const next = withAskable({ ...base, ...remedy.change, parameters });
  const before = { processors: point.processors, ms: msBefore(point, remedy) };
  lab.store.setState({
    config: next,
    drafts: {},
    ignored: [],
    file: fileOf(lab, record.plan),
    fileProblem: undefined,
  });
  await updatePreview(lab);
  const parent = { id: record.id, trial: { remedy, before } };
  await startRun(lab, { parent, file: record.plan.file });
}

/** What a change that was to help has led to. */
export interface Trial {
  readonly remedy: Remedy;
  readonly before: { readonly processors: number; readonly ms: number };
  readonly obtainedMs: number;
}

/** What the remedy that made a run predicted and gave; undefined if none made it, or if it was wrong. */
export function trialOf({ parent, points }: RunRecord): Trial | undefined {
  const { trial } = parent ?? {};
  const obtained = points.find(({ processors }) => processors === trial?.remedy.processors);
  return trial && obtained?.verdict.ok ? { ...trial, obtainedMs: obtained.medianMs } : undefined;
}

/** The time that a remedy is to better. */
export function msBefore({ wallMs, startUpMs = 0 }: LossPoint, { cause }: Remedy): number {
  return cause === 'startUp' ? startUpMs + wallMs : wallMs;
}
