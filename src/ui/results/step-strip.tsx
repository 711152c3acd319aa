// Where the time of one run went: the four steps as one proportional strip, the set-up apart.

import type { RunRecord } from '../../record/run-record.ts';
import { formatMs } from '../../words/quantity.ts';

const steps = [
  { key: 'decomposeMs', title: 'decompose' },
  { key: 'assignMs', title: 'assign' },
  { key: 'executeMs', title: 'execute' },
  { key: 'aggregateMs', title: 'aggregate' },
] as const;

interface Props {
  readonly record: RunRecord;
  readonly processors: number;
}

/** The medians of the steps at a processor count. */
export function StepStrip({ record, processors }: Props) {
  const point = record.points.find((candidate) => candidate.processors === processors);
  if (point === undefined) return null;
  const { treeMs } = point.activities;
  const values = steps.map(({ key, title }) => {
    const byAll = key === 'aggregateMs' && Number.isFinite(treeMs) ? treeMs : 0;
    return { title, ms: point.activities[key] + byAll };
  });
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
