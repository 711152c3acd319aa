// Who did what when, in the sample nearest the median. Pointer or arrow keys go from task to task.

import { useCallback, useMemo, useState, type KeyboardEvent, type PointerEvent } from 'react';
import type { Plan } from '../../record/plan.ts';
import type { RunRecord } from '../../record/run-record.ts';
import { formatCount, formatMs } from '../../words/quantity.ts';
import { Panel } from '../components/panel.tsx';
import { Segmented } from '../components/segmented.tsx';
import { useCanvas, type Draw } from '../components/use-canvas.ts';
import { drawTimeline, rowGap, rowHeight, type Mark } from './draw-timeline.ts';
import { segmentAt, spansToRows, type LaneRow, type Segment } from './lane-segments.ts';
import './timeline.css';

interface Props {
  readonly record: RunRecord;
  readonly processors: number;
  readonly onProcessors: (processors: number) => void;
}

const phaseWords = {
  compute: 'computes',
  wait: 'waits',
  transfer: 'transfers data',
  aggregate: 'aggregates',
  assign: 'assigns tasks',
  decompose: 'decomposes',
} as const;

function rowName(row: LaneRow | undefined, plan: Plan): string {
  if (row?.lane === undefined) return 'driver';
  return plan.backend === 'webgpu' ? 'GPU' : `processor ${row.lane + 1}`;
}

function segmentInWords(row: LaneRow | undefined, segment: Segment, plan: Plan): string {
  const { task, merged, startMs, endMs, phase, serial } = segment;
  const what =
    task < 0
      ? ''
      : merged > 1
        ? ` tasks ${formatCount(task)} to ${formatCount(task + merged - 1)}`
        : ` task ${formatCount(task)}`;
  const first = task * plan.grain;
  const last = Math.min(plan.items, (task + merged) * plan.grain);
  const range = task < 0 ? '' : `, items ${formatCount(first)} to ${formatCount(last - 1)}`;
  const alone = serial ? ', the others must wait' : '';
  return `${rowName(row, plan)} ${phaseWords[phase]}${what}${range}${alone}: ${formatMs(endMs - startMs)}`;
}

function move(rows: readonly LaneRow[], mark: Mark | undefined, key: string): Mark | undefined {
  const { row, segment } = mark ?? { row: 0, segment: -1 };
  const segments = rows[row]?.segments ?? [];
  const bounded = (value: number, length: number): number =>
    Math.min(length - 1, Math.max(0, value));
  switch (key) {
    case 'ArrowRight':
      return { row, segment: bounded(segment + 1, segments.length) };
    case 'ArrowLeft':
      return { row, segment: bounded(segment - 1, segments.length) };
    case 'Home':
      return { row, segment: 0 };
    case 'End':
      return { row, segment: segments.length - 1 };
    case 'ArrowDown':
    case 'ArrowUp': {
      const next = bounded(row + (key === 'ArrowDown' ? 1 : -1), rows.length);
      const time = segments[segment]?.startMs ?? 0;
      return { row: next, segment: segmentAt(rows[next]?.segments ?? [], time) };
    }
    default:
      return undefined;
  }
}

function useRows({ record, processors }: Props) {
  return useMemo(() => {
    const entry = record.spans.find((candidate) => candidate.processors === processors);
    const rows = entry === undefined ? [] : spansToRows(entry.spans);
    const ends = rows.map(({ segments }) => segments.at(-1)?.endMs ?? 0);
    return { rows, totalMs: Math.max(0.001, ...ends) };
  }, [record, processors]);
}

interface LanesProps {
  readonly rows: readonly LaneRow[];
  readonly totalMs: number;
  readonly plan: Plan;
}

function pointedMark({ rows, totalMs }: LanesProps, event: PointerEvent): Mark | undefined {
  const area = event.currentTarget.getBoundingClientRect();
  const row = Math.floor((event.clientY - area.top) / (rowHeight + rowGap));
  const ms = ((event.clientX - area.left) / area.width) * totalMs;
  const segment = segmentAt(rows[row]?.segments ?? [], ms);
  const found = rows[row]?.segments[segment];
  return found !== undefined && ms <= found.endMs ? { row, segment } : undefined;
}

function Lanes(props: LanesProps) {
  const { rows, totalMs, plan } = props;
  const [mark, setMark] = useState<Mark>();
  const draw: Draw = useCallback(
    (context, width) => drawTimeline(context, rows, totalMs, width, mark),
    [rows, totalMs, mark],
  );
  const canvas = useCanvas(draw);
  const marked = mark && rows[mark.row]?.segments[mark.segment];
  const words = mark && marked && segmentInWords(rows[mark.row], marked, plan);
  const step = (event: KeyboardEvent): void => {
    const next = move(rows, mark, event.key);
    if (next === undefined) return;
    event.preventDefault();
    setMark(next);
  };
  return (
    <>
      <div className="lanes">
        <div className="lane-names" aria-hidden="true">
          {rows.map((row, index) => (
            <span key={index}>{rowName(row, plan)}</span>
          ))}
        </div>
        <div
          className="lane-area"
          role="slider"
          aria-label={`Task under the mark, in ${rows.length} rows over ${formatMs(totalMs)}`}
          aria-valuemin={0}
          aria-valuemax={Math.max(0, (rows[mark?.row ?? 0]?.segments.length ?? 1) - 1)}
          aria-valuenow={mark?.segment ?? 0}
          aria-valuetext={words ?? 'none yet'}
          tabIndex={0}
          onKeyDown={step}
          onPointerMove={(event) => setMark(pointedMark(props, event))}
          onPointerLeave={() => setMark(undefined)}
          onBlur={() => setMark(undefined)}
        >
          <canvas ref={canvas} style={{ height: rows.length * (rowHeight + rowGap) - rowGap }} />
        </div>
      </div>
      <div className="lane-axis" aria-hidden="true">
        <span>0 ms</span>
        <span>{formatMs(totalMs)}</span>
      </div>
      <p className="lane-detail">
        {words ?? 'Point at a task, or use the arrow keys, to see its range and time.'}
      </p>
    </>
  );
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
        <Lanes key={processors} rows={rows} totalMs={totalMs} plan={record.plan} />
      )}
    </Panel>
  );
}
