// In a worker: the memory that it shares with nobody, one for all its jobs.

import { maxPages } from '../arena/layout.ts';

/** A private memory so large is given up after its job: it can grow and not shrink. */
const keptBytes = 2 ** 28;
let privateMemory: WebAssembly.Memory | undefined;

/**
 * A private memory; `shared` because the kernels are built for one, though nobody else sees it. Kept from job to job:
 * each reserves as much of the address space as it may grow to, and a collection of garbage is long in coming. Where 64
 * workers make one for every job, the second finds no room.
 */
export function takePrivateMemory(): WebAssembly.Memory {
  if ((privateMemory?.buffer.byteLength ?? 0) > keptBytes) privateMemory = undefined;
  privateMemory ??= new WebAssembly.Memory({ initial: 32, maximum: maxPages, shared: true });
  return privateMemory;
}
