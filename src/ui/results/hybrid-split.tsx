// A GPU and workers together against each alone, over how the work was split between them.

import { lazy, Suspense } from 'react';
import type { RunRecord } from '../../record/run-record.ts';
import { formatPercent } from '../../words/quantity.ts';
import { Panel } from '../components/panel.tsx';
import { ErrorBoundary } from '../error-boundary.tsx';

const HybridChart = lazy(() =>
  import('./hybrid-chart.tsx').then((module) => ({ default: module.HybridChart })),
);

/** A small panel for the widest team; absent where the record has none. */
export function HybridSplit({ record }: { readonly record: RunRecord }) {
  const point = record.hybrid?.at(-1);
  if (point === undefined) return null;
  const workers = point.processors - 1;
  const crew = `${workers} ${workers === 1 ? 'worker' : 'workers'}`;
  return (
    <Panel title="Split between GPU and workers">
      <ErrorBoundary part="The split">
        <Suspense fallback={<div className="chart-area split-area" aria-busy="true" />}>
          <figure
            className="split-figure"
            role="img"
            aria-label={`Throughput by the GPU's share of the tasks: together at ${formatPercent(point.gpuShare)}`}
          >
            <div className="chart-area split-area" aria-hidden="true">
              <HybridChart point={point} unit={record.plan.unit} workers={crew} />
            </div>
          </figure>
        </Suspense>
      </ErrorBoundary>
      <p className="quiet">
        Points are measured. The line is computed from the two alone, as if neither slowed the
        other: it peaks at their sum, where both end together.
      </p>
    </Panel>
  );
}
