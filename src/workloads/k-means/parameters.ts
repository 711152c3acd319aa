// The parameter table, and what follows from it.

import type { ParameterSpecs, ParameterValues } from '../../contract/params.ts';
import type { AssignArguments } from './stage.ts';

export type ClusterParameter = 'points' | 'clusters' | 'axes' | 'tolerance' | 'rounds';

export const clusterParameters: ParameterSpecs<ClusterParameter> = {
  points: {
    label: 'Points',
    unit: 'points',
    default: 2 ** 20,
    min: 1,
    max: 2 ** 24,
    integer: true,
    scale: 'log2',
    hint: 'Each round compares every one with every centre.',
  },
  clusters: {
    label: 'Clusters',
    unit: 'clusters',
    default: 8,
    min: 1,
    max: 32,
    integer: true,
    scale: 'linear',
    hint: 'As many are made, and as many are looked for.',
  },
  axes: {
    label: 'Coordinates',
    unit: 'a point',
    default: 2,
    min: 1,
    max: 32,
    integer: true,
    scale: 'log2',
    hint: 'Rounded to 8,192 steps of their range, so that every kernel decides alike.',
  },
  tolerance: {
    label: 'Tolerance',
    unit: 'of the range',
    default: 0.0005,
    min: 0,
    max: 0.1,
    integer: false,
    scale: 'linear',
    hint: 'Rounds end when no centre moves further.',
  },
  rounds: {
    label: 'Rounds',
    unit: 'rounds at most',
    default: 100,
    min: 1,
    max: 1_000,
    integer: true,
    scale: 'log10',
    hint: 'However far the centres still move.',
  },
};

export function argumentsOf({
  points,
  clusters,
  axes,
}: ParameterValues<ClusterParameter>): AssignArguments {
  return { points, clusters, pairs: Math.ceil(axes / 2) };
}
