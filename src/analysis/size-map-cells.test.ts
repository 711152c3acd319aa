// Cells of a program whose efficiency is known in closed form, and of runs that tell nothing.

import { describe, expect, it } from 'vitest';
import { deriveRecord } from './derive.ts';
import { sizeMapCells } from './size-map-cells.ts';
import { makeFacts, wrong, type Synthetic } from '../testing/synthetic-facts.ts';
import type { RunRecord } from '../record/run-record.ts';
import type { SizeMapCell } from '../record/size-map.ts';

/** T(n) of Amdahl's law with a serial share f: then E(n) = 1 / (1 + f (n - 1)). */
const serialShare = 0.2;
const timeOn = (n: number): number => 100 * (serialShare + (1 - serialShare) / n);
const efficiencyOn = (n: number): number => 1 / (1 + serialShare * (n - 1));

/** Noise of 1 % that is another in every round. */
const noiseAt = (n: number, round: number): number => 1 + 0.01 * Math.sin(7 * round + 3 * n);

function run(change: Partial<Synthetic> = {}): RunRecord {
  const wallMs = (n: number, round: number): number => timeOn(n) * noiseAt(n, round);
  return deriveRecord(makeFacts({ wallMs, ...change, plan: { samples: 6, ...change.plan } }));
}

function cellsOf(runs: readonly RunRecord[], line = 0.75): readonly SizeMapCell[] {
  return sizeMapCells({ size: 1000, processors: [2, 4], efficiency: line }, runs);
}

describe('a cell', () => {
  it('has the efficiency of the closed form, in an interval that holds it', () => {
    for (const cell of cellsOf([run()])) {
      const truth = efficiencyOn(cell.processors);
      expect(cell.rounds).toBe(6);
      expect(Math.abs((cell.efficiency ?? 0) / truth - 1)).toBeLessThan(0.01);
      expect(cell.interval?.[0]).toBeLessThan(truth);
      expect(cell.interval?.[1]).toBeGreaterThan(truth);
    }
  });

  it('lies on the side on which its whole interval lies, and on none if the line is in it', () => {
    // 1 / 1.2 = 0.833 on two, 1 / 1.6 = 0.625 on four.
    expect(cellsOf([run()]).map(({ state }) => state)).toEqual(['above', 'below']);
    expect(cellsOf([run()], efficiencyOn(2))[0]?.state).toBe('undecided');
    expect(cellsOf([run()], efficiencyOn(4))[1]?.state).toBe('undecided');
  });

  it('rests on the rounds of all runs that had its count', () => {
    const [two, four] = cellsOf([run(), run({ plan: { processors: [1, 4] } })]);
    expect([two?.rounds, four?.rounds]).toEqual([6, 12]);
  });

  it('is undecided without six rounds, and before anything ran', () => {
    const [few] = cellsOf([run({ plan: { samples: 5 } })]);
    expect(few).toMatchObject({ rounds: 5, interval: null, state: 'undecided' });
    expect(few?.efficiency).toBeCloseTo(efficiencyOn(2), 1);
    expect(cellsOf([])[0]).toMatchObject({ rounds: 0, efficiency: null, state: 'undecided' });
  });

  it('counts no round in which the page was hidden on one processor or on all', () => {
    const hidden = run({
      plan: { samples: 9 },
      sample: ({ processors, round }) => ({
        hidden: (processors === 1 && round === 0) || (processors === 2 && round === 1),
      }),
    });
    expect(cellsOf([hidden]).map(({ rounds }) => rounds)).toEqual([7, 8]);
  });

  it.each([1, 2])('has no efficiency if a result on %i was wrong', (at) => {
    const one = run({ sample: ({ processors }) => (processors === at ? { verdict: wrong } : {}) });
    const [two, four] = cellsOf([run(), one]);
    expect(two).toMatchObject({ state: 'wrong', efficiency: null, interval: null });
    expect(four?.state).toBe(at === 1 ? 'wrong' : 'below');
  });

  it('is no finer than the clock: times of a few steps decide nothing near the line', () => {
    // T(1) is ten steps of the clock, T(2) six: E is 0.833, and a step less and more gives 0.64 to 1.1.
    const short = run({
      wallMs: (n) => (n === 1 ? 10 : n === 2 ? 6 : 4),
      environment: { clockResolutionMs: 1 },
    });
    const [two] = cellsOf([short]);
    expect(two?.efficiency).toBeCloseTo(10 / 12, 12);
    expect(two?.interval?.[0]).toBeCloseTo(9 / (2 * 7), 12);
    expect(two?.interval?.[1]).toBeCloseTo(11 / (2 * 5), 12);
    expect(two?.state).toBe('undecided');
    const none = run({ wallMs: () => 1, environment: { clockResolutionMs: 1 } });
    expect(cellsOf([none], 0.1)[0]).toMatchObject({ interval: null, state: 'undecided' });
  });
});

