// What was found, in plain words: the first sentence large, the others beneath; and the warnings.

import type { RunRecord } from '../../record/run-record.ts';
import { findingOf } from '../../store/chosen-count.ts';
import type { Message } from '../../words/message.ts';
import { say } from '../../words/say.ts';
import { useLabState } from '../lab-context.tsx';
import { NoisyRun } from './noisy-run.tsx';
import { QuestionLine } from './question-line.tsx';
import './results.css';

interface Props {
  readonly record: RunRecord;
  /** The count that the page is about. */
  readonly processors: number;
}

/** What is said of a count of a record; while another run goes on it rests as the one before. */
export function Finding({ record, processors }: Props) {
  const busy = useLabState(({ run }) => run.kind === 'running' || run.kind === 'stopping');
  const [first, ...others] = findingOf(record, processors);
  const isReason = ({ key }: Message): boolean =>
    /^finding\.(loss-|no-loss|busiest|try|serial-wins|best)/.test(key);
  const inWords = (messages: readonly Message[]): string =>
    messages.map((one) => say(one)).join(' ');
  const why = inWords(others.filter(isReason));
  const rest = inWords(others.filter((message) => !isReason(message)));
  return (
    <div className="finding" data-stale={busy}>
      <QuestionLine record={record} />
      <h2 className="finding-title" data-testid="finding">
        {first ? say(first) : 'Nothing could be concluded.'}
      </h2>
      {why !== '' && <p className="finding-text finding-why">{why}</p>}
      {rest !== '' && <p className="finding-text">{rest}</p>}
      <NoisyRun record={record} />
    </div>
  );
}

/** What to keep in mind about a record and the machine it was made on, each with advice. */
export function Warnings({ record }: { readonly record: RunRecord }) {
  const warnings = [...record.warnings, ...(record.conditions?.warnings ?? [])];
  if (warnings.length === 0) return null;
  return (
    <ul className="warnings" aria-label="Warnings">
      {warnings.map((warning, index) => (
        <li key={index}>{say(warning)}</li>
      ))}
    </ul>
  );
}
