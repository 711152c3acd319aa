// poolifier-web-worker with its own queue. It starts inside a worker only where there is a `window` and it
// cannot see that it is in one.

import address from './poolifier.worker.ts?worker&url';
import { peerWorkers } from './peer.ts';
import type { MandelbrotArguments } from '../../src/workloads/mandelbrot/stage.ts';
import type { Range } from '../../src/contract/range.ts';
import type { Peer } from './peer.ts';

/** A pool of two. */
export async function openPoolifier(): Promise<Peer> {
  const { WorkerGlobalScope: scope } = globalThis as { WorkerGlobalScope?: unknown };
  Object.assign(globalThis, { window: globalThis, WorkerGlobalScope: undefined });
  const { FixedThreadPool } = await import('poolifier-web-worker');
  Object.assign(globalThis, { WorkerGlobalScope: scope });
  const pool = new FixedThreadPool<readonly [MandelbrotArguments, Range], Uint32Array>(
    peerWorkers,
    new URL(address, import.meta.url),
    { workerOptions: { type: 'module' }, enableTasksQueue: true },
  );
  return {
    nothing: () => pool.execute(undefined, 'nothing'),
    rows: (p, range) => pool.execute([p, range], 'rows'),
  };
}
