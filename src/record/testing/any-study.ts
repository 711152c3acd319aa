// Studies of every kind with whatever values they may hold, for the laws that hold for all of them.

import fc from 'fast-check';
import { anyRun, ceilings, count, ms, perhaps, perhapsInterval, size } from './any-run.ts';
import type { Calibration } from '../calibration.ts';
import type { Answer, BreakEven, Comparison } from '../comparison.ts';
import type { Growth } from '../growth.ts';
import { cellStates, type SizeMap } from '../size-map.ts';
import type { Study } from '../study.ts';
import type { StudyHead } from '../study-head.ts';

const sentence = { key: 'run.stopped', values: {} } as const;

const head = anyRun.map(
  ({ schema, id, createdAt, config, plan, environment, conditions, parent }) => ({
    schema,
    id,
    createdAt,
    config,
    plan,
    environment,
    ...(conditions && { conditions }),
    ...(parent && { parent }),
  }),
) satisfies fc.Arbitrary<Omit<StudyHead<string>, 'kind'>>;

const compared = fc.record({
  medianMs: fc.tuple(perhaps, perhaps),
  times: perhaps,
  interval: perhapsInterval,
  apart: fc.boolean(),
  samplesMs: fc.tuple(fc.array(ms, { maxLength: 6 }), fc.array(ms, { maxLength: 6 })),
});
const sides: fc.Arbitrary<Answer['sides']> = fc.constant([
  { processors: 2, schedule: 'dynamic', grain: 8 },
  { processors: 4, schedule: 'cyclic', onGpu: true },
]);

const comparisons: fc.Arbitrary<Comparison> = fc
  .tuple(head, compared, sides)
  .map(([of, found, both]) => ({
    ...of,
    kind: 'comparison',
    finding: [sentence],
    answer: { ...found, sides: both, rounds: 6, verified: true },
  }));

const breakEvens: fc.Arbitrary<BreakEven> = fc
  .tuple(head, fc.array(fc.tuple(size, compared), { maxLength: 3 }), sides)
  .map(([of, steps, both]) => ({
    ...of,
    kind: 'break-even',
    finding: [sentence],
    sides: both,
    parameter: 'size',
    label: 'Size',
    unit: 'pixels',
    steps: steps.map(([at, found]) => ({ size: at, ...found })),
  }));

const weakPoint = fc.record(
  {
    processors: count,
    size,
    times: perhaps,
    ms: perhaps,
    scaledSpeedup: perhaps,
    efficiency: perhaps,
    interval: perhapsInterval,
    loadBalance: ms,
  },
  {
    requiredKeys: ['processors', 'size', 'times', 'ms', 'scaledSpeedup', 'efficiency', 'interval'],
  },
);

const withoutSpans = anyRun.map((run) => ({ ...run, spans: [], pictures: [] }));

const growths: fc.Arbitrary<Growth> = fc
  .tuple(head, fc.array(weakPoint, { maxLength: 3 }), withoutSpans, perhapsInterval)
  .map(([of, points, run, serialInterval]) => ({
    ...of,
    kind: 'growth',
    finding: [sentence],
    parameter: 'size',
    label: 'Size',
    leftOut: [8],
    oneMs: 100,
    points,
    noisy: false,
    serialShare: null,
    serialInterval,
    runs: [run],
  }));

const cell = fc.record(
  {
    size,
    processors: count,
    rounds: fc.nat({ max: 99 }),
    oneMs: perhaps,
    ms: perhaps,
    efficiency: fc.option(ms),
    interval: perhapsInterval,
    state: fc.constantFrom(...cellStates),
    disturbed: fc.constant(true as const),
  },
  {
    requiredKeys: [
      'size',
      'processors',
      'rounds',
      'oneMs',
      'ms',
      'efficiency',
      'interval',
      'state',
    ],
  },
);

const sizeMaps: fc.Arbitrary<SizeMap> = fc
  .tuple(head, fc.array(cell, { maxLength: 4 }), withoutSpans)
  .map(([of, cells, run]) => ({
    ...of,
    kind: 'size-map',
    finding: [sentence],
    efficiency: 0.75,
    parameter: 'size',
    label: 'Size',
    unit: 'pixels',
    sizes: cells.map((one) => one.size),
    processors: [2, 4],
    leftOut: [8],
    ceiling: [{ processors: 2, efficiency: 0.97 }],
    cells,
    runs: [run],
  }));

const calibrations: fc.Arbitrary<Calibration> = fc
  .tuple(head, ceilings, withoutSpans)
  .map(([of, ceiling, run]) => ({
    ...of,
    kind: 'calibration',
    finding: [sentence],
    ceiling,
    runs: [run, run],
  }));

/** By kind: a new kind of study must have its row here. */
export const anyStudyOf: {
  readonly [Kind in Study['kind']]: fc.Arbitrary<Extract<Study, { readonly kind: Kind }>>;
} = {
  run: anyRun,
  comparison: comparisons,
  'break-even': breakEvens,
  growth: growths,
  'size-map': sizeMaps,
  calibration: calibrations,
};
