// What growing problems showed: sentences, chart and table.

import { lazy, Suspense } from 'react';
import type { Growth } from '../../record/growth.ts';
import { formatMs, formatNumber, formatPercent, formatTimes } from '../../words/quantity.ts';
import { say } from '../../words/say.ts';
import { ErrorBoundary } from '../error-boundary.tsx';
import '../results/chart.css';

const GrowthChart = lazy(() =>
  import('../results/growth-chart.tsx').then((module) => ({ default: module.GrowthChart })),
);

/** The sentences, the chart and the table of a growth. */
export function GrowthFound({ found }: { readonly found: Growth }) {
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
