// A worker of threads.js's, started by threads.ts.

import { expose } from 'threads/worker';
import { jobs } from './jobs.ts';

expose({ nothing: jobs.nothing, rows: jobs.rows });
