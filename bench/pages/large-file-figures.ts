// The figures of large files: the worst of each, and what they rest on in words.

import { pageFigure } from '../figures/figures.ts';
import { sayTask } from './meter.ts';
import type { Goal } from '../figures/definition.ts';
import type { Figure } from '../figures/figures.ts';
import type { LargeFile } from './large-files.ts';

const memoryGoal: Goal = { is: 'at most', value: 3 };
const taskGoal: Goal = { is: 'under', value: 100 };

function memoryOf(made: readonly LargeFile[]): readonly [number, string] {
  return [Math.max(...made.map(({ memory }) => memory)), 'times the input'];
}

function notesOf(made: readonly LargeFile[]): string {
  return made.map(({ name, memory }) => `${name}: ${memory.toFixed(2)} times`).join('; ');
}

/** The worst text, the image, and the longest task of all. */
export function largeFileFigures(made: readonly LargeFile[]): readonly Figure[] {
  const texts = made.filter(({ kind }) => kind === 'text');
  const images = made.filter(({ kind }) => kind === 'image');
  return [
    pageFigure(
      'text-memory',
      'Memory of a page that counts the words of a text of 200 MB, at most, above what it had before',
      memoryOf(texts),
      memoryGoal,
      notesOf(texts),
    ),
    pageFigure(
      'image-memory',
      'Memory of a page that filters an image of 40 megapixels, over its 160 MB decoded, in the same way',
      memoryOf(images),
      memoryGoal,
      notesOf(images),
    ),
    pageFigure(
      'large-file-task',
      'Longest main-thread task while such a file is opened and run',
      [Math.max(...made.map(({ longestTaskMs }) => longestTaskMs)), 'ms'],
      taskGoal,
      made.map(({ name, longestTaskMs }) => `${name}: ${sayTask(longestTaskMs)}`).join('; '),
    ),
  ];
}
