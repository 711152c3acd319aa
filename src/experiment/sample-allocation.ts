// Where samples are spent: a few at every cell first, then only at those that they have not decided.

import { firstLook } from './enough.ts';

/** Rounds of one run at most: what they show is looked at in between. */
const mostRounds = 100;

/** A cell as far as it has come. */
export interface CellTally {
  readonly size: number;
  readonly processors: number;
  /** Rounds of all runs of it so far. */
  readonly rounds: number;
  readonly undecided: boolean;
}

/** One run: a size on some processor counts, so many rounds. */
export interface Batch {
  readonly size: number;
  readonly processors: readonly number[];
  readonly rounds: number;
}

/** Samples that a map of so many cells may take: as many as if each had `samples` rounds, and never too few for an interval. */
export function sampleBudget(cells: number, samples: number): number {
  return cells * Math.max(firstLook, samples);
}

/** Samples of the cells of a run: those on one processor and of the baseline, which each round has too, do not count. */
export function batchSamples({ processors, rounds }: Batch): number {
  return processors.length * rounds;
}

/**
 * The runs of the next pass, in a random order: every size that has an undecided cell, on the counts that are undecided
 * there. A cell gets half as many rounds again as it has, and no fewer than give an interval. None if all cells are
 * decided, or if `left`, the samples that may still be taken, are too few.
 */
export function nextPass(
  cells: readonly CellTally[],
  left: number,
  random: () => number,
): readonly Batch[] {
  const undecided = cells.filter((cell) => cell.undecided);
  const sizes = shuffled([...new Set(undecided.map(({ size }) => size))], random);
  const batches: Batch[] = [];
  let remaining = left;
  for (const size of sizes) {
    const affordable = Math.floor(remaining / firstLook);
    // Those that have been looked at least come first.
    const row = undecided
      .filter((cell) => cell.size === size)
      .toSorted((a, b) => a.rounds - b.rounds || a.processors - b.processors)
      .slice(0, affordable);
    const [least] = row;
    if (!least) continue;
    const wanted = Math.min(mostRounds, Math.max(firstLook, Math.ceil(least.rounds / 2)));
    const rounds = Math.min(wanted, Math.floor(remaining / row.length));
    const processors = row.map((cell) => cell.processors).toSorted((a, b) => a - b);
    const batch = { size, processors, rounds };
    batches.push(batch);
    remaining -= batchSamples(batch);
  }
  return batches;
}

/** In a random order (Fisher-Yates). */
function shuffled(values: readonly number[], random: () => number): readonly number[] {
  const order = [...values];
  for (let i = order.length - 1; i > 0; i--) {
    const j = Math.floor((random() / 2 ** 32) * (i + 1));
    [order[i], order[j]] = [order[j] ?? 0, order[i] ?? 0];
  }
  return order;
}
