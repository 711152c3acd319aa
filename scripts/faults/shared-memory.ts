import type { FaultRow } from './fault-row.ts';

/** What threads do to one another in one memory. */
export const sharedMemory: readonly FaultRow[] = [
  {
    id: 'Q1',
    fault: 'Threads take from a schedule in any order of their steps',
    seen: 'Every task is handed out once; schedules that were broken on purpose are found out.',
  },
  {
    id: 'Q2',
    fault: 'Eight threads take tasks as fast as they can',
    seen: 'Each task is handed out once, and no thread waits for ever.',
  },
  {
    id: 'Q3',
    fault: 'A counter reaches the end of its 32 bits',
    seen: 'The next number is right.',
  },
  {
    id: 'Q4',
    fault: 'A thread is woken before it waits, or the one it waits for is gone',
    seen: 'Every wait ends and looks again.',
  },
  {
    id: 'Q5',
    fault: 'A worker ends with tasks in its hands',
    seen: 'They are run again, and nothing half written counts.',
  },
  {
    id: 'Q6',
    fault: "The page's own thread waits",
    seen: 'It never does: a browser throws there.',
  },
  {
    id: 'Q7',
    fault: 'Threads read and write one place without atomics',
    seen: 'Only before a pass starts or after it has ended.',
    open: 'Held by the results alone: they are exact under every schedule and transport. No tool tells which accesses may race.',
  },
  {
    id: 'Q8',
    fault: 'A worker of an earlier run writes late',
    seen: 'It begins no task and counts nothing; where it was ended within a task, its memory is never that of a later run.',
  },
];
