// How often a map decides rightly, wrongly or not at all, and where its samples go: programs whose efficiency is known
// in closed form, with log-normal noise. `SHOW_FIGURES=1` prints the table of docs/measurement.md.

import { expect, it } from 'vitest';
import { deriveRecord } from '../../analysis/derive.ts';
import { sizeMapCells } from '../../analysis/size-map-cells.ts';
import { makeFacts } from '../../testing/synthetic-facts.ts';
import { nextPass, sampleBudget, batchSamples } from '../../experiment/sample-allocation.ts';
import { makeRandom } from '../../kit/random.ts';
import type { RunRecord } from '../../record/run-record.ts';
import type { SizeMapCell } from '../../record/size-map.ts';

const sizes = [1, 4, 16, 64, 256, 1_024];
const counts = [2, 4];
const line = 0.75;
const shown = process.env['SHOW_FIGURES'] !== undefined;

/** T(n) = W (f + (1 - f) / n) + h beyond one processor, with W a tenth of a millisecond for each unit of size. */
interface Program {
  readonly f: number;
  readonly h: number;
}
function timeOf({ f, h }: Program, size: number, n: number): number {
  const w = size / 10;
  return n === 1 ? w : w * (f + (1 - f) / n) + h;
}
function truthOf(program: Program, size: number, n: number): number {
  return timeOf(program, size, 1) / (n * timeOf(program, size, n));
}

interface Done {
  readonly cell: SizeMapCell;
  readonly truth: number;
}

/** A map as `mapSizes` makes it, of a simulated machine whose times scatter by `noise`. */
function simulate(program: Program, noise: number, samples: number, seed: number): readonly Done[] {
  const random = makeRandom(seed);
  const uniform = (): number => (random() + 1) / (2 ** 32 + 1);
  // Normal numbers from uniform ones (Box and Muller 1958).
  const factor = (): number =>
    Math.exp(noise * Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform()));
  const runs = new Map<number, RunRecord[]>(sizes.map((size) => [size, []]));
  const cellsNow = (): readonly SizeMapCell[] =>
    sizes.flatMap((size) =>
      sizeMapCells({ size, processors: counts, efficiency: line }, runs.get(size) ?? []),
    );
  let left = sampleBudget(sizes.length * counts.length, samples);
  let cells = cellsNow();
  for (;;) {
    const tally = cells.map((cell) => ({ ...cell, undecided: cell.state === 'undecided' }));
    const pass = nextPass(tally, left, random);
    if (pass.length === 0) break;
    for (const batch of pass) {
      const plan = { processors: [1, ...batch.processors], samples: batch.rounds, seed };
      const wallMs = (n: number): number => timeOf(program, batch.size, n) * factor();
      runs.get(batch.size)?.push(deriveRecord(makeFacts({ plan, wallMs })));
      left -= batchSamples(batch);
    }
    cells = cellsNow();
  }
  return cells.map((cell) => ({ cell, truth: truthOf(program, cell.size, cell.processors) }));
}

function tableOf(noise: number, samples: number, maps: number) {
  const random = makeRandom(99);
  const uniform = (): number => random() / 2 ** 32;
  const done = Array.from({ length: maps }, (_, seed) => {
    const program = { f: 0.3 * uniform(), h: 0.02 * 200 ** uniform() };
    return simulate(program, noise, samples, seed);
  }).flat();
  const row = (name: string, own: readonly Done[]) => {
    const shareOf = (is: (one: Done) => boolean): number => own.filter(is).length / own.length;
    const rounds = own.reduce((sum, { cell }) => sum + cell.rounds, 0) / own.length;
    return {
      name,
      cells: own.length,
      right: shareOf(({ cell, truth }) => cell.state === (truth > line ? 'above' : 'below')),
      wrong: shareOf(({ cell, truth }) => cell.state === (truth > line ? 'below' : 'above')),
      undecided: shareOf(({ cell }) => cell.state === 'undecided'),
      rounds,
    };
  };
  const offBy = ({ truth }: Done): number => Math.abs(truth / line - 1);
  return [
    row(
      'within 2 % of the line',
      done.filter((one) => offBy(one) < 0.02),
    ),
    row(
      '2 to 5 %',
      done.filter((one) => offBy(one) >= 0.02 && offBy(one) < 0.05),
    ),
    row(
      '5 to 10 %',
      done.filter((one) => offBy(one) >= 0.05 && offBy(one) < 0.1),
    ),
    row(
      'farther',
      done.filter((one) => offBy(one) >= 0.1),
    ),
  ];
}

/** A row of the table in docs/measurement.md. */
function rowToText(
  noise: number,
  samples: number,
  one: ReturnType<typeof tableOf>[number],
): string {
  const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;
  const { name, cells, right, wrong, undecided, rounds } = one;
  const shares = [right, wrong, undecided].map(percent);
  return `| ${[`${100 * noise} %`, samples, name, cells, ...shares, rounds.toFixed(1)].join(' | ')} |`;
}

it('decides far cells rightly and at once, and spends at the line', { timeout: 900_000 }, () => {
  for (const [noise, samples] of shown
    ? ([
        [0.01, 9],
        [0.03, 9],
        [0.03, 30],
        [0.05, 9],
      ] as const)
    : ([[0.03, 9]] as const)) {
    const rows = tableOf(noise, samples, shown ? 250 : 12);
    const [at, near, , far] = rows;
    if (shown) {
      process.stdout.write(`${rows.map((one) => rowToText(noise, samples, one)).join('\n')}\n`);
    }
    expect(far?.wrong).toBe(0);
    expect(far?.right).toBeGreaterThan(0.95);
    expect(far?.rounds).toBeLessThan(7);
    expect((at?.rounds ?? 0) + (near?.rounds ?? 0)).toBeGreaterThan(3 * (far?.rounds ?? 0));
  }
});
