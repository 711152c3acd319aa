// Starts a compute worker of the lab.

import { startWorker } from '../browser/start-worker.ts';
import address from './compute.worker.ts?worker&url';

/** A worker that serves the lab's workloads; `name` is what the browser's tools call it. */
export function startComputeWorker(name: string): Worker {
  return startWorker(address, name);
}
