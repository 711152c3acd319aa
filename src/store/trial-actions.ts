// A measured what-if: the experiment of the record again with one cause of a loss taken away.

import type { LossPoint, Remedy } from '../record/loss-point.ts';
import type { RunRecord } from '../record/run-record.ts';
import { withAskable } from './askable.ts';
import { isBusy, type Lab, type LabState, type Trial } from './lab.ts';
import { planToConfig } from '../record/plan-config.ts';
import { updatePreview } from './preview.ts';
import { startRun } from './run-actions.ts';

/** Runs `record`'s experiment with the change of `remedy`; what it gained stands in the state as `trial`. */
export async function tryRemedy(lab: Lab, record: RunRecord, remedy: Remedy): Promise<void> {
  const { run } = lab.store.getState();
  const point = record.losses?.find(({ remedies }) => remedies.includes(remedy));
  if (isBusy(run) || !point) return;
  const base = planToConfig(record.plan);
  const parameters = { ...base.parameters, ...remedy.change.parameters };
  const next = withAskable({ ...base, ...remedy.change, parameters });
  lab.store.setState({ config: next, drafts: {}, ignored: [] });
  await updatePreview(lab);
  await startRun(lab);
  await untilAnswered(lab);
  const { record: made, run: ended } = lab.store.getState();
  if (ended.kind !== 'done' || !made || made === record) return;
  const obtained = made.points.find(({ processors }) => processors === remedy.processors);
  if (!obtained) return;
  const trial: Trial = {
    record: made.id,
    remedy,
    before: { processors: point.processors, ms: msBefore(point, remedy) },
    obtainedMs: obtained.medianMs,
  };
  lab.store.setState({ trial });
}

/** The time that a remedy is to better. */
export function msBefore({ wallMs, startUpMs = 0 }: LossPoint, { cause }: Remedy): number {
  return cause === 'startUp' ? startUpMs + wallMs : wallMs;
}

/** Whether a long run is asked about, or goes on. */
function isOpen({ run }: LabState): boolean {
  return run.kind === 'asking' || isBusy(run);
}

/** Resolves when the run, which may ask first because it is long, has ended or was not wanted. */
function untilAnswered({ store }: Lab): Promise<void> {
  return new Promise((resolve) => {
    if (!isOpen(store.getState())) {
      resolve();
      return;
    }
    const unsubscribe = store.subscribe((state) => {
      if (isOpen(state)) return;
      unsubscribe();
      resolve();
    });
  });
}
