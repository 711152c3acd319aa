// How the one run there may be changes with what the engine tells of it.

import type { RunRecord } from '../record/run-record.ts';
import type { Study } from '../record/study.ts';
import type { RunEvent, RunOutcome, StudyOutcome } from './catalogue.ts';
import type { LabState, Progress } from './lab.ts';
import { presetInForm } from './question-asked.ts';
import { reasonOf } from './reason-of.ts';

/** A run that has told nothing yet. */
export const begun: Progress = {
  plan: undefined,
  step: 'set-up',
  done: 0,
  remainingMs: undefined,
  round: 0,
  rounds: 0,
  visit: undefined,
  tint: undefined,
  samples: 0,
};

/** The progress after what the engine told. */
function eventToProgress(progress: Progress, event: RunEvent): Progress {
  switch (event.kind) {
    case 'started':
      return { ...progress, plan: event.plan };
    case 'step':
      return { ...progress, step: event.step };
    case 'progress': {
      const { done, remainingMs, round, rounds, visit } = event;
      const place = placeOf(progress, event);
      return { ...progress, done, remainingMs, round, rounds, visit, ...place };
    }
    case 'part': {
      const { done, remainingMs } = event;
      return { ...begun, done, remainingMs, ...placeOf(progress, event) };
    }
    case 'steps':
    case 'cells':
      return progress;
    case 'tint':
      return { ...progress, tint: { tasks: event.tasks, lanes: event.lanes } };
    case 'sample':
      return { ...progress, samples: progress.samples + 1 };
    case 'pictures':
      return progress;
  }
}

/** The part that goes on, of the study that the page asked for. */
function placeOf(
  { series: own }: Progress,
  { series }: { readonly series?: { readonly part: number; readonly parts: number } },
): Pick<Progress, 'series'> {
  return own && series ? { series: { kind: own.kind, ...series } } : {};
}

/** What a run tells while it goes on; nothing once it is to stop. */
export function hearRun(state: LabState, event: RunEvent): Partial<LabState> {
  if (state.run.kind !== 'running') return {};
  const progress = eventToProgress(state.run.progress, event);
  const run = { kind: 'running', progress } as const;
  return event.kind === 'pictures' ? { run, pictures: event.pictures } : { run };
}

/** Samples of the run under way that were measured. */
function finishedSamples({ run }: LabState): number {
  return run.kind === 'running' || run.kind === 'stopping' ? run.progress.samples : 0;
}

/** The question of the experiment in the form, or of the record that was measured again. */
function questionOf(state: LabState, record: RunRecord): LabState['asked'] {
  const { asked, record: before } = state;
  const again = before && planKey(before) === planKey(record) && asked?.record === before.id;
  const question = presetInForm(state)?.question ?? (again ? asked.question : undefined);
  return question === undefined ? undefined : { record: record.id, question };
}

/** Alike for records of the same experiment, whatever was known of its time before. */
function planKey({ plan }: RunRecord): string {
  return JSON.stringify({ ...plan, estimate: undefined });
}

/** How a run ended. */
export function endRun(state: LabState, outcome: RunOutcome): Partial<LabState> {
  switch (outcome.kind) {
    case 'done':
    case 'wrong':
      return {
        run: { kind: outcome.kind },
        record: outcome.record,
        previous: state.record ?? state.previous,
        // A link may name the count before there is a record; what was chosen for another one is forgotten.
        chosen: state.record === undefined ? state.chosen : undefined,
        asked: questionOf(state, outcome.record),
      };
    case 'stopped':
      return { run: { kind: 'stopped' } };
    case 'refused':
      return { run: outcome, preview: { kind: 'problems', problems: outcome.problems } };
    case 'failed':
      return { run: { ...outcome, finished: finishedSamples(state) } };
  }
}

/** How a study ended that gave nothing; a run of it that was wrong is shown. */
export function endStudy(
  state: LabState,
  outcome: Exclude<StudyOutcome<Study>, { readonly kind: 'done' }>,
): Partial<LabState> {
  return endRun(
    state,
    outcome.kind === 'wrong' ? { kind: 'wrong', record: outcome.study } : outcome,
  );
}

/** An engine that broke. */
export function unexpected(error: unknown): Extract<RunOutcome, { kind: 'failed' }> {
  return {
    kind: 'failed',
    message: { key: 'run.unexpected', values: { reason: reasonOf(error) } },
  };
}
