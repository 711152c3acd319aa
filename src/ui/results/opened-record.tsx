// What was opened from a file: where it comes from, and what is the matter with a file that could not be opened.

import { X } from 'lucide-react';
import { closeOpened, dismissRecordProblem, openedMessage } from '../../store/open-record.ts';
import { say } from '../../words/say.ts';
import { useLab, useLabState } from '../lab-context.tsx';
import { OpenedStudy } from '../studies/opened-study.tsx';

/** The label of the run on the chart, or the sentences of another study, if it was opened from a file. */
function Opened() {
  const lab = useLab();
  const opened = useLabState((state) => state.opened);
  const record = useLabState((state) => state.record);
  if (opened === undefined) return null;
  const { study } = opened;
  if (study.kind === 'run') {
    return study === record ? (
      <p className="opened" role="status" data-testid="opened">
        {say(openedMessage(opened))}
      </p>
    ) : null;
  }
  return (
    <div className="notice">
      <div className="opened-study" data-testid="opened">
        <p role="status">{say(openedMessage(opened))}</p>
        <OpenedStudy study={study} />
      </div>
      <span className="notice-buttons">
        <button
          type="button"
          className="button button-plain"
          aria-label="Close the opened record"
          onClick={() => closeOpened(lab)}
        >
          <X size={16} aria-hidden="true" />
        </button>
      </span>
    </div>
  );
}

/** Absent unless a record was opened. */
export function OpenedRecord() {
  const lab = useLab();
  const problem = useLabState((state) => state.recordProblem);
  return (
    <>
      {problem && (
        <div className="notice" data-bad="true" role="alert">
          <p>
            <strong>This record could not be opened.</strong> {say(problem)}
          </p>
          <span className="notice-buttons">
            <button
              type="button"
              className="button button-plain"
              aria-label="Dismiss what is the matter with the record"
              onClick={() => dismissRecordProblem(lab)}
            >
              <X size={16} aria-hidden="true" />
            </button>
          </span>
        </div>
      )}
      <Opened />
    </>
  );
}
