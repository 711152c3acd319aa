// Says that another tab measures, and offers to begin beside it.

import { answerWaiting } from '../../store/measuring-turn.ts';
import { useLab } from '../lab-context.tsx';

/** A notice while this tab waits for its turn. */
export function Waiting() {
  const lab = useLab();
  return (
    <div className="notice">
      <p>
        <strong>Another tab of the lab is measuring.</strong> Two that measure at once disturb each
        other, so this one begins when the other has ended.
      </p>
      <span className="notice-buttons">
        <button type="button" className="button" onClick={() => answerWaiting(lab, 'start')}>
          Measure now all the same
        </button>
      </span>
    </div>
  );
}
