// The parameter table.

import { makeChoice } from '../../kit/make-choice.ts';
import type { ParameterSpecs } from '../../contract/params.ts';

export type FilterParameter = 'width' | 'height' | 'filter' | 'radius';

export const filterParameters: ParameterSpecs<FilterParameter> = {
  width: {
    label: 'Width',
    unit: 'pixels',
    default: 2_560,
    min: 1,
    max: 16_384,
    integer: true,
    scale: 'log2',
    hint: 'Of the built-in image.',
  },
  height: {
    label: 'Height',
    unit: 'pixels',
    default: 1_440,
    min: 1,
    max: 16_384,
    integer: true,
    scale: 'log2',
    hint: 'Of the built-in image; its rows are handed out.',
  },
  filter: makeChoice(
    'Filter',
    'A blur is done along the rows and then along the columns; edges in one go.',
    [
      { id: 'gaussian', title: 'Gaussian blur' },
      { id: 'sobel', title: 'Sobel edges' },
      { id: 'box', title: 'box blur' },
    ],
  ),
  radius: {
    label: 'Radius',
    unit: 'pixels',
    default: 8,
    min: 1,
    max: 64,
    integer: true,
    scale: 'log2',
    hint: 'Of a blur: the rows that neighbours exchange, and twice as many taps.',
  },
};
