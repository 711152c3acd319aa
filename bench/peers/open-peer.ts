// Opens a library of the list, by its package.

import type { Peer, PeerId } from './peer.ts';

/** Opens a library with its workers started. */
export async function openPeer(id: PeerId): Promise<Peer> {
  switch (id) {
    case 'comlink':
      return (await import('./comlink.ts')).openComlink();
    case 'workerpool':
      return (await import('./workerpool.ts')).openWorkerpool();
    case 'threads':
      return (await import('./threads.ts')).openThreads();
    case 'poolifier-web-worker':
      return (await import('./poolifier.ts')).openPoolifier();
  }
}
