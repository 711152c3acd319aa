// What a person can do about samples that do not agree: measure again, and look for what disturbed them.

import type { RunRecord } from '../../record/run-record.ts';
import { measureAgain } from '../../store/measure-again.ts';
import { say } from '../../words/say.ts';
import { useBusy, useLab } from '../lab-context.tsx';

/** Absent where a conclusion stands. */
export function NoisyRun({ record }: { readonly record: RunRecord }) {
  const lab = useLab();
  const busy = useBusy();
  const { stability } = record;
  if (stability?.kind !== 'too-noisy') return null;
  return (
    <div className="noisy">
      <button
        type="button"
        className="button button-primary"
        disabled={busy}
        onClick={() => void measureAgain(lab, record)}
      >
        Measure again
      </button>
      <details className="more">
        <summary>What may it be?</summary>
        <ul className="noisy-causes" aria-label="Possible causes">
          {stability.causes.map((cause) => (
            <li key={cause.key}>{say(cause)}</li>
          ))}
        </ul>
      </details>
    </div>
  );
}
