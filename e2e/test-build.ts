// The page as built for tests, with the workloads that only they use, served while a spec runs.

import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { serve } from '../scripts/serve.mjs';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));
export const testBuildFolder = 'dist-faults';

export interface Served {
  readonly url: string;
  close(): Promise<void>;
}

/** Serves what `global-setup.ts` built, on a free port; `isolated` pages have shared memory. */
export function serveTestBuild(isolated: boolean): Promise<Served> {
  return serve({ root: `${root}/${testBuildFolder}`, port: 0, isolated });
}
