// Who did what when, in the sample nearest the median, for any of the processor counts.

import { useMemo, useState } from 'react';
import type { RunRecord } from '../../record/run-record.ts';
import { Panel } from '../components/panel.tsx';
import { Segmented } from '../components/segmented.tsx';
import { useLabState } from '../lab-context.tsx';
import { Lanes } from './lanes.tsx';
import { spansToRows, withRunBefore } from './timeline-rows.ts';
import { movedInWords } from './timeline-words.ts';
import './timeline.css';

interface Props {
  readonly record: RunRecord;
  readonly processors: number;
  readonly onProcessors: (processors: number) => void;
}

function spansOn({ spans }: RunRecord, processors: number) {
  return spans.find((candidate) => candidate.processors === processors)?.spans;
}

/** The rows of a record, with those of the one before where it is given and has any. */
function useRows({ record, processors }: Props, before: RunRecord | undefined) {
  return useMemo(() => {
    const spans = spansOn(record, processors);
    const own = spans === undefined ? [] : spansToRows(spans);
    const beneath = before && spansOn(before, processors);
    const rows = before && beneath ? withRunBefore(own, beneath, before.plan) : own;
    const ends = rows.map(({ endMs }) => endMs.at(-1) ?? 0);
    return { rows, totalMs: Math.max(0.001, ...ends) };
  }, [record, processors, before]);
}

/** Every phase, as its colour is called. */
const legend = [
  ['compute', 'compute, a colour for each worker'],
  ['wait', 'idle'],
  ['transfer', 'moving data'],
  ['decompose', 'decompose'],
  ['assign', 'assign, join and leave'],
  ['aggregate', 'aggregate'],
] as const;

function Legend() {
  return (
    <span className="legend" aria-hidden="true">
      {legend.map(([phase, title]) => (
        <span key={phase}>
          <i className={`legend-${phase}`} /> {title}
        </span>
      ))}
    </span>
  );
}

/** A region named Timeline. */
export function Timeline(props: Props) {
  const { record, processors, onProcessors } = props;
  const previous = useLabState((state) => state.previous);
  const [beside, setBeside] = useState(false);
  const comparable = previous !== undefined && spansOn(previous, processors) !== undefined;
  const shown = beside && comparable ? previous : undefined;
  const { rows, totalMs } = useRows(props, shown);
  const point = record.points.find((candidate) => candidate.processors === processors);
  const counts = record.spans.map((entry) => entry.processors);
  return (
    <Panel title="Timeline" aside={<Legend />}>
      <div className="timeline-choice">
        {counts.length > 1 && (
          <>
            <span className="quiet">n =</span>
            <Segmented
              label="Processors shown in the timeline"
              look="small"
              value={String(processors)}
              options={counts.map((n) => ({ id: String(n), title: n }))}
              onChange={(id) => onProcessors(Number(id))}
            />
          </>
        )}
        {comparable && (
          <label className="check">
            <input
              type="checkbox"
              checked={beside}
              onChange={(event) => setBeside(event.target.checked)}
            />
            with the run before
          </label>
        )}
      </div>
      {rows.length === 0 ? (
        <p className="quiet">No spans were kept for n = {processors}.</p>
      ) : (
        <Lanes
          key={`${record.id} ${processors} ${shown?.id}`}
          rows={rows}
          totalMs={totalMs}
          plan={record.plan}
        />
      )}
      {point !== undefined && <p className="quiet">{movedInWords(record.plan, point)}</p>}
    </Panel>
  );
}
