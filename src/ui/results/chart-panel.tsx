// The chart with its views: tabs, what is drawn in words, the base, and the grey run.

import { areAlike } from '../../contract/team-traits.ts';
import { lazy, Suspense, useState } from 'react';
import type { RunRecord } from '../../record/run-record.ts';
import { chooseCount } from '../../store/chosen-count.ts';
import { clearPrevious } from '../../store/run-actions.ts';
import { Segmented } from '../components/segmented.tsx';
import { ErrorBoundary } from '../error-boundary.tsx';
import { emptyChartWords } from '../../words/en/empty-chart.ts';
import { useLab, useLabState } from '../lab-context.tsx';
import {
  chartViews,
  recordToSeries,
  viewsOf,
  type ChartBase,
  type ChartView,
} from './chart-series.ts';
import { firstLayers, type LayerId } from './chart-layers.ts';
import { emptyChart } from './empty-chart.ts';
import { LayerChoice } from './layer-choice.tsx';
import {
  formatValue,
  kernelTitle,
  transportTitle,
  viewInWords,
  viewTitles,
  whiskersInWords,
} from './chart-words.ts';
import './chart.css';

const RecordChart = lazy(() =>
  import('./record-chart.tsx').then((module) => ({ default: module.RecordChart })),
);

function runInWords({ plan }: RunRecord): string {
  const [parameter] = Object.entries(plan.parameters);
  const size = parameter === undefined ? '' : ` (${parameter.join(' ')})`;
  return `${plan.workload}${size}, ${kernelTitle(plan.kernel)} on ${plan.backend}, ${plan.schedule}, ${transportTitle(plan.transport)}`;
}

function PreviousNote({ previous }: { readonly previous: RunRecord }) {
  const lab = useLab();
  return (
    <p className="chart-previous">
      <span className="chart-previous-key" aria-hidden="true" />
      <span>In grey, the run before: {runInWords(previous)}</span>
      <button
        type="button"
        className="button button-plain"
        aria-label="Clear previous run"
        onClick={() => clearPrevious(lab)}
      >
        Clear
      </button>
    </p>
  );
}

function Caption({ record, view, base }: { record: RunRecord; view: ChartView; base: ChartBase }) {
  const { limit } = recordToSeries(record, view, base);
  return (
    <p className="chart-caption">
      {viewInWords(record, view, base)}{' '}
      <span className="chart-marks">
        {whiskersInWords(record, view)} Small dots: single samples.
      </span>
      {limit !== undefined &&
        ` Limit of the fitted law: ${formatValue(view, limit, record.plan.unit)}.`}
    </p>
  );
}

/** The chart of a record. */
export function ChartPanel({
  record,
  processors,
}: {
  readonly record: RunRecord;
  /** The count that the page is about. */
  readonly processors: number;
}) {
  const lab = useLab();
  const previous = useLabState((state) => state.previous);
  const [asked, setView] = useState<ChartView>('speedup');
  const [base, setBase] = useState<ChartBase>('one');
  const calibration = useLabState((state) => state.calibration);
  const [layers, setLayers] = useState<ReadonlySet<LayerId>>(() => new Set(firstLayers));
  const views = viewsOf(record);
  const view = views.includes(asked) ? asked : 'speedup';
  const hasBase = view === 'speedup' || view === 'efficiency';
  const reason = emptyChart(record, view, base);
  return (
    <div className="chart-panel">
      <div className="chart-bar">
        <Segmented
          label="View"
          look="tabs"
          value={view}
          options={views.map((id) => ({ id, title: viewTitles[id] }))}
          onChange={(id) => setView(chartViews.find((known) => known === id) ?? 'speedup')}
        />
        {hasBase && (
          <span className="chart-base">
            <span aria-hidden="true">over</span>
            <Segmented
              label="Base of the speedup"
              look="small"
              value={base}
              options={[
                {
                  id: 'one',
                  title: areAlike(record.plan.team) ? '1 processor' : 'GPU alone',
                },
                { id: 'serial', title: 'best serial' },
              ]}
              onChange={(id) => setBase(id === 'serial' ? 'serial' : 'one')}
            />
          </span>
        )}
      </div>
      <figure className="chart-figure">
        <figcaption>
          <Caption record={record} view={view} base={base} />
        </figcaption>
        <ErrorBoundary part="The chart">
          <Suspense fallback={<div className="chart-area" aria-busy="true" />}>
            <div className="chart-area">
              {reason && <p className="chart-empty">{emptyChartWords[reason]}</p>}
              <RecordChart
                record={record}
                previous={previous}
                view={view}
                base={base}
                layers={layers}
                calibration={calibration}
                chosen={processors}
                onChoose={(n) => chooseCount(lab, n)}
              />
            </div>
          </Suspense>
        </ErrorBoundary>
      </figure>
      <LayerChoice record={record} view={view} shown={layers} onChange={setLayers} />
      {previous !== undefined && <PreviousNote previous={previous} />}
    </div>
  );
}
