// What to keep in mind about a record and the machine it was made on: one line under the chart, all of it in Numbers.

import { TriangleAlert } from 'lucide-react';
import type { RunRecord } from '../../record/run-record.ts';
import { chooseTab } from '../../store/choose-tab.ts';
import type { Message } from '../../words/message.ts';
import { say } from '../../words/say.ts';
import { useLab } from '../lab-context.tsx';

interface Props {
  readonly record: RunRecord;
}

function warningsOf({ warnings, conditions }: RunRecord): readonly Message[] {
  return [...warnings, ...(conditions?.warnings ?? [])];
}

/** A line with a button that opens the panel Numbers; absent if there is nothing to warn of. */
export function WarningLine({ record }: Props) {
  const lab = useLab();
  const warnings = warningsOf(record);
  if (warnings.length === 0) return null;
  return (
    <p className="warning-line">
      <TriangleAlert size={14} aria-hidden="true" />
      <span className="warning-text">{warnings.map((warning) => say(warning)).join(' ')}</span>
      <button
        type="button"
        className="button button-plain warning-more"
        onClick={() => chooseTab(lab, 'numbers')}
      >
        {warnings.length === 1 ? 'Read it' : `Read all ${warnings.length}`}
      </button>
    </p>
  );
}

/** A list named Warnings, each with advice. */
export function Warnings({ record }: Props) {
  const warnings = warningsOf(record);
  if (warnings.length === 0) return null;
  return (
    <ul className="warnings" aria-label="Warnings">
      {warnings.map((warning, index) => (
        <li key={index}>{say(warning)}</li>
      ))}
    </ul>
  );
}
