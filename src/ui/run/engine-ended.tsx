// Says that the engine has ended and what is kept, with the button that starts another.

import { startNewEngine } from '../../store/engine-actions.ts';
import { samplesOf } from '../../words/en/phrases.ts';
import { say } from '../../words/say.ts';
import { useLab, useLabState } from '../lab-context.tsx';

/** A notice; nothing while there is an engine. */
export function EngineEnded() {
  const lab = useLab();
  const end = useLabState((state) => state.engineEnd);
  const finished = useLabState(({ run }) => (run.kind === 'failed' ? run.finished : 0));
  const hasRecord = useLabState((state) => state.record !== undefined);
  if (end === undefined) return null;
  return (
    <div className="notice" data-bad="true">
      <p>
        <strong>Nothing can be measured now.</strong> {say(end)}
        {finished > 0 &&
          ` ${samplesOf(finished)} had been finished and ${finished === 1 ? 'is' : 'are'} not charted.`}
        {hasRecord && ' The last result is kept.'}
      </p>
      <span className="notice-buttons">
        <button type="button" className="button" onClick={() => void startNewEngine(lab)}>
          Start a new engine
        </button>
      </span>
    </div>
  );
}
