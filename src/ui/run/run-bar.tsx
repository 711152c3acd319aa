// Run, always under the thumb: a phone has the form in a sheet.

import { useLabState } from '../lab-context.tsx';
import { RunControls } from './run-controls.tsx';

/** The foot of a narrow page; the open sheet has its own. */
export function RunBar() {
  const ready = useLabState(({ start }) => start.kind === 'ready');
  return (
    ready && (
      <div className="run-bar">
        <RunControls />
      </div>
    )
  );
}
