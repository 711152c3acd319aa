// Before the first run: what will happen, the plan, and what the law allows.

import { lazy, Suspense } from 'react';
import type { Plan } from '../../record/plan.ts';
import { formatBytes, formatCount, itemsOf } from '../../words/quantity.ts';
import { ErrorBoundary } from '../error-boundary.tsx';
import { useBusy, useLabState } from '../lab-context.tsx';
import { aboutTime } from '../run/about-time.ts';
import './chart.css';
import './results.css';

const LawChart = lazy(() =>
  import('./law-chart.tsx').then((module) => ({ default: module.LawChart })),
);

function PlanList({ plan }: { readonly plan: Plan }) {
  const { totalMs, memoryBytes, measured } = plan.estimate;
  const entries = [
    ['Tasks', `${formatCount(plan.tasks)} of ${formatCount(plan.grain)} ${itemsOf(plan.grain)}`],
    ['Processors', plan.processors.join(', ')],
    ['Rounds', `${plan.samples}, interleaved`],
    [measured ? 'Time' : 'Time, a first guess', aboutTime(totalMs)],
    ['Memory', formatBytes(memoryBytes)],
  ] as const;
  return (
    <dl className="plan-list" aria-label="Plan">
      {entries.map(([title, value]) => (
        <div key={title}>
          <dt>{title}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function Introduction() {
  const busy = useBusy();
  return (
    <p className="finding-text">
      {busy ? 'The work' : 'Press Run: the work'} is cut into tasks, handed to one processor and
      then to more of them, and timed over and over. Every answer is checked against a serial run
      before it counts.
    </p>
  );
}

/** What the centre shows until there is a record. */
export function FirstVisit() {
  const preview = useLabState((state) => state.preview);
  return (
    <>
      <div className="finding">
        <h2 className="finding-title">How much faster are more processors, really?</h2>
        <Introduction />
      </div>
      {preview.kind === 'plan' && <PlanList plan={preview.plan} />}
      <figure className="chart-figure chart-panel">
        <figcaption>
          <p className="law-title">What Amdahl’s law allows: law, not measured</p>
          <p className="chart-caption">
            Times as fast as one processor, for a program whose share p can run in parallel. Your
            own points will stand here.
          </p>
        </figcaption>
        <ErrorBoundary part="The chart">
          <Suspense fallback={<div className="chart-area" aria-busy="true" />}>
            <div className="chart-area">
              <LawChart />
            </div>
          </Suspense>
        </ErrorBoundary>
      </figure>
    </>
  );
}
