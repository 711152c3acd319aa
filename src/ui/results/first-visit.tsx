// Before the first run: what will happen, the plan, and what the law allows.

import { lazy, Suspense, useState } from 'react';
import { amdahlLimit, amdahlSpeedup } from '../../laws/amdahl.ts';
import type { Plan } from '../../record/plan.ts';
import {
  formatAbout,
  formatBytes,
  formatCount,
  formatP,
  formatTimes,
  itemsOf,
} from '../../words/quantity.ts';
import { Term } from '../components/term.tsx';
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

const firstShare = 0.9;

/** Amdahl's law for a p that can be dragged, with the formula filled in. */
function Law() {
  const [p, setP] = useState(firstShare);
  return (
    <figure className="chart-figure chart-panel">
      <figcaption>
        <p className="law-title">
          What <Term id="amdahl-law">Amdahl’s law</Term> allows: law, not measured
        </p>
        <p className="chart-caption">
          Times as fast as one processor, for a program with the{' '}
          <Term id="parallel-fraction">parallel fraction</Term> p. Drag p. Your own points will
          stand here.
        </p>
      </figcaption>
      <ErrorBoundary part="The chart">
        <Suspense fallback={<div className="chart-area" aria-busy="true" />}>
          <div className="chart-area">
            <LawChart p={p} onChange={setP} />
          </div>
        </Suspense>
      </ErrorBoundary>
      <label className="law-slider">
        <span>p = {formatP(p)}</span>
        <input
          type="range"
          aria-label="Parallel fraction p"
          min={0}
          max={1}
          step={0.001}
          value={p}
          onChange={(event) => setP(event.target.valueAsNumber)}
        />
      </label>
      <p className="formula" role="status">
        S(16) = 1 / ((1 − {formatP(p)}) + {formatP(p)} / 16) = {formatTimes(amdahlSpeedup(p, 16))}{' '}
        times
        {p < 1 && `; no number of processors passes 1 / (1 − p) = ${formatAbout(amdahlLimit(p))}`}
      </p>
    </figure>
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
      <Law />
    </>
  );
}
