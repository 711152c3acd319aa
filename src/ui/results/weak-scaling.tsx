// Let the problem grow: weak scaling, beside the strong scaling of the chart.

import { areThreads } from '../../contract/team-traits.ts';
import { lazy, Suspense } from 'react';
import type { RunRecord } from '../../record/run-record.ts';
import type { Growth } from '../../record/growth.ts';
import { growProblem } from '../../store/weak-scaling.ts';
import { formatMs, formatNumber, formatPercent, formatTimes } from '../../words/quantity.ts';
import { say } from '../../words/say.ts';
import { Panel } from '../components/panel.tsx';
import { ErrorBoundary } from '../error-boundary.tsx';
import { useBusy, useLab, useLabState } from '../lab-context.tsx';
import './chart.css';

const GrowthChart = lazy(() =>
  import('./growth-chart.tsx').then((module) => ({ default: module.GrowthChart })),
);

function Found({ found }: { readonly found: Growth }) {
  const { points, label, oneMs, finding } = found;
  const sentences = finding.map((message) => say(message)).join(' ');
  if (points.length === 0) {
    return <p className="quiet">{sentences}</p>;
  }
  return (
    <>
      <p className="question-answer" role="status">
        {sentences}
      </p>
      <ErrorBoundary part="The chart of growing problems">
        <Suspense fallback={<div className="chart-area growth-area" aria-busy="true" />}>
          <div className="chart-area growth-area">
            <GrowthChart found={found} />
          </div>
        </Suspense>
      </ErrorBoundary>
      <div
        className="table-scroll"
        role="region"
        aria-label="Weak scaling, scrollable"
        tabIndex={0}
      >
        <table className="numbers">
          <thead>
            <tr>
              {['n', label, 'work', 'time', 'scaled speedup', 'efficiency'].map((title) => (
                <th key={title} scope="col">
                  {title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            <tr>
              <th scope="row">1</th>
              <td>as run</td>
              <td>1.00×</td>
              <td>{formatMs(oneMs)}</td>
              <td>1.00×</td>
              <td>100 %</td>
            </tr>
            {points.map(({ processors, size, times, ms, scaledSpeedup, efficiency, interval }) => (
              <tr key={processors}>
                <th scope="row">{processors}</th>
                <td>{formatNumber(size)}</td>
                <td>{formatTimes(times)}×</td>
                <td>{formatMs(ms)}</td>
                <td>
                  {formatTimes(scaledSpeedup)}×
                  {interval && ` (${formatTimes(interval[0])} to ${formatTimes(interval[1])})`}
                </td>
                <td>{formatPercent(efficiency)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

/** A panel; absent where there is one processor only, or no worker. */
export function WeakScalingPanel({ record }: { readonly record: RunRecord }) {
  const lab = useLab();
  const busy = useBusy();
  const found = useLabState(({ weakScaling }) =>
    weakScaling?.parent?.id === record.id ? weakScaling : undefined,
  );
  if (!areThreads(record.plan.team) || record.points.length < 2) return null;
  if (record.plan.file !== undefined) return null;
  return (
    <Panel title="Let the problem grow">
      <p className="quiet">
        The chart asks how much faster the same work is done. Weak scaling asks how much more work
        is done in the same time: n times the work on n workers.
      </p>
      <button
        type="button"
        className="button machine-button"
        disabled={busy}
        onClick={() => void growProblem(lab, record)}
      >
        {found ? 'Measure again' : 'Measure n times the work on n'}
      </button>
      {found && <Found found={found} />}
    </Panel>
  );
}
