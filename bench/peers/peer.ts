// A library that runs functions in workers, opened with two of them; how each is opened stands in a file
// of its own.

import type { Range } from '../../src/contract/range.ts';
import type { MandelbrotArguments } from '../../src/workloads/mandelbrot/stage.ts';

/** The libraries, by package. */
export const peerIds = ['comlink', 'workerpool', 'threads', 'poolifier-web-worker'] as const;
export type PeerId = (typeof peerIds)[number];

/** Workers that each has. */
export const peerWorkers = 2;

/** An opened library. */
export interface Peer {
  nothing(): PromiseLike<unknown>;
  rows(p: MandelbrotArguments, range: Range): PromiseLike<Uint32Array>;
}
