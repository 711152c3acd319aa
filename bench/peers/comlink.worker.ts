// A worker of Comlink's, started by comlink.ts.

import { expose } from 'comlink';
import { jobs } from './jobs.ts';

expose(jobs);
