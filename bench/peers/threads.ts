// threads.js with its own pool.

import { Pool, spawn } from 'threads';
import { peerWorkers } from './peer.ts';
import type { PeerJobs } from './jobs.ts';
import type { Peer } from './peer.ts';

/** The jobs as a thread of the library offers them. */
interface Thread {
  nothing(): Promise<void>;
  rows(...of: Parameters<PeerJobs['rows']>): Promise<Uint32Array>;
}

/** A pool of two. */
export async function openThreads(): Promise<Peer> {
  const pool = Pool(
    () =>
      spawn<Thread>(
        new Worker(new URL('./threads.worker.ts', import.meta.url), { type: 'module' }),
      ),
    peerWorkers,
  );
  await pool.completed(true);
  return {
    nothing: () => pool.queue((thread) => thread.nothing()),
    rows: (p, range) => pool.queue((thread) => thread.rows(p, range)),
  };
}
