// The experiment: the form once the engine has said what there is, or why there is none.

import { useLabState } from '../lab-context.tsx';
import { Panel } from '../components/panel.tsx';
import { ExperimentForm } from '../configure/experiment-form.tsx';

/** The left column. */
export function LeftPane() {
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
