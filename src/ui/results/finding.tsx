// What was found, in plain words: the first sentence large, the reason beneath; what follows from it stands in Numbers.

import type { RunRecord } from '../../record/run-record.ts';
import { findingOf } from '../../store/chosen-count.ts';
import type { Message } from '../../words/message.ts';
import { say } from '../../words/say.ts';
import { useLabState } from '../lab-context.tsx';
import { isDetail } from './finding-parts.ts';
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
  const rest = inWords(others.filter((message) => !isReason(message) && !isDetail(message)));
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
