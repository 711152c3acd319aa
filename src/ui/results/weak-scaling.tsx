// Let the problem grow: weak scaling, beside the strong scaling of the chart.

import type { RunRecord } from '../../record/run-record.ts';
import { type WeakScaling } from '../../store/lab.ts';
import { growProblem } from '../../store/weak-scaling.ts';
import {
  formatMs,
  formatNumber,
  formatP,
  formatPercent,
  formatTimes,
} from '../../words/quantity.ts';
import { Panel } from '../components/panel.tsx';
import { useBusy, useLab, useLabState } from '../lab-context.tsx';

function Found({ found }: { readonly found: WeakScaling }) {
  const { points, parameter, oneMs, serialShare } = found;
  const widest = points.at(-1);
  if (!widest)
    return <p className="quiet">This problem cannot grow: it is as large as it can be.</p>;
  return (
    <>
      <p className="question-answer" role="status">
        With a problem that grows, {widest.processors} workers do{' '}
        {formatTimes(widest.scaledSpeedup)} times the work of one in the same time
        {serialShare !== null &&
          `: Gustafson’s law with a serial share of ${formatP(Math.max(0, serialShare))} of the parallel time`}
        .
      </p>
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
              <td>1×</td>
              <td>{formatMs(oneMs)}</td>
              <td>1×</td>
              <td>100 %</td>
            </tr>
            {points.map(({ processors, size, times, ms, scaledSpeedup, efficiency }) => (
              <tr key={processors}>
                <th scope="row">{processors}</th>
                <td>{formatNumber(size)}</td>
                <td>{formatTimes(times)}×</td>
                <td>{formatMs(ms)}</td>
                <td>{formatTimes(scaledSpeedup)}×</td>
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
