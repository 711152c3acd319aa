// The parameter table, and what follows from it.

import { makeChoice } from '../../kit/make-choice.ts';
import type { ParameterSpecs, ParameterValues } from '../../contract/params.ts';
import type { BodyArguments } from './stage.ts';
import { systems } from './systems.ts';

export type BodyParameter = 'bodies' | 'steps' | 'system' | 'precision';

export const bodyParameters: ParameterSpecs<BodyParameter> = {
  bodies: {
    label: 'Bodies',
    unit: 'bodies',
    default: 4_096,
    min: 2,
    max: 32_768,
    integer: true,
    scale: 'log2',
    hint: 'The work grows with their square. The sun and its giants are always five.',
  },
  steps: {
    label: 'Steps',
    unit: 'steps',
    default: 4,
    min: 1,
    max: 10_000,
    integer: true,
    scale: 'log10',
    hint: 'A barrier each: all need to know where all have gone.',
  },
  system: makeChoice(
    'System',
    'A cluster falls together and turns into a disc; the giants go round their sun.',
    [
      { id: 'cluster', title: 'cluster' },
      { id: 'planets', title: 'sun and giants' },
    ],
  ),
  precision: makeChoice(
    'Precision',
    'Single fits four bodies into a SIMD vector, double two; a GPU knows single only.',
    [
      { id: 'single', title: 'single' },
      { id: 'double', title: 'double' },
    ],
  ),
};

export type BodyValues = ParameterValues<BodyParameter>;

export function argumentsOf({ bodies, system, precision }: BodyValues): BodyArguments {
  const { bodies: fixed, timeStep, softening } = systems[system === 1 ? 1 : 0];
  return { bodies: fixed ?? bodies, single: precision === 1 ? 0 : 1, timeStep, softening };
}
