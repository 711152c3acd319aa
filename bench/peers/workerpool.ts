// workerpool with its own queue.

import workerpool from 'workerpool';
import address from './workerpool.worker.ts?worker&url';
import { peerWorkers } from './peer.ts';
import type { Peer } from './peer.ts';

/** A pool of two. */
export function openWorkerpool(): Peer {
  const pool = workerpool.pool(address, {
    minWorkers: peerWorkers,
    maxWorkers: peerWorkers,
    workerType: 'web',
    workerOpts: { type: 'module' },
  });
  return {
    nothing: () => pool.exec('nothing', []),
    rows: (p, range) => pool.exec('rows', [p, range]) as PromiseLike<Uint32Array>,
  };
}
