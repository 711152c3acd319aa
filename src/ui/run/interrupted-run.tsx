// Names the run that a page was at when it was gone, and offers it again.

import { X } from 'lucide-react';
import { dismissInterrupted, runAgain } from '../../store/interrupted-run.ts';
import { say } from '../../words/say.ts';
import { useLab, useLabState } from '../lab-context.tsx';

/** A notice; nothing where every run came to its end. */
export function InterruptedRun() {
  const lab = useLab();
  const interrupted = useLabState((state) => state.interrupted);
  if (interrupted === undefined) return null;
  const { message, again, smaller } = interrupted;
  return (
    <div className="notice" data-bad={message.key === 'journal.crashed'}>
      <p>
        <strong>A run was interrupted.</strong> {say(message)}
      </p>
      <span className="notice-buttons">
        {smaller && (
          <button
            type="button"
            className="button"
            onClick={() => void runAgain(lab, smaller.config)}
          >
            Run it smaller ({smaller.size})
          </button>
        )}
        {again && (
          <button type="button" className="button" onClick={() => void runAgain(lab, again)}>
            Run it as it was
          </button>
        )}
        <button
          type="button"
          className="button button-plain"
          aria-label="Dismiss the interrupted run"
          onClick={() => dismissInterrupted(lab)}
        >
          <X size={16} aria-hidden="true" />
        </button>
      </span>
    </div>
  );
}
