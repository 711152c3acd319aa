// The one run there may be: idle -> (asking ->) running -> done, wrong, failed, refused, or stopped by Cancel.

import type { Config } from '../record/config.ts';
import type { RunRecord } from '../record/run-record.ts';
import type { Answer, RunEvent, RunOutcome, Sides } from './catalogue.ts';
import { isBusy, type Lab, type LabState, type Progress } from './lab.ts';
import { readConditions } from './conditions.ts';
import { updatePreview } from './preview.ts';

/** An experiment estimated to take longer asks before it starts. */
const askAboveMs = 60_000;

const begun: Progress = {
  plan: undefined,
  step: 'set-up',
  done: 0,
  remainingMs: undefined,
  round: 0,
  rounds: 0,
  processors: undefined,
  tint: undefined,
  samples: 0,
};

function eventToProgress(progress: Progress, event: RunEvent): Progress {
  switch (event.kind) {
    case 'started':
      return { ...progress, plan: event.plan };
    case 'step':
      return { ...progress, step: event.step };
    case 'progress': {
      const { done, remainingMs, round, rounds, processors } = event;
      return { ...progress, done, remainingMs, round, rounds, processors };
    }
    case 'tint':
      return { ...progress, tint: { tasks: event.tasks, lanes: event.lanes } };
    case 'sample':
      return { ...progress, samples: progress.samples + 1 };
    case 'pictures':
      return progress;
  }
}

function hear(state: LabState, event: RunEvent): Partial<LabState> {
  if (state.run.kind !== 'running') return {};
  const progress = eventToProgress(state.run.progress, event);
  const run = { kind: 'running', progress } as const;
  return event.kind === 'pictures' ? { run, pictures: event.pictures } : { run };
}

/** Samples of the run under way that were measured. */
function finishedSamples({ run }: LabState): number {
  return run.kind === 'running' || run.kind === 'stopping' ? run.progress.samples : 0;
}

function end(state: LabState, outcome: RunOutcome): Partial<LabState> {
  switch (outcome.kind) {
    case 'done':
    case 'wrong':
      return {
        run: { kind: outcome.kind },
        record: outcome.record,
        previous: state.record ?? state.previous,
      };
    case 'stopped':
      return { run: { kind: 'stopped' } };
    case 'refused':
      return { run: outcome, preview: { kind: 'problems', problems: outcome.problems } };
    case 'failed':
      return { run: { ...outcome, finished: finishedSamples(state) } };
  }
}

/** Puts a question to the engine; undefined where it is not answered, which the page says as of any run. */
export async function ask(
  lab: Lab,
  config: Config,
  sides: Sides,
  longestMs: number,
): Promise<Answer | undefined> {
  lab.store.setState({ run: { kind: 'running', progress: begun } });
  const listen = (event: RunEvent): void => lab.store.setState((state) => hear(state, event));
  const outcome = await lab.engine
    .ask(config, sides, longestMs, listen)
    .catch((error: unknown) => unexpected(error));
  if (outcome.kind !== 'answered') {
    lab.store.setState((state) => end(state, outcome));
    return undefined;
  }
  lab.store.setState({ run: { kind: 'idle' } });
  return outcome.answer;
}

function unexpected(error: unknown): Extract<RunOutcome, { kind: 'failed' }> {
  return {
    kind: 'failed',
    message: { key: 'run.unexpected', values: { reason: String(error) } },
  };
}

function runOnEngine(
  { engine }: Lab,
  config: Config,
  listen: (event: RunEvent) => void,
): Promise<RunOutcome> {
  return engine.run(config, listen).catch((error: unknown): RunOutcome => unexpected(error));
}

/**
 * Runs experiments one after the other whose records are not put on the chart: they are for something else. Undefined
 * where one did not end well, which the page says as of any run, and where one goes on already.
 */
export async function runBeside(
  lab: Lab,
  configs: readonly Config[],
): Promise<readonly RunRecord[] | undefined> {
  if (isBusy(lab.store.getState().run)) return undefined;
  const records: RunRecord[] = [];
  const listen = (event: RunEvent): void => {
    if (event.kind !== 'pictures') lab.store.setState((state) => hear(state, event));
  };
  for (const config of configs) {
    lab.store.setState({ run: { kind: 'running', progress: begun } });
    const outcome = await runOnEngine(lab, config, listen);
    if (outcome.kind === 'done') records.push(outcome.record);
    else {
      lab.store.setState((state) => end(state, outcome));
      return undefined;
    }
  }
  lab.store.setState({ run: { kind: 'idle' } });
  return records;
}

async function execute(lab: Lab): Promise<void> {
  const { config, pictures } = lab.store.getState();
  lab.store.setState({ run: { kind: 'running', progress: begun }, ignored: [] });
  const listen = (event: RunEvent): void => lab.store.setState((state) => hear(state, event));
  const outcome = await runOnEngine(lab, config, listen);
  const made = outcome.kind === 'done' || outcome.kind === 'wrong';
  // At once after it: the machine is still as it was.
  if (made) {
    const warnings = await readConditions(lab);
    lab.store.setState({ conditions: { record: outcome.record.id, warnings } });
  }
  lab.store.setState((state) => end(state, outcome));
  // A run that left no record leaves the pictures of the record that is still shown.
  if (!made) lab.store.setState({ pictures });
  await updatePreview(lab);
}

/** Starts the experiment in the form, or asks first when it would take long; one run at a time. */
export async function startRun(lab: Lab): Promise<void> {
  const { run, preview, reading } = lab.store.getState();
  if (isBusy(run) || run.kind === 'asking' || preview.kind !== 'plan' || reading) return;
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
