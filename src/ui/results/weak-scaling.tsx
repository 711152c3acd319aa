// Let the problem grow: weak scaling, beside the strong scaling of the chart.

import { lazy, Suspense } from 'react';
import type { RunRecord } from '../../record/run-record.ts';
import { type GrownProblem } from '../../store/lab.ts';
import { growProblem } from '../../store/weak-scaling.ts';
import {
  formatMs,
  formatNumber,
  formatP,
  formatPercent,
  formatTimes,
} from '../../words/quantity.ts';
import { Panel } from '../components/panel.tsx';
import { ErrorBoundary } from '../error-boundary.tsx';
import { useBusy, useLab, useLabState } from '../lab-context.tsx';
import './chart.css';

const GrowthChart = lazy(() =>
  import('./growth-chart.tsx').then((module) => ({ default: module.GrowthChart })),
);

/** What was found, a sentence for each thing. */
function sentencesOf({ points, noisy, serialShare, serialInterval, leftOut }: GrownProblem) {
  const widest = points.at(-1);
  if (!widest) return [];
  const { processors, scaledSpeedup, interval, loadBalance = 1 } = widest;
  if (noisy) return ['These runs do not agree, so nothing is concluded: measure again.'];
  const ends = interval && ` (${formatTimes(interval[0])} to ${formatTimes(interval[1])})`;
  const share = serialShare === null ? '' : formatP(Math.max(0, serialShare));
  const between =
    serialInterval &&
    ` (${formatP(Math.max(0, serialInterval[0]))} to ${formatP(Math.max(0, serialInterval[1]))})`;
  return [
    `With a problem that grows, ${processors} workers do ${formatTimes(scaledSpeedup)} times the work of one in the same time${ends ?? ''}.`,
    ...(serialShare === null
      ? loadBalance < plainImbalance
        ? [
            `Load imbalance cost ${formatPercent(1 - loadBalance)} at ${processors} workers, so no serial share is fitted: waiting for the busiest is not serial work.`,
          ]
        : []
      : [
          `Gustafson’s law fits with a serial share of ${share}${between ?? ''} of the time on the parallel system.`,
        ]),
    ...(leftOut.length > 0
      ? [`Left out: ${leftOut.join(', ')} workers, for which this machine has no cores.`]
      : []),
  ];
}

const plainImbalance = 0.95;

function Found({ found }: { readonly found: GrownProblem }) {
  const { points, parameter, oneMs, leftOut } = found;
  if (points.length === 0) {
    return (
      <p className="quiet">
        {leftOut.length > 0
          ? 'This machine has no core for any of these counts: measure fewer workers.'
          : 'This problem cannot grow: it is as large as it can be.'}
      </p>
    );
  }
  return (
    <>
      <p className="question-answer" role="status">
        {sentencesOf(found).join(' ')}
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
              {['n', parameter, 'work', 'time', 'scaled speedup', 'efficiency'].map((title) => (
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
    weakScaling?.record === record.id ? weakScaling : undefined,
  );
  if (record.plan.backend !== 'workers' || record.points.length < 2) return null;
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
