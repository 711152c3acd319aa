// Remembers how fast this machine was, so that the next estimate rests on a measurement.

import { median } from '../laws/median.ts';
import type { Workload } from '../contract/workload.ts';
import type { RunFacts } from '../record/run-record.ts';

/** Shorter runs mostly start and end: what they cost says nothing of larger ones. */
const shortestMs = 20;

/** Measured time over the workload's first guess, by workload and kernel. */
export class RateBook {
  readonly #rates = new Map<string, number>();

  /** Undefined where nothing was measured yet. */
  rate(workload: string, kernel: string): number | undefined {
    return this.#rates.get(`${workload} ${kernel}`);
  }

  /** Takes over the times of one processor from a finished experiment. */
  learn(workload: Workload, facts: RunFacts): void {
    const { parameters, kernel } = facts.plan;
    const set = (id: 'js' | 'wasm' | 'wgsl', ms: number): void => {
      const guessMs = workload.guessMs(parameters, id);
      if (ms >= shortestMs && guessMs > 0) this.#rates.set(`${workload.id} ${id}`, ms / guessMs);
    };
    for (const candidate of facts.candidates) set(candidate.kernel, candidate.warmUpMs);
    const alone = facts.samples.filter(({ processors }) => processors === 1);
    const alonesKernel = facts.plan.backend === 'hybrid' ? 'wgsl' : kernel;
    if (alone.length > 0) set(alonesKernel, median(alone.map(({ wallMs }) => wallMs)));
  }
}
