// On a phone the experiment is one line; Edit opens the form over the page.

import { useEffect, useRef } from 'react';
import { isBusy } from '../../store/lab.ts';
import { useLabState } from '../lab-context.tsx';
import { experimentWords } from '../shell/experiment-words.ts';
import { LeftPane } from './left-pane.tsx';
import './experiment-sheet.css';

interface Props {
  readonly open: boolean;
  readonly onOpen: (open: boolean) => void;
}

/** The line, and the sheet behind it; a run closes the sheet, so that it is seen. */
export function ExperimentSheet({ open, onOpen }: Props) {
  const words = useLabState(experimentWords);
  const failed = useLabState(({ start }) => start.kind === 'failed');
  const busy = useLabState(({ run }) => isBusy(run));
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    if (open) dialog.current?.showModal();
    else dialog.current?.close();
  }, [open]);
  useEffect(() => {
    if (busy) dialog.current?.close();
  }, [busy]);
  if (failed) return <LeftPane />;
  return (
    <>
      <div className="experiment-line">
        <p className="experiment-words">{words}</p>
        <button
          type="button"
          className="button"
          aria-label="Edit the experiment"
          onClick={() => onOpen(true)}
        >
          Edit
        </button>
      </div>
      <dialog
        ref={dialog}
        className="sheet"
        aria-label="The experiment"
        onClose={() => onOpen(false)}
      >
        <div className="sheet-head">
          <button type="button" className="button" onClick={() => onOpen(false)}>
            Done
          </button>
        </div>
        {open && <LeftPane />}
      </dialog>
    </>
  );
}
