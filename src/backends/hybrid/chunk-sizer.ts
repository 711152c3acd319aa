// How many tasks a GPU takes at once beside workers: enough that its fixed cost per chunk is small, few
// enough that both end together. Sized from rates measured so far; pure, so that it can be simulated.

/** What is left and how fast workers go, when the GPU is free. Tasks and ms. */
export interface Situation {
  readonly remaining: number;
  /** Workers beside the GPU. */
  readonly workers: number;
  /** Tasks that all workers together do per ms; undefined where not measured yet. */
  readonly workersRate: number | undefined;
  /** The first chunk of the pass. */
  readonly first: boolean;
}

/** Part of what is left that a GPU of unknown speed takes. */
const probeShare = 1 / 32;
/** A chunk is halved while the half still lasts this many times the fixed cost. */
const fixedCostShare = 20;
/** Weight of what was measured before, with every new chunk. */
const memory = 0.8;

/**
 * Learns the time of a chunk of k tasks as fixedMs + k * taskMs: a line through the measured chunks, by
 * exponentially weighted least squares.
 */
export class ChunkSizer {
  #weight = 0;
  #tasks = 0;
  #ms = 0;
  #tasksTasks = 0;
  #tasksMs = 0;

  /** A chunk of `tasks` took `ms`, from taking it until its results lay in memory. */
  measured(tasks: number, ms: number): void {
    this.#weight = this.#weight * memory + 1;
    this.#tasks = this.#tasks * memory + tasks;
    this.#ms = this.#ms * memory + ms;
    this.#tasksTasks = this.#tasksTasks * memory + tasks * tasks;
    this.#tasksMs = this.#tasksMs * memory + tasks * ms;
  }

  /** Tasks to take now; 0 where the workers will have done the rest sooner. */
  next(situation: Situation): number {
    const { remaining, workers, workersRate, first } = situation;
    if (workers === 0) return remaining;
    const cost = this.#cost();
    const probe = Math.ceil(remaining * probeShare);
    if (!cost || workersRate === undefined) return first || cost ? probe : 0;
    const { fixedMs, taskMs } = cost;
    const balanced = (remaining / workersRate - fixedMs) / (taskMs + 1 / workersRate);
    if (balanced < 1) return 0;
    const half = balanced / 2;
    return Math.floor(half * taskMs >= fixedCostShare * fixedMs ? Math.max(1, half) : balanced);
  }

  /** The line through the chunks; all cost counts as the tasks' while chunks had one size only. */
  #cost(): { readonly fixedMs: number; readonly taskMs: number } | undefined {
    if (this.#weight === 0) return undefined;
    const meanTasks = this.#tasks / this.#weight;
    const meanMs = this.#ms / this.#weight;
    const variance = this.#tasksTasks / this.#weight - meanTasks ** 2;
    const covariance = this.#tasksMs / this.#weight - meanTasks * meanMs;
    const most = meanMs / meanTasks;
    // Sizes that hardly differ say nothing of the slope.
    const known = variance > (0.1 * meanTasks) ** 2;
    const taskMs = known ? Math.min(most, Math.max(most / 100, covariance / variance)) : most;
    return { taskMs, fixedMs: meanMs - taskMs * meanTasks };
  }
}
