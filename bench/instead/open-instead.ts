// What a person would pick instead of a workload of the catalogue, on the same input and with the same result.

import { contests, reference } from '../entrants/contests.ts';
import { openFftjs } from './fftjs.ts';
import { openTfjsTraining } from './tfjs-training.ts';
import { openTypedArraySort } from './typed-array-sort.ts';
import type { Visitor } from '../entrants/contests.ts';

/** Opens one of them. */
export async function openInstead(
  id: 'tfjs-training' | 'fftjs' | 'typed-array-sort',
): Promise<Visitor> {
  switch (id) {
    case 'tfjs-training':
      return openTfjsTraining(await reference(contests.training));
    case 'fftjs':
      return openFftjs(contests.spectrogram.parameters, await reference(contests.spectrogram));
    case 'typed-array-sort':
      return openTypedArraySort(await reference(contests.sort));
  }
}
