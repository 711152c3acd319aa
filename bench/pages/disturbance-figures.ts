// The figures of disturbed and of quiet runs.

import { kinds } from './disturbances.ts';
import { pageFigure } from '../figures/figures.ts';
import type { Try } from './disturbances.ts';
import type { Figure } from '../figures/figures.ts';

/** How many of the disturbed runs noticed it, and how many of the quiet ones noticed something. */
export function disturbanceFigures(tries: readonly Try[], invalid: number): readonly Figure[] {
  const disturbed = tries.filter(({ kind }) => kind !== 'nothing');
  const quiet = tries.filter(({ kind }) => kind === 'nothing');
  const share = (all: readonly Try[]): number =>
    (100 * all.filter(({ noticed }) => noticed).length) / all.length;
  const byKind = kinds.map((kind) => {
    const all = disturbed.filter((one) => one.kind === kind);
    return `${kind}: ${all.filter(({ noticed }) => noticed).length} of ${all.length}, too noisy ${all.filter(({ tooNoisy }) => tooNoisy).length}`;
  });
  return [
    pageFigure(
      'disturbances-noticed',
      'Runs that noticed what was done to them on purpose, or left its samples out',
      [share(disturbed), '%'],
      { is: 'at least', value: 100 },
      byKind.join('; '),
    ),
    pageFigure(
      'quiet-noticed',
      'Quiet runs that noticed something',
      [share(quiet), '%'],
      { is: 'at most', value: 1 },
      `${quiet.filter(({ noticed }) => noticed).length} of ${quiet.length}; ${invalid} more did not count, since other programs used the machine or threads of another program did not get its cores`,
    ),
  ];
}
