// The figures of disturbed and of quiet runs.

import jstat from 'jstat';
import { kinds } from './disturbances.ts';
import { pageFigure } from '../figures/figures.ts';
import type { Goal } from '../figures/definition.ts';
import type { Try } from './disturbances.ts';
import type { Figure } from '../figures/figures.ts';

/** How many of the disturbed runs noticed it, and how many of the quiet ones noticed something. */
export function disturbanceFigures(tries: readonly Try[], invalid: number): readonly Figure[] {
  const disturbed = tries.filter(({ kind }) => kind !== 'nothing');
  const quiet = tries.filter(({ kind }) => kind === 'nothing');
  const byKind = kinds.map((kind) => {
    const all = disturbed.filter((one) => one.kind === kind);
    return `${kind}: ${all.filter(({ noticed }) => noticed).length} of ${all.length}, too noisy ${all.filter(({ tooNoisy }) => tooNoisy).length}`;
  });
  return [
    shareFigure(
      'disturbances-noticed',
      'Runs that noticed what was done to them on purpose, or left its samples out',
      disturbed,
      { is: 'at least', value: 100 },
      byKind.join('; '),
    ),
    shareFigure(
      'quiet-noticed',
      'Quiet runs that noticed something',
      quiet,
      { is: 'at most', value: 1 },
      `${quiet.filter(({ noticed }) => noticed).length} of ${quiet.length}; ${invalid} more did not count, since other programs used the machine or threads of another program did not get its cores`,
    ),
  ];
}

/** Of `tries`, the share that noticed something, in percent. */
function shareFigure(
  id: 'disturbances-noticed' | 'quiet-noticed',
  title: string,
  tries: readonly Try[],
  goal: Goal,
  note: string,
): Figure {
  const noticed = tries.filter((one) => one.noticed).length;
  const percent = (100 * noticed) / tries.length;
  const interval = exactInterval(noticed, tries.length);
  return { ...pageFigure(id, title, [percent, '%'], goal, note), interval };
}

/** The exact 95 % interval of a share of `tries`, in percent (Clopper and Pearson 1934); null if there are none. */
function exactInterval(found: number, tries: number): Figure['interval'] {
  if (tries === 0) return null;
  const low = found === 0 ? 0 : jstat.beta.inv(0.025, found, tries - found + 1);
  const high = found === tries ? 1 : jstat.beta.inv(0.975, found + 1, tries - found);
  return [100 * low, 100 * high];
}
