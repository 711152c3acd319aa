// Where the time of one run went: the steps as one proportional strip, the set-up apart.

import { lanesOf } from '../../contract/team-traits.ts';
import type { Point, RunRecord } from '../../record/run-record.ts';
import { formatMs } from '../../words/quantity.ts';

interface Step {
  readonly title: 'decompose' | 'assign' | 'moving' | 'execute' | 'aggregate';
  readonly ms: number;
}

/** The medians of the steps at a count; moving, which is part of execute, stands by itself. */
function stepsOf({ plan }: RunRecord, { processors, activities }: Point): readonly Step[] {
  const { decomposeMs, assignMs, executeMs, aggregateMs, treeMs, transferMs } = activities;
  // A GPU is one processor of that width.
  const lanes = lanesOf(plan.team, processors);
  const movingMs = Math.min(executeMs, transferMs / lanes);
  const byAllMs = Number.isFinite(treeMs) ? treeMs : 0;
  const moving: readonly Step[] = movingMs > 0 ? [{ title: 'moving', ms: movingMs }] : [];
  return [
    { title: 'decompose', ms: decomposeMs },
    { title: 'assign', ms: assignMs },
    ...moving,
    { title: 'execute', ms: executeMs - movingMs },
    { title: 'aggregate', ms: aggregateMs + byAllMs },
  ];
}

interface Props {
  readonly record: RunRecord;
  readonly processors: number;
}

/** The medians of the steps at a processor count. */
export function StepStrip({ record, processors }: Props) {
  const point = record.points.find((candidate) => candidate.processors === processors);
  if (point === undefined) return null;
  const values = stepsOf(record, point);
  const total = values.reduce((sum, { ms }) => sum + ms, 0);
  const { startMs, compileMs, placeMs } = record.setUp;
  const text = values.map(({ title, ms }) => `${title} ${formatMs(ms)}`).join(', ');
  return (
    <div className="steps">
      <div className="steps-strip" role="img" aria-label={`Steps at n = ${processors}: ${text}`}>
        {values.map(({ title, ms }) => (
          <span key={title} className={`step step-${title}`} style={{ flexGrow: ms }}>
            {ms > total * 0.3 && <span className="step-label">{`${title} ${formatMs(ms)}`}</span>}
          </span>
        ))}
      </div>
      <p className="steps-text">
        <span>
          n = {processors}:{' '}
          {values.map(({ title, ms }, index) => (
            <span key={title}>
              {index > 0 && ' · '}
              <span className={`step-key step-${title}`} aria-hidden="true" />
              {title} {formatMs(ms)}
            </span>
          ))}
        </span>
        <span>set-up {formatMs(startMs + compileMs + placeMs)}, not counted</span>
      </p>
    </div>
  );
}
