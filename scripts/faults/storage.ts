import type { FaultRow } from './fault-row.ts';

const noHistory = 'Runs are not kept in the browser yet, so there are no rows to lose.';

/** What happens to what the browser keeps: the machine as measured, and the colours. */
export const storage: readonly FaultRow[] = [
  {
    id: 'S1',
    fault: 'Storage is full',
    seen: 'It is said, and what was measured stays for this visit.',
  },
  {
    id: 'S2',
    fault: 'Storage is refused',
    seen: 'It is said where something was to be kept; everything else works.',
  },
  {
    id: 'S3',
    fault: 'An old tab holds up a new form of storage',
    seen: 'Both tabs say so.',
    open: noHistory,
  },
  {
    id: 'S4',
    fault: 'An old tab meets what a newer one keeps',
    seen: 'The old tab leaves it as it is.',
  },
  {
    id: 'S5',
    fault: 'An older version meets what a newer one kept',
    seen: 'Nothing is deleted.',
  },
  {
    id: 'S6',
    fault: 'The step to a new form of storage fails midway',
    seen: 'What was kept is as before.',
    open: noHistory,
  },
  {
    id: 'S7',
    fault: 'What an earlier version kept is read',
    seen: 'The machine as it was measured then.',
  },
  {
    id: 'S8',
    fault: 'What was kept is damaged, or was written by something else',
    seen: 'It is said, not used, and left as it is; what is measured now is kept beside it.',
  },
  {
    id: 'S9',
    fault: 'Storage is cleared while the page is open',
    seen: 'It is said; the page goes on with what it has, and a press keeps it again.',
  },
  {
    id: 'S10',
    fault: 'The tab ends in the middle of a run or of a write',
    seen: 'A whole entry or none, never half of one.',
  },
  {
    id: 'S11',
    fault: 'Two tabs measure or write at once',
    seen: 'The second one says that another tab measures, and waits, or begins on a press; what one keeps is taken over.',
  },
  {
    id: 'S12',
    fault: 'Ten thousand runs are kept',
    seen: 'The list is there at once.',
    open: noHistory,
  },
];
