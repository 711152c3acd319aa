// A worker of poolifier-web-worker's, started by poolifier.ts.

import { handOverMissed } from './give-window.ts';
import { ThreadWorker } from 'poolifier-web-worker';
import { jobs } from './jobs.ts';
import type { PeerJobs } from './jobs.ts';

type Rows = Parameters<PeerJobs['rows']>;

// Listens from its making on.
void new ThreadWorker<Rows, Uint32Array | undefined>({
  nothing: () => {
    jobs.nothing();
    return undefined;
  },
  rows: (data) => (data ? jobs.rows(...data) : undefined),
});
handOverMissed();
