import type { FaultRow } from './fault-row.ts';

/** What happens to workers and to the clock in a run. */
export const execution: readonly FaultRow[] = [
  {
    id: 'E1',
    fault: 'A task throws',
    seen: 'The run fails with the task, its items, the message and the place in the code; nothing of it is charted, and finished samples are counted.',
  },
  {
    id: 'E2',
    fault: 'A task throws what is no error or cannot be sent',
    seen: 'The same, with whatever text the thrown value gives.',
  },
  {
    id: 'E3',
    fault: 'A promise is rejected in a worker and nobody handles it',
    seen: 'The run fails and names the worker; the browser itself tells the page nothing.',
  },
  {
    id: 'E4',
    fault: 'A worker closes itself within a task',
    seen: 'It is replaced, the task is run again and counts once, and the sample is marked as disturbed.',
  },
  {
    id: 'E5',
    fault: 'A worker hangs',
    seen: 'It is replaced at its deadline, and Cancel answers at once all the while.',
  },
  {
    id: 'E6',
    fault: 'A task ends every worker that takes it',
    seen: 'After three losses the run fails and blames the task; the next run is right.',
  },
  {
    id: 'E7',
    fault: 'A worker runs out of memory and takes the tab with it',
    seen: 'The next visit names the run that was interrupted and offers it smaller.',
  },
  {
    id: 'E8',
    fault: "A person's own kernel runs out of memory",
    seen: 'The page stays, and so does the text of the kernel.',
    open: 'There are no kernels of a person yet.',
  },
  {
    id: 'E9',
    fault: 'More memory is asked for than there is',
    seen: 'It is refused before the run starts, or the refusal of the browser is said; the next run is right.',
  },
  {
    id: 'E10',
    fault: 'The code of a worker does not load',
    seen: 'A sentence says so, with a way to try again; nothing waits without an end.',
  },
  {
    id: 'E11',
    fault: 'A newer version was put on the server, and code of the older one is gone',
    seen: 'The page offers to reload, once.',
    open: 'Code that no longer loads is said, with a reload; the page does not know that there is a newer version.',
  },
  {
    id: 'E12',
    fault: 'A result or a message cannot be sent',
    seen: 'The run fails with the task and the cause, and the workers go on.',
  },
  {
    id: 'E13',
    fault: 'A worker ends while a call is on its way',
    seen: 'Every call ends, and every run ends exact.',
  },
  {
    id: 'E14',
    fault: 'There is no shared memory',
    seen: 'The page says that data travels in messages and that the clock is coarse; everything works.',
  },
  {
    id: 'E15',
    fault: 'The browser reports no cores, one, or more than there are',
    seen: 'The number is shown as what the browser reports; it bounds nothing but the default.',
  },
  {
    id: 'E16',
    fault: 'There are more workers than cores, or something else uses a core',
    seen: 'Counts beyond the capacity are marked, and runs that were disturbed are said to be.',
  },
  {
    id: 'E17',
    fault: 'The tab is hidden while it measures',
    seen: 'The sample is marked as hidden, left out of the numbers, and said.',
  },
  {
    id: 'E18',
    fault: 'The page is frozen or kept for the way back while it measures',
    seen: 'On return there are workers that answer.',
    open: 'A page that is left and gone back to is tried; a browser without a window did not freeze a page when it was asked to (Page.setWebLifecycleState).',
  },
  {
    id: 'E19',
    fault: 'The machine sleeps, or the clock jumps',
    seen: 'The sample is marked as disturbed or left out.',
  },
  {
    id: 'E20',
    fault: 'The clock is coarse or stands still',
    seen: 'What is too short for the clock is not timed as if it were not; the run ends.',
  },
  {
    id: 'E21',
    fault: 'A task computes a wrong bit',
    seen: 'The run is called wrong, has no speedup, and can be saved as evidence.',
  },
  {
    id: 'E22',
    fault: 'Run and Cancel are pressed at random',
    seen: 'One run at most goes on at any time.',
  },
  {
    id: 'E23',
    fault: 'Workers are lost at random, by every means, over many runs',
    seen: 'All runs end, and their results are exactly equal.',
  },
  {
    id: 'E24',
    fault: 'WASM does not compile, or the browser lacks its SIMD',
    seen: 'The reason is said, and JavaScript runs.',
  },
  {
    id: 'E25',
    fault: 'One worker is much slower than the others',
    seen: 'The timeline shows it, and the run ends with every task counted once.',
    open: 'A slow worker is shown as it is and not told from an uneven program; no second copy of its tasks is started.',
  },
];
