// The panel Numbers: the table, what else follows from it, and under which conditions it was measured.

import type { RunRecord } from '../../record/run-record.ts';
import { findingOf } from '../../store/chosen-count.ts';
import { samplesOf } from '../../words/en/phrases.ts';
import { say } from '../../words/say.ts';
import { Panel } from '../components/panel.tsx';
import { isDetail } from './finding-parts.ts';
import { NumbersTable } from './numbers-table.tsx';
import { Conditions } from './reporting-line.tsx';
import { Warnings } from './warnings.tsx';

interface Props {
  readonly record: RunRecord;
  /** The count that the page is about. */
  readonly processors: number;
}

/** A region named by what was measured. */
export function NumbersPanel({ record, processors }: Props) {
  const details = findingOf(record, processors).filter(isDetail);
  return (
    <Panel title={`Numbers: ${record.plan.workload}, ${samplesOf(record.plan.samples)} each`}>
      <NumbersTable record={record} />
      <Warnings record={record} />
      {details.length > 0 && (
        <ul className="details" aria-label="What follows from the numbers">
          {details.map((message, index) => (
            <li key={index}>{say(message)}</li>
          ))}
        </ul>
      )}
      <Conditions record={record} />
    </Panel>
  );
}
