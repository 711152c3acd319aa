// The figures of the explanations, and what they rest on in words.

import { median } from '../../src/laws/median.ts';
import { pageFigure } from '../figures/figures.ts';
import { plants } from './explanations.ts';
import type { Goal } from '../figures/definition.ts';
import type { Explanations, Planted } from './explanations.ts';
import type { Figure } from '../figures/figures.ts';

const replayGoal: Goal = { is: 'at most', value: 5 };
const unaccountedGoal: Goal = { is: 'under', value: 1 };
const millionGoal: Goal = { is: 'under', value: 1_000 };
const whatIfGoal: Goal = { is: 'at most', value: 0.2 };

/** The tries that had a remedy. */
function gains(planted: readonly Planted[]): readonly Planted[] {
  return planted.filter(({ predicted }) => Number.isFinite(predicted));
}

/** Of the tries of one plant: how far the median gain is from what was predicted, 0.1 being a tenth. */
function missOf(planted: readonly Planted[]): number {
  return Math.abs(
    median(gains(planted).map(({ predicted, obtained }) => obtained / predicted)) - 1,
  );
}

/** The figures, and what they rest on in words. */
export function explanationFigures(made: Explanations): readonly Figure[] {
  const { replayed, uncovered, millionMs, planted } = made;
  const errors = replayed.map(({ percent }) => percent);
  const farthest = replayed.toSorted((a, b) => b.percent - a.percent)[0];
  const worst = uncovered.toSorted((a, b) => b.percent - a.percent)[0];
  const byPlant = plants.map(([name]) => planted.filter((one) => one.name === name));
  const misses = byPlant.map(missOf);
  const notes = byPlant.map((of, i) => {
    const [first] = of;
    const named = of.filter((one) => one.named).length;
    const predicted = median(gains(of).map((one) => one.predicted)).toFixed(2);
    const obtained = median(gains(of).map((one) => one.obtained)).toFixed(2);
    return `${first?.name ?? plants[i]?.[0]}: ${first?.cause} named ${named} of ${of.length} times, predicted ${predicted}, obtained ${obtained}`;
  });
  return [
    pageFigure(
      'replay-error',
      'A run replayed as it was recorded, over its measured time: median over the catalogue',
      [median(errors), '% apart'],
      replayGoal,
      `farthest ${farthest?.workload} on ${farthest?.processors}, ${farthest?.percent.toFixed(1)} %`,
    ),
    pageFigure(
      'unaccounted',
      'Time of the processors outside the rows of their spans, which follow each other without a gap: only a lost worker leaves one; the most over the catalogue by every schedule',
      [worst?.percent ?? Number.NaN, '% of n x T'],
      unaccountedGoal,
      `${worst?.workload} by ${worst?.schedule} on ${worst?.processors}; ${uncovered.length} runs`,
    ),
    pageFigure(
      'replay-million',
      '1,000,000 tasks replayed on 4,096 processors, the slowest schedule',
      [millionMs, 'ms'],
      millionGoal,
      'the code that the engine runs, in Node',
    ),
    pageFigure(
      'what-if',
      'Gain of a change over what was predicted, the worst of six planted causes',
      [Math.max(...misses), 'from what was predicted'],
      whatIfGoal,
      notes.join('; '),
    ),
  ];
}
