// The one run there may be: idle -> (asking ->) running -> done, wrong, failed, refused, or stopped by Cancel.

import type { RunEvent, RunOutcome } from './catalogue.ts';
import { isBusy, type Lab } from './lab.ts';
import { readConditions } from './conditions.ts';
import { answerWaiting } from './measuring-turn.ts';
import { updatePreview } from './preview.ts';
import { begun, endRun, hearRun, unexpected } from './run-state.ts';
import { whileUnderWay, type Journal } from './under-way.ts';

/** An experiment estimated to take longer asks before it starts. */
const askAboveMs = 60_000;

async function execute(lab: Lab): Promise<void> {
  lab.store.setState({ run: { kind: 'running', progress: begun }, ignored: [] });
  await whileUnderWay(lab, (journal) => executeNow(lab, journal));
  await updatePreview(lab);
}

async function executeNow(lab: Lab, journal: Journal): Promise<void> {
  const { config, pictures, run } = lab.store.getState();
  // Cancel came before the run began.
  if (run.kind === 'stopping') {
    lab.store.setState((state) => endRun(state, { kind: 'stopped' }));
    return;
  }
  lab.store.setState({ run: { kind: 'running', progress: begun } });
  const hear = (event: RunEvent): void => lab.store.setState((state) => hearRun(state, event));
  const outcome = await journal
    .keep(config, hear, (listen) => lab.engine.run(config, listen))
    .catch((error: unknown): RunOutcome => unexpected(error));
  const made = outcome.kind === 'done' || outcome.kind === 'wrong';
  // At once after it: the machine is still as it was.
  if (made) {
    const warnings = await readConditions(lab);
    lab.store.setState({ conditions: { record: outcome.record.id, warnings } });
  }
  lab.store.setState((state) => endRun(state, outcome));
  // A run that left no record leaves the pictures of the record that is still shown.
  if (!made) lab.store.setState({ pictures });
}

/** Starts the experiment in the form, or asks first when it would take long; one run at a time. */
export async function startRun(lab: Lab): Promise<void> {
  const { run, preview, reading, recording } = lab.store.getState();
  if (isBusy(run) || run.kind === 'asking' || preview.kind !== 'plan') return;
  if (reading || recording) return;
  if (preview.plan.estimate.totalMs > askAboveMs) {
    lab.store.setState({ run: { kind: 'asking', plan: preview.plan } });
    return;
  }
  await execute(lab);
}

/** The answer to the question whether a long experiment shall run. */
export async function answerLongRun(lab: Lab, yes: boolean): Promise<void> {
  if (lab.store.getState().run.kind !== 'asking') return;
  if (yes) await execute(lab);
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
