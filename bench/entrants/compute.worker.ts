// The entry of the bench's compute workers: they serve the lab's workloads and what only a measurement needs.

import { serveWorkloads } from '../../src/backends/compute/serve-workloads.ts';
import { workloads } from '../workloads.ts';

serveWorkloads(workloads);
