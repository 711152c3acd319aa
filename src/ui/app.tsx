// The page: experiment left, finding and chart in the centre, result right. React draws, the store acts.

import './base.css';
import './app.css';
import { useDeferredValue } from 'react';
import type { RunRecord } from '../record/run-record.ts';
import { chooseCount, countShown } from '../store/chosen-count.ts';
import type { Lab } from '../store/lab.ts';
import { Panel } from './components/panel.tsx';
import { ExperimentForm } from './configure/experiment-form.tsx';
import { PresetList } from './configure/preset-list.tsx';
import { ErrorBoundary } from './error-boundary.tsx';
import { Header } from './header.tsx';
import { LabContext, useLab, useLabState } from './lab-context.tsx';
import { NoSharedMemory } from './no-shared-memory.tsx';
import { AboutWorkload } from './results/about-workload.tsx';
import { Beyond } from './results/beyond.tsx';
import { ChartPanel } from './results/chart-panel.tsx';
import { Finding, Warnings } from './results/finding.tsx';
import { FirstVisit } from './results/first-visit.tsx';
import { NumbersTable } from './results/numbers-table.tsx';
import { HybridSplit } from './results/hybrid-split.tsx';
import { OpenedRecord } from './results/opened-record.tsx';
import { ParallelShare } from './results/parallel-share.tsx';
import { Question } from './results/question.tsx';
import { ReportingLine } from './results/reporting-line.tsx';
import { ResultPanel } from './results/result-panel.tsx';
import { StepStrip } from './results/step-strip.tsx';
import { ThisMachine } from './results/this-machine.tsx';
import { WeakScalingPanel } from './results/weak-scaling.tsx';
import { Waterfall } from './results/waterfall.tsx';
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

/** What explains a record, one panel each, for the processor count that the page is about. */
function Explained({ record }: { readonly record: RunRecord }) {
  const lab = useLab();
  const processors = useLabState((state) => countShown(state, record));
  const shown = { record, processors, onProcessors: (n: number) => chooseCount(lab, n) };
  return (
    <>
      <Waterfall {...shown} />
      <Question record={record} />
      <Timeline {...shown} />
      <Beyond record={record} />
      <WeakScalingPanel record={record} />
    </>
  );
}

function Measured({ record }: { readonly record: RunRecord }) {
  const processors = useLabState((state) => countShown(state, record));
  // Finding and chart come first; a hundred thousand spans are drawn in a task of their own.
  const drawn = useDeferredValue<RunRecord | undefined>(record, undefined);
  return (
    <>
      <section className="panel" aria-label="Finding">
        <RunStatus />
        <OpenedRecord />
        <Finding record={record} processors={processors} />
        <StepStrip record={record} processors={processors} />
        <ChartPanel record={record} processors={processors} />
        <ReportingLine record={record} />
        <Warnings record={record} />
      </section>
      {drawn && <Explained record={drawn} />}
      <Panel title={`Numbers: ${record.plan.workload}, ${record.plan.samples} samples each`}>
        <NumbersTable record={record} />
      </Panel>
    </>
  );
}

function ShownShare({ record }: { readonly record: RunRecord }) {
  return (
    <ParallelShare record={record} processors={useLabState((state) => countShown(state, record))} />
  );
}

function Page() {
  // Deferred, so that a large record is rendered in slices and no click waits for it.
  const record = useDeferredValue(useLabState((state) => state.record));
  return (
    <>
      <Header />
      <NoSharedMemory />
      <main className="page">
        <div className="page-left">
          <StartColumn />
        </div>
        <div className="page-centre">
          {record === undefined ? (
            <section className="panel" aria-label="Finding">
              <RunStatus />
              <OpenedRecord />
              <FirstVisit />
            </section>
          ) : (
            <Measured record={record} />
          )}
          <PresetList key={String(record === undefined)} open={record === undefined} />
          <AboutWorkload />
        </div>
        <div className="page-right">
          <ResultPanel />
          {record !== undefined && <ShownShare record={record} />}
          {record !== undefined && <HybridSplit record={record} />}
          <ThisMachine />
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
