// What the run is doing, or how the last one ended: one live region above the finding.

import { X } from 'lucide-react';
import type { LabState, Progress, RunState, SeriesKind } from '../../store/lab.ts';
import { dismissOutcome, startRun } from '../../store/run-actions.ts';
import { samplesOf } from '../../words/en/phrases.ts';
import { say } from '../../words/say.ts';
import { useLab, useLabState } from '../lab-context.tsx';
import { aboutTime } from './about-time.ts';
import { EngineEnded } from './engine-ended.tsx';
import { InterruptedRun } from './interrupted-run.tsx';
import { Waiting } from './waiting.tsx';

const stepTitles: Readonly<Record<Progress['step'], string>> = {
  'set-up': 'Setting up workers',
  reference: 'Computing the serial reference',
  'warm-up': 'Warming up every processor',
  rounds: 'Measuring',
  analysis: 'Working out what was found',
};

function visitInWords(visit: Progress['visit']): string {
  switch (visit?.kind) {
    case undefined:
      return '';
    case 'baseline':
      return ', the baseline';
    case 'team':
      return `, n = ${visit.processors}`;
    case 'without-gpu':
      return `, n = ${visit.processors} without its GPU`;
  }
}

/** What measures beside the experiment in the form has a name of its own. */
const seriesTitles: Readonly<Record<SeriesKind, string>> = {
  calibration: 'Measuring this machine',
  comparison: 'Measuring which is faster',
  'break-even': 'Looking for the size from which on it is faster',
  growth: 'Measuring problems that grow',
  'size-map': 'Mapping efficiency over sizes',
};

function where({ step, round, rounds, visit, series }: Progress): string {
  if (series) {
    const { kind, part, parts } = series;
    return parts > 1 && part > 0
      ? `${seriesTitles[kind]}: part ${part} of ${parts}`
      : seriesTitles[kind];
  }
  if (step !== 'rounds' || rounds === 0) return stepTitles[step];
  return `${stepTitles[step]}: round ${round} of ${rounds}${visitInWords(visit)}`;
}

function RunProgress({
  progress,
  stopping,
}: {
  readonly progress: Progress;
  readonly stopping: boolean;
}) {
  const { done, remainingMs } = progress;
  const percent = Math.round(100 * Math.min(1, Math.max(0, done)));
  return (
    <div className="progress">
      <div className="progress-head">
        <strong>{stopping ? 'Stopping …' : where(progress)}</strong>
        <span className="quiet">
          {percent} %{!stopping && remainingMs !== undefined && ` · ${aboutTime(remainingMs)} left`}
        </span>
      </div>
      <div
        className="progress-bar"
        role="progressbar"
        aria-label="Progress of the experiment"
        aria-valuenow={percent}
        aria-valuemin={0}
        aria-valuemax={100}
      >
        <span style={{ width: `${percent}%` }} />
      </div>
    </div>
  );
}

function failureOf(run: RunState): { readonly title: string; readonly text: string } | undefined {
  switch (run.kind) {
    case 'failed':
      return { title: 'The run failed.', text: say(run.message) };
    case 'refused':
      return {
        title: 'The run was refused.',
        text: run.problems.map(({ message }) => say(message)).join(' '),
      };
    case 'stopped':
      return { title: 'Stopped.', text: say({ key: 'run.stopped', values: {} }) };
    case 'idle':
    case 'asking':
    case 'waiting':
    case 'running':
    case 'stopping':
    case 'done':
    case 'wrong':
      return undefined;
  }
}

function keptNote({ record, run }: LabState): string {
  if (record === undefined || run.kind === 'stopped')
    return record ? ' The last result is kept.' : '';
  return ' The last result is kept. Try again, or try fewer processors or a smaller size.';
}

function RunEnd() {
  const lab = useLab();
  const failure = failureOf(useLabState((state) => state.run));
  const kept = useLabState(keptNote);
  const finished = useLabState(({ run }) => (run.kind === 'failed' ? run.finished : 0));
  const bad = useLabState((state) => state.run.kind !== 'stopped');
  if (failure === undefined) return null;
  return (
    <div className="notice" data-bad={bad}>
      <p>
        <strong>{failure.title}</strong> {failure.text}
        {finished > 0 &&
          ` ${samplesOf(finished)} had been finished and ${finished === 1 ? 'is' : 'are'} not charted.`}
        {kept}
      </p>
      <span className="notice-buttons">
        <button type="button" className="button" onClick={() => void startRun(lab)}>
          {bad ? 'Retry' : 'Start again'}
        </button>
        <button
          type="button"
          className="button button-plain"
          aria-label="Dismiss"
          onClick={() => dismissOutcome(lab)}
        >
          <X size={16} aria-hidden="true" />
        </button>
      </span>
    </div>
  );
}

/** Progress while it runs, a notice when it ended otherwise than well. */
export function RunStatus() {
  const run = useLabState((state) => state.run);
  const hasEngine = useLabState((state) => state.engineEnd === undefined);
  const busy = run.kind === 'running' || run.kind === 'stopping';
  return (
    <>
      <div aria-live="polite">
        {!busy && <InterruptedRun />}
        {run.kind === 'waiting' && <Waiting />}
        {!busy && (hasEngine ? <RunEnd /> : <EngineEnded />)}
      </div>
      {busy && <RunProgress progress={run.progress} stopping={run.kind === 'stopping'} />}
    </>
  );
}
