// Runs interleaved rounds on the opened page: every entrant once a round, in a seeded random order.

import { makeOrder } from '../src/experiment/order.ts';
import { ceilingSpeedup } from './figures/definition.ts';
import { makeFigure, mediansOf } from './figures/figures.ts';
import type { Page } from 'playwright-core';
import type { Figure, RoundsFigureId } from './figures/figures.ts';
import type { Bench, EntrantId, Sample } from './protocol.ts';

interface BenchWindow {
  readonly bench: Bench;
}

/** One set of rounds and what follows from it. */
export interface Attempt {
  /** The machine's speedup on two processors; null where it was not measured. */
  readonly ceiling: number | null;
  readonly figures: readonly Figure[];
  readonly samples: readonly Sample[];
}

/** Speedup on two processors below which a machine is too disturbed to judge a program by. */
export const leastCeiling = 1.8;

/** How often rounds with a low ceiling are repeated. */
const repeats = 3;

const seed = 1;

async function runRounds(
  page: Page,
  ids: readonly EntrantId[],
  rounds: number,
  tell: (text: string) => void,
): Promise<readonly Sample[]> {
  const samples: Sample[] = [];
  for (const [round, visits] of makeOrder(ids, rounds, seed).entries()) {
    for (const entrant of visits) {
      const made = await page.evaluate(
        (id) => (globalThis as unknown as BenchWindow).bench.visit(id),
        entrant,
      );
      samples.push({ round, entrant, ...made });
    }
    tell(`round ${round + 1} of ${rounds}\n`);
  }
  return samples;
}

/** Rounds for `figures`, again where the machine's ceiling was low; every attempt is kept. */
export async function measureGroup(
  page: Page,
  figures: readonly RoundsFigureId[],
  ids: readonly EntrantId[],
  rounds: number,
  tell: (text: string) => void,
): Promise<readonly Attempt[]> {
  await page.evaluate((open) => (globalThis as unknown as BenchWindow).bench.open(open), ids);
  const attempts: Attempt[] = [];
  for (let repeat = 0; repeat <= repeats; repeat++) {
    const samples = await runRounds(page, ids, rounds, tell);
    const ceiling = ids.includes('ceiling-2') ? ceilingSpeedup(mediansOf(samples, rounds)) : null;
    const made = figures.map((id) => makeFigure(id, samples, rounds, seed));
    attempts.push({ ceiling, figures: made, samples });
    if (ceiling === null || ceiling >= leastCeiling) break;
    tell(`The machine's ceiling at 2 was ${ceiling.toFixed(2)}, under ${leastCeiling}.\n`);
  }
  return attempts;
}
