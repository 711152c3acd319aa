// What the peers are asked to do in their workers: nothing at all, or rows of Mandelbrot with the lab's
// own JavaScript kernel. The same for every library.

import { noEmit } from '../../src/pipeline/outbox.ts';
import { kernelEntries } from '../../src/workloads/mandelbrot/kernel.ts';
import { rowsStage } from '../../src/workloads/mandelbrot/stage.ts';
import type { Range } from '../../src/contract/range.ts';
import type { MandelbrotArguments } from '../../src/workloads/mandelbrot/stage.ts';

/** A job in a worker of a library. */
export interface PeerJobs {
  readonly nothing: () => void;
  /** Counts of the rows of `range`, one u32 per pixel. */
  readonly rows: (p: MandelbrotArguments, range: Range) => Uint32Array;
}

export const jobs: PeerJobs = {
  nothing: () => undefined,
  rows(p, range) {
    const view = new Uint32Array((range.end - range.start) * p.size);
    const { entry, args } = rowsStage(p);
    kernelEntries[entry]?.({ counts: { view, first: range.start } }, range, args, noEmit);
    return view;
  },
};
