// The engine in its own worker, so that the page's drawing does not disturb a measurement.

import { expose } from 'comlink';
import { holdForLife } from '../backends/pool/life-lock.ts';
import { workloads } from '../workloads/index.ts';
import { makeEngine } from './make-engine.ts';
import { startComputeWorker } from './start-compute-worker.ts';
import type { WorkerEngine } from './engine.ts';

const engine: WorkerEngine = {
  ...makeEngine({ workloads, startWorker: startComputeWorker }),
  holdForLife,
};
expose(engine);
