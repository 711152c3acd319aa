// How fast work goes by the number of workers: theirs beside a GPU, and that of whole passes with the GPU
// and without it. What the GPU's chunks are sized by, and whether it takes part at all.

/** Weight of a new measurement against what was known. */
const weight = 0.5;
/** Passes in which a GPU takes part whatever they show: its chunks are sized by what it learns there. */
const learningPasses = 3;
/** A GPU that costs more than it brings tries again in every so many passes. */
const trialPasses = 8;

type How = 'beside' | 'together' | 'alone';

export class Pace {
  readonly #rates = new Map<string, number>();
  readonly #joined = new Map<number, number>();
  readonly #aside = new Map<number, number>();

  /** While the GPU computed a chunk, `workers` workers did `tasks` tasks in `ms`. */
  noteBeside(workers: number, tasks: number, ms: number): void {
    this.#note('beside', workers, tasks, ms);
  }

  /** A pass of `tasks` tasks took `ms`; the GPU did some of them, or none. */
  notePass(workers: number, how: 'together' | 'alone', tasks: number, ms: number): void {
    this.#note(how, workers, tasks, ms);
    if (how === 'together') this.#joined.set(workers, (this.#joined.get(workers) ?? 0) + 1);
  }

  /** Tasks per ms that `workers` workers do beside the GPU; undefined where not measured yet. */
  beside(workers: number): number | undefined {
    return this.#rate('beside', workers);
  }

  /**
   * Whether the GPU takes part in the next pass beside `workers` workers. One that computes on their
   * own cores may slow them by more than it does: then passes were faster without it.
   */
  takesPart(workers: number): boolean {
    const together = this.#rate('together', workers);
    const alone = this.#rate('alone', workers);
    const joined = this.#joined.get(workers) ?? 0;
    if (together === undefined || alone === undefined || joined < learningPasses) return true;
    if (together >= alone) return true;
    const aside = (this.#aside.get(workers) ?? 0) + 1;
    this.#aside.set(workers, aside);
    return aside % trialPasses === 0;
  }

  #rate(how: How, workers: number): number | undefined {
    return this.#rates.get(`${how} ${workers}`);
  }

  #note(how: How, workers: number, tasks: number, ms: number): void {
    if (workers === 0 || tasks <= 0 || ms <= 0) return;
    const known = this.#rate(how, workers) ?? tasks / ms;
    this.#rates.set(`${how} ${workers}`, known * (1 - weight) + (tasks / ms) * weight);
  }
}
