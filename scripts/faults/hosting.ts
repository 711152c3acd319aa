import type { FaultRow } from './fault-row.ts';

const noServiceWorker = 'There is no service worker yet.';

/** What happens to the files of the lab between a server and the browser. */
export const hosting: readonly FaultRow[] = [
  {
    id: 'H1',
    fault: 'The host sends no headers',
    seen: 'The page works on messages and says so.',
    open: 'No service worker puts the headers in place yet.',
  },
  {
    id: 'H2',
    fault: 'There can be no service worker',
    seen: 'The page works on messages and says so.',
  },
  {
    id: 'H3',
    fault: 'A sandboxed frame is opened under a service worker',
    seen: 'It opens.',
    open: 'There are no sandboxed frames and no service worker yet.',
  },
  {
    id: 'H4',
    fault: 'A newer version is put on the server while the page is open',
    seen: 'The page goes on.',
    open: 'What is loaded goes on, and what was still to be loaded is said to be gone (E11); the page does not know that there is a newer version.',
  },
  {
    id: 'H5',
    fault: 'The server gives a mix of two versions',
    seen: 'A sentence and a reload.',
    open: 'Code that does not load is said (E10, E11); the versions of page and workers are not compared yet.',
  },
  {
    id: 'H6',
    fault: 'The network is gone after the first visit',
    seen: 'The page opens and runs.',
    open: noServiceWorker,
  },
  {
    id: 'H7',
    fault: 'A service worker that is broken was sent out',
    seen: 'The page can be opened without it.',
    open: noServiceWorker,
  },
  {
    id: 'H8',
    fault: 'Foreign code gets into a page or a worker',
    seen: 'The browser does not run it: every page and every worker comes with a content security policy.',
  },
  {
    id: 'H9',
    fault: 'A package that the lab is built with turns bad',
    seen: 'Packages come from the registry by their hash, none runs a script at installation, and a build can be repeated to the byte.',
  },
];
