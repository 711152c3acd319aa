// Says before the first run that this page has no shared memory, what works instead, and what would help.

import { useLabState } from './lab-context.tsx';

/** A line below the banner; nothing where memory can be shared. */
export function NoSharedMemory() {
  const missing = useLabState(({ start }) => start.kind === 'ready' && !start.machine.isolated);
  if (!missing) return null;
  return (
    <p className="page-note" role="note">
      <strong>This page has no shared memory.</strong> Everything works on messages, which cost
      more, and the browser’s clock is coarser. For shared memory open the lab as npm start serves
      it, or serve it with COOP and COEP headers.
    </p>
  );
}
