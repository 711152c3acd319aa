// The one run there may be: idle -> (asking ->) running -> done, wrong, failed, refused, or stopped by Cancel.

import type { RunEvent, RunOutcome, StudyOutcome } from './catalogue.ts';
import type { Study } from '../record/study.ts';
import { isBusy, type Again, type Lab } from './lab.ts';
import { answerWaiting } from './measuring-turn.ts';
import { updatePreview } from './preview.ts';
import { begun, endRun, hearRun, unexpected } from './run-state.ts';
import { askEngine } from './study-actions.ts';
import { whileUnderWay, type Journal } from './under-way.ts';

/** An experiment estimated to take longer asks before it starts. */
const askAboveMs = 60_000;

async function execute(lab: Lab, again: Again): Promise<void> {
  lab.store.setState({ run: { kind: 'running', progress: begun }, ignored: [] });
  await whileUnderWay(lab, (journal) => executeNow(lab, journal, again));
  await updatePreview(lab);
}

async function executeNow(lab: Lab, journal: Journal, again: Again): Promise<void> {
  const { config, pictures } = lab.store.getState();
  const hear = (event: RunEvent): void => lab.store.setState((state) => hearRun(state, event));
  const outcome = await askEngine(lab, { kind: 'run', config, ...again }, journal, hear);
  const made = outcome.kind === 'done' || outcome.kind === 'wrong';
  lab.store.setState((state) => endRun(state, runOutcome(outcome)));
  // A run that left no record leaves the pictures of the record that is still shown.
  if (!made) lab.store.setState({ pictures });
}

/** The outcome with the run that was made; a request for a run makes nothing else. */
function runOutcome(outcome: StudyOutcome<Study>): RunOutcome {
  if (outcome.kind !== 'done' && outcome.kind !== 'wrong') return outcome;
  if (outcome.study.kind === 'run') return { kind: outcome.kind, record: outcome.study };
  return unexpected(new Error(`a ${outcome.study.kind} was made in place of a run`));
}

/** Starts the experiment in the form, or asks first when it would take long; one run at a time. */
export async function startRun(lab: Lab, again: Again = {}): Promise<void> {
  const { run, preview, reading, recording } = lab.store.getState();
  if (isBusy(run) || run.kind === 'asking' || preview.kind !== 'plan') return;
  if (reading || recording) return;
  if (preview.plan.estimate.totalMs > askAboveMs) {
    lab.store.setState({ run: { kind: 'asking', plan: preview.plan, again } });
    return;
  }
  await execute(lab, again);
}

/** The answer to the question whether a long experiment shall run. */
export async function answerLongRun(lab: Lab, yes: boolean): Promise<void> {
  const { run } = lab.store.getState();
  if (run.kind !== 'asking') return;
  if (yes) await execute(lab, run.again);
  else lab.store.setState({ run: { kind: 'idle' } });
}

/** Stops the run: the page says so at once, the end follows when the engine has stopped. */
export async function cancelRun(lab: Lab): Promise<void> {
  const { run } = lab.store.getState();
  if (run.kind === 'waiting') answerWaiting(lab, 'give-up');
  if (run.kind !== 'running') return;
  lab.store.setState({ run: { kind: 'stopping', progress: run.progress } });
  try {
    await lab.engine.stop();
  } catch {
    // The run itself reports how it ended.
  }
}

/** Takes the note about the last run away. */
export function dismissOutcome(lab: Lab): void {
  if (!isBusy(lab.store.getState().run)) lab.store.setState({ run: { kind: 'idle' } });
}

/** Takes the grey run off the chart. */
export function clearPrevious(lab: Lab): void {
  lab.store.setState({ previous: undefined });
}
