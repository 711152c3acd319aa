// The page as one screen: experiment left, question and answer in the centre, result right. React draws, the store acts.

import './base.css';
import './app.css';
import { useDeferredValue, useState } from 'react';
import type { Lab } from '../store/lab.ts';
import { useMedia } from './components/use-media.ts';
import { ErrorBoundary } from './error-boundary.tsx';
import { Header } from './header.tsx';
import { Answer } from './lab/answer.tsx';
import { ExperimentSheet } from './lab/experiment-sheet.tsx';
import { LeftPane } from './lab/left-pane.tsx';
import { PanelTabs } from './lab/panel-tabs.tsx';
import { RightPane } from './lab/right-pane.tsx';
import { LabContext, useLabState } from './lab-context.tsx';
import { NoSharedMemory } from './no-shared-memory.tsx';
import { RunBar } from './run/run-bar.tsx';

function Page() {
  // Deferred, so that a large record is rendered in slices and no click waits for it.
  const record = useDeferredValue(useLabState((state) => state.record));
  const narrow = useMedia('(max-width: 1099px)');
  const phone = useMedia('(max-width: 759px)');
  const [editing, setEditing] = useState(false);
  return (
    <div className="shell">
      <Header />
      <NoSharedMemory />
      <main className="page">
        {!phone && (
          <div className="page-left">
            <LeftPane />
          </div>
        )}
        {phone && <ExperimentSheet open={editing} onOpen={setEditing} />}
        <div className="page-centre">
          <Answer record={record} />
          <PanelTabs record={record} narrow={narrow} />
        </div>
        {phone && !editing && <RunBar />}
        {!narrow && (
          <div className="page-right">
            <RightPane />
          </div>
        )}
      </main>
    </div>
  );
}

/** The whole page around a lab. */
export function App({ lab }: { readonly lab: Lab }) {
  return (
    <LabContext value={lab}>
      <ErrorBoundary part="The page">
        <Page />
      </ErrorBoundary>
    </LabContext>
  );
}
