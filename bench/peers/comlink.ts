// Comlink has no pool: calls go to its workers in turn.

import { wrap } from 'comlink';
import { peerWorkers } from './peer.ts';
import type { PeerJobs } from './jobs.ts';
import type { Peer } from './peer.ts';

/** Two workers, called in turn. */
export function openComlink(): Peer {
  const workers = Array.from({ length: peerWorkers }, () =>
    wrap<PeerJobs>(new Worker(new URL('./comlink.worker.ts', import.meta.url), { type: 'module' })),
  );
  let turn = 0;
  const next = (): (typeof workers)[number] => {
    const worker = workers[turn++ % workers.length];
    if (!worker) throw new Error('Comlink has no worker.');
    return worker;
  };
  return {
    nothing: () => next().nothing(),
    rows: (p, range) => next().rows(p, range),
  };
}
