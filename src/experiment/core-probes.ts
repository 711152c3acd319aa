// Looks at the machine between samples: whether as many threads as a run has run at the same time. A program that takes
// a core from the first round to the last leaves no trace in samples that agree.

import type { Backend, ThreadsRun } from '../contract/backend.ts';
import type { CoreProbe } from '../record/run-record.ts';
import type { ExperimentInput } from './experiment-input.ts';

/**
 * Half of it for threads to find a core each; half long enough for one that shares its core to lose it a few times:
 * Linux lets each run for 3 to 4 ms.
 */
const probeMs = 40;
/**
 * A look that finds a core missing is made again at once, up to that often in all, and the best counts: the system may
 * take a core for a moment, another program keeps it.
 */
const mostTries = 3;
/** What a thread that has a core of its own may miss of it. */
const ownCoreMisses = 0.2;
/** Looks take at most this share of the time of an experiment. */
const largestShare = 0.05;

/** The rounds before which the machine is looked at; the number of rounds stands for after the last. */
export function probeRounds(expectedMs: number, rounds: number): readonly number[] {
  const most = Math.floor((largestShare * expectedMs) / probeMs);
  const looks = Math.min(rounds + 1, most);
  if (looks < 1) return [];
  if (looks === 1) return [0];
  return Array.from({ length: looks }, (_, i) => Math.round((i * rounds) / (looks - 1)));
}

/** The looks of one experiment. */
export class CoreProbes {
  readonly made: CoreProbe[] = [];
  readonly #input: ExperimentInput;
  readonly #rounds: ReadonlySet<number>;

  /** `expectedMs` is the time that the samples will take. */
  constructor(input: ExperimentInput, expectedMs: number) {
    this.#input = input;
    this.#rounds = new Set(probeRounds(expectedMs, input.plan.samples));
  }

  /** Before round `round`, or after the last one: looks, if it is time to. */
  async before(round: number): Promise<void> {
    const { backend, plan, drawn, environment } = this.#input;
    // Who waits needs no core.
    if (!backend.spin || plan.waits || !this.#rounds.has(round)) return;
    const widest = plan.processors.at(-1) ?? 1;
    const { hardwareConcurrency: reported } = environment(undefined);
    await drawn();
    const ran = await this.#bestLook(backend, Math.min(widest, reported ?? 1));
    if (ran) this.made.push({ round, cores: ran.threads, given: ran.given });
  }

  async #bestLook(backend: Backend, threads: number): Promise<ThreadsRun | undefined> {
    let best: ThreadsRun | undefined;
    for (let made = 0; made < mostTries; made++) {
      // A worker that is lost meanwhile is replaced before the next run: this look shows nothing.
      const ran = await backend.spin?.(threads, probeMs).catch(() => undefined);
      if (!ran) return best;
      if (!best || ran.given > best.given) best = ran;
      if (best.threads - best.given <= ownCoreMisses) break;
    }
    return best;
  }
}
