// The page: experiment left, finding and chart in the centre, result right. React draws, the store acts.

import './base.css';
import './app.css';
import { useState } from 'react';
import type { RunRecord } from '../record/run-record.ts';
import type { Lab } from '../store/lab.ts';
import { Panel } from './components/panel.tsx';
import { ExperimentForm } from './configure/experiment-form.tsx';
import { ErrorBoundary } from './error-boundary.tsx';
import { Header } from './header.tsx';
import { LabContext, useLabState } from './lab-context.tsx';
import { ChartPanel } from './results/chart-panel.tsx';
import { Finding, Warnings } from './results/finding.tsx';
import { FirstVisit } from './results/first-visit.tsx';
import { NumbersTable } from './results/numbers-table.tsx';
import { ParallelShare } from './results/parallel-share.tsx';
import { ReportingLine } from './results/reporting-line.tsx';
import { ResultPanel } from './results/result-panel.tsx';
import { StepStrip } from './results/step-strip.tsx';
import { RunStatus } from './run/run-status.tsx';
import { Timeline } from './timeline/timeline.tsx';

function StartColumn() {
  const start = useLabState((state) => state.start);
  switch (start.kind) {
    case 'ready':
      return <ExperimentForm catalogue={start.catalogue} machine={start.machine} />;
    case 'starting':
      return (
        <Panel title="Experiment">
          <p className="quiet" role="status">
            Starting the engine …
          </p>
        </Panel>
      );
    case 'failed':
      return (
        <Panel title="Experiment">
          <div role="alert">
            <p>The engine did not start: {start.reason}</p>
            <p className="quiet">A reload often helps; the experiment is kept in the address.</p>
            <button type="button" className="button" onClick={() => location.reload()}>
              Reload
            </button>
          </div>
        </Panel>
      );
  }
}

function Measured({ record }: { readonly record: RunRecord }) {
  const [asked, setAsked] = useState<number>();
  const counts = record.points.map(({ processors }) => processors);
  const shown = asked !== undefined && counts.includes(asked) ? asked : (counts.at(-1) ?? 1);
  return (
    <>
      <section className="panel" aria-label="Finding">
        <RunStatus />
        <Finding record={record} />
        <StepStrip record={record} processors={shown} />
        <ChartPanel record={record} />
        <ReportingLine record={record} />
        <Warnings record={record} />
      </section>
      <Timeline record={record} processors={shown} onProcessors={setAsked} />
      <Panel title={`Numbers: ${record.plan.workload}, ${record.plan.samples} samples each`}>
        <NumbersTable record={record} />
      </Panel>
    </>
  );
}

function Page() {
  const record = useLabState((state) => state.record);
  return (
    <>
      <Header />
      <main className="page">
        <div className="page-left">
          <StartColumn />
        </div>
        <div className="page-centre">
          {record === undefined ? (
            <section className="panel" aria-label="Finding">
              <RunStatus />
              <FirstVisit />
            </section>
          ) : (
            <Measured record={record} />
          )}
        </div>
        <div className="page-right">
          <ResultPanel />
          {record !== undefined && <ParallelShare record={record} />}
        </div>
      </main>
    </>
  );
}

/** The whole page around a lab. */
export function App({ lab }: { readonly lab: Lab }) {
  return (
    <ErrorBoundary part="The page">
      <LabContext value={lab}>
        <Page />
      </LabContext>
    </ErrorBoundary>
  );
}
