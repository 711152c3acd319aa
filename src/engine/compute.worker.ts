// The entry of the compute workers: they serve the lab's workloads.

import { serveWorkloads } from '../backends/compute/serve-workloads.ts';
import { workloads } from '../workloads/index.ts';

serveWorkloads(workloads);
