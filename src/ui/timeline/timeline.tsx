// Who did what when, in the sample nearest the median, for any of the processor counts.

import { useMemo } from 'react';
import type { RunRecord } from '../../record/run-record.ts';
import { Panel } from '../components/panel.tsx';
import { Segmented } from '../components/segmented.tsx';
import { Lanes } from './lanes.tsx';
import { spansToRows } from './timeline-rows.ts';
import { movedInWords } from './timeline-words.ts';
import './timeline.css';

interface Props {
  readonly record: RunRecord;
  readonly processors: number;
  readonly onProcessors: (processors: number) => void;
}

function useRows({ record, processors }: Props) {
  return useMemo(() => {
    const entry = record.spans.find((candidate) => candidate.processors === processors);
    const rows = entry === undefined ? [] : spansToRows(entry.spans);
    const ends = rows.map(({ endMs }) => endMs.at(-1) ?? 0);
    return { rows, totalMs: Math.max(0.001, ...ends) };
  }, [record, processors]);
}

function Legend() {
  return (
    <span className="legend" aria-hidden="true">
      {['compute', 'wait', 'transfer', 'aggregate'].map((name) => (
        <span key={name}>
          <i className={`legend-${name}`} /> {name}
        </span>
      ))}
    </span>
  );
}

/** A region named Timeline. */
export function Timeline(props: Props) {
  const { record, processors, onProcessors } = props;
  const { rows, totalMs } = useRows(props);
  const point = record.points.find((candidate) => candidate.processors === processors);
  const counts = record.spans.map((entry) => entry.processors);
  return (
    <Panel title="Timeline" aside={<Legend />}>
      {counts.length > 1 && (
        <div className="timeline-choice">
          <span className="quiet">n =</span>
          <Segmented
            label="Processors shown in the timeline"
            look="small"
            value={String(processors)}
            options={counts.map((n) => ({ id: String(n), title: n }))}
            onChange={(id) => onProcessors(Number(id))}
          />
        </div>
      )}
      {rows.length === 0 ? (
        <p className="quiet">No spans were kept for n = {processors}.</p>
      ) : (
        <Lanes
          key={`${record.id} ${processors}`}
          rows={rows}
          totalMs={totalMs}
          plan={record.plan}
        />
      )}
      {point !== undefined && <p className="quiet">{movedInWords(record.plan, point)}</p>}
    </Panel>
  );
}