describe('a disturbed cell', () => {
  /** Every other round takes half as long again on two and on four processors. */
  const twoSpeeds = run({
    wallMs: (n, round) => timeOn(n) * (n > 1 && round % 2 === 0 ? 1.5 : 1) * noiseAt(n, round),
  });

  it('is labelled, and decided only by rounds that all agree', () => {
    expect(twoSpeeds.stability?.kind).toBe('too-noisy');
    const [two, four] = cellsOf([twoSpeeds]);
    // 0.833 in one half of the rounds, 0.556 in the other; on four 0.625 and 0.417.
    expect(two).toMatchObject({ state: 'undecided', disturbed: true });
    expect(two?.interval?.[0]).toBeLessThan(0.57);
    expect(two?.interval?.[1]).toBeGreaterThan(0.82);
    expect(four).toMatchObject({ state: 'below', disturbed: true });
  });

  it('counts only the runs that agree, as soon as there is one', () => {
    const [two] = cellsOf([twoSpeeds, run()]);
    expect(two).toMatchObject({ rounds: 6, state: 'above' });
    expect(two).not.toHaveProperty('disturbed');
  });

  it('says nothing if the machine did not give it its cores', () => {
    const taken = deriveRecord({
      ...makeFacts({ wallMs: (n) => 100 / n ** 0.1, plan: { samples: 6 } }),
      coreProbes: [0, 3, 6].map((round) => ({ round, cores: 4, given: 2 })),
    });
    expect(taken.stability?.kind).toBe('too-noisy');
    for (const cell of cellsOf([taken])) {
      expect(cell).toMatchObject({ state: 'undecided', efficiency: null, disturbed: true });
    }
  });
});

/** Log-normal noise of 3 %: pairs of normal numbers from uniform ones (Box and Muller 1958). */
function logNormal(seed: number): (processors: number, round: number) => number {
  let state = seed;
  const uniform = (): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return (state + 1) / 2 ** 32;
  };
  for (let i = 0; i < 8; i++) uniform();
  return () =>
    Math.exp(0.03 * Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform()));
}

/** Of so many simulated cells of so many rounds, the share whose interval holds the truth. */
function coverage(rounds: number, cells: number): number {
  let held = 0;
  for (let seed = 0; seed < cells; seed++) {
    const noise = logNormal(7_919 * seed + rounds);
    const one = run({
      wallMs: (n, round) => timeOn(n) * noise(n, round),
      plan: { samples: rounds, processors: [1, 2], seed },
    });
    const [cell] = sizeMapCells({ size: 1000, processors: [2], efficiency: 0.75 }, [one]);
    const [low, high] = cell?.interval ?? [0, 0];
    if (low <= efficiencyOn(2) && efficiencyOn(2) <= high) held++;
  }
  return held / cells;
}

const shown = process.env['SHOW_FIGURES'] !== undefined;

it('intervals hold the truth about as often as they say', { timeout: 120_000 }, () => {
  for (const rounds of [6, 12, 18]) {
    const share = coverage(rounds, shown ? 1_000 : 60);
    if (shown)
      process.stdout.write(`${rounds} rounds: ${(1000 * share).toFixed(0)} of 1,000 intervals\n`);
    expect(share).toBeGreaterThan(0.9);
  }
});
