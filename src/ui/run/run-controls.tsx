// Run, or Cancel while it runs; and the question before a long experiment.

import { Play, Square } from 'lucide-react';
import { useEffect, useRef, type RefObject } from 'react';
import { isBusy, type LabState, type Progress } from '../../store/lab.ts';
import { answerLongRun, cancelRun, startRun } from '../../store/run-actions.ts';
import { formatBytes } from '../../words/quantity.ts';
import { useLab, useLabState } from '../lab-context.tsx';
import { aboutTime } from './about-time.ts';
import './run.css';

function LongRunDialog() {
  const lab = useLab();
  const plan = useLabState(({ run }) => (run.kind === 'asking' ? run.plan : undefined));
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    if (plan !== undefined) dialog.current?.showModal();
    else dialog.current?.close();
  }, [plan]);
  return (
    <dialog
      ref={dialog}
      className="dialog"
      aria-labelledby="long-run-title"
      onCancel={() => void answerLongRun(lab, false)}
    >
      <h2 id="long-run-title">This will take {plan && aboutTime(plan.estimate.totalMs)}.</h2>
      <p>
        It keeps {plan?.processors.at(-1)} processors busy all that time
        {plan && ` and needs ${formatBytes(plan.estimate.memoryBytes)} of memory`}. You can cancel
        it at any moment.
      </p>
      <div className="dialog-buttons">
        <button type="button" className="button" onClick={() => void answerLongRun(lab, false)}>
          Not now
        </button>
        <button
          type="button"
          className="button button-primary"
          onClick={() => void answerLongRun(lab, true)}
        >
          Start
        </button>
      </div>
    </dialog>
  );
}

type ButtonRef = RefObject<HTMLButtonElement | null>;

/** How far it is: on a narrow screen the bar of progress is far below the button. */
function progressHint({ done, remainingMs }: Progress): string {
  const left = remainingMs === undefined ? '' : `, ${aboutTime(remainingMs)} left`;
  return `The form rests while the experiment runs: ${Math.round(100 * done)}\u00a0%${left}.`;
}

function hintOf({ preview, config, reading, recording, run }: LabState): string {
  if (run.kind === 'running') return progressHint(run.progress);
  if (run.kind === 'waiting') return 'The form rests while another tab measures.';
  if (run.kind === 'stopping') return 'The form rests until the experiment has stopped.';
  if (reading) return `${reading.name} is being read.`;
  if (recording) return 'The microphone is on: stop the recording before a run begins.';
  switch (preview.kind) {
    case 'pending':
      return 'Making the plan.';
    case 'problems':
      return preview.problems.length === 1
        ? 'A field above needs another value before this can run.'
        : `${preview.problems.length} fields above need another value before this can run.`;
    case 'failed':
      return `The plan could not be made: ${preview.reason}`;
    case 'plan':
      return `${config.samples === 1 ? '1 round' : `${config.samples} interleaved rounds`}, every result checked`;
  }
}

function RunButton({ busy, button }: { readonly busy: boolean; readonly button: ButtonRef }) {
  const lab = useLab();
  const preview = useLabState((state) => state.preview);
  const isReading = useLabState(({ reading, recording }) => reading !== undefined || recording);
  return (
    <button
      ref={button}
      type="button"
      className="button button-primary run-button"
      aria-label="Run"
      aria-describedby="run-estimate"
      aria-disabled={busy || isReading || preview.kind !== 'plan'}
      onClick={() => void startRun(lab)}
    >
      <Play size={16} aria-hidden="true" />
      <span>Run</span>
      {!busy && preview.kind === 'plan' && (
        <span>· {aboutTime(preview.plan.estimate.totalMs)}</span>
      )}
    </button>
  );
}

function CancelButton({
  stopping,
  onCancel,
}: {
  readonly stopping: boolean;
  onCancel: () => void;
}) {
  return (
    <button
      type="button"
      className="button run-button"
      aria-label={stopping ? 'Stopping' : 'Cancel'}
      aria-disabled={stopping}
      onClick={onCancel}
    >
      <Square size={14} aria-hidden="true" />
      <span>{stopping ? 'Stopping …' : 'Cancel'}</span>
    </button>
  );
}

/** The foot of the form. Run stays where it is, so that a second click cannot hit Cancel. */
export function RunControls() {
  const lab = useLab();
  const run = useLabState((state) => state.run);
  const hint = useLabState(hintOf);
  const runButton = useRef<HTMLButtonElement>(null);
  const busy = isBusy(run);
  // Nothing that has to be done or waited for: a phone has no room for it.
  const plain = useLabState(({ preview }) => preview.kind === 'plan') && !busy;
  const cancel = (): void => {
    void cancelRun(lab);
    // Cancel goes away when the run has stopped: the focus goes where the person can go on.
    runButton.current?.focus({ preventScroll: true });
  };
  return (
    <div className="run-controls">
      <div className="run-buttons" data-busy={busy}>
        <RunButton busy={busy} button={runButton} />
        {busy && <CancelButton stopping={run.kind === 'stopping'} onCancel={cancel} />}
      </div>
      <p className="quiet" id="run-estimate" data-plain={plain}>
        {hint}
      </p>
      <LongRunDialog />
    </div>
  );
}
