// A worker of workerpool's, started by workerpool.ts.

import workerpool from 'workerpool';
import { jobs } from './jobs.ts';

workerpool.worker({ nothing: jobs.nothing, rows: jobs.rows });
