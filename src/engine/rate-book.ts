// Remembers how fast this machine was, so that the next estimate rests on a measurement.

import { fillParameters } from '../experiment/check-parameters.ts';
import { median } from '../laws/median.ts';
import { usesGpu } from '../contract/team-traits.ts';
import type { Workload } from '../contract/workload.ts';
import type { PlanMachine } from '../experiment/plan.ts';
import type { RunFacts } from '../record/run-record.ts';

/** Shorter runs mostly start and end: what they cost says nothing of larger ones. */
const shortestMs = 20;

/** A run of another size takes the place of one that was guessed to take up to so many times as long. */
const muchLonger = 4;

type Kernel = 'js' | 'wasm' | 'wgsl';

/** Measured time over the workload's first guess, and the guess that it was measured at. */
interface Rate {
  readonly times: number;
  readonly guessMs: number;
}

/** A computation that no memory holds up, and its time on one worker. */
export interface PureTime {
  readonly kernel: string;
  readonly parameters: Readonly<Record<string, number>>;
  readonly ms: number;
}

export class RateBook {
  readonly #rates = new Map<string, Rate>();
  /** Measured time over first guess of a pure computation, for kernels without a rate of their own. */
  #scale: number | undefined;

  /** What plans are made for: what this book holds by then is asked for with every plan. */
  machine(isolated: boolean, cores: number | null): PlanMachine {
    const rate = (workload: string, kernel: string): number | undefined =>
      this.#rates.get(`${workload} ${kernel}`)?.times;
    return { isolated, cores, rate, scale: () => this.#scale };
  }

  /** Takes over what was measured of the machine. */
  calibrate(workload: Workload, { kernel, parameters, ms }: PureTime): void {
    const guessMs = workload.guessMs(fillParameters(workload, parameters), kernel as Kernel);
    if (ms > 0 && guessMs > 0) this.#scale = ms / guessMs;
  }

  /**
   * Takes over the times of one processor from a finished experiment: of computing alone. What messages and the handing
   * out of tasks cost depends on their number, and is no matter of the kernel.
   */
  learn(workload: Workload, facts: RunFacts): void {
    const { parameters, kernel, team } = facts.plan;
    for (const candidate of facts.candidates)
      this.#note(workload, parameters, candidate.kernel, candidate.warmUpMs);
    const baseline = facts.baselineSamples.map(({ wallMs }) => wallMs);
    if (baseline.length > 0)
      this.#note(workload, parameters, facts.baselineKernel, median(baseline));
    const alone = facts.samples.filter(({ processors }) => processors === 1);
    // A GPU is the first processor where it takes part.
    const onGpu = usesGpu(team);
    const times = alone.map(({ wallMs, activities }) => (onGpu ? wallMs : activities.computeMs));
    const alonesKernel = onGpu ? 'wgsl' : kernel;
    if (times.length > 0) this.#note(workload, parameters, alonesKernel, median(times));
  }

  #note(
    workload: Workload,
    parameters: RunFacts['plan']['parameters'],
    kernel: Kernel,
    ms: number,
  ): void {
    const guessMs = workload.guessMs(parameters, kernel);
    const key = `${workload.id} ${kernel}`;
    const before = this.#rates.get(key);
    const tellsMore = before === undefined || guessMs * muchLonger >= before.guessMs;
    if (ms < shortestMs || guessMs <= 0 || !tellsMore) return;
    this.#rates.set(key, { times: ms / guessMs, guessMs });
  }
}
