// Studies of every kind with whatever values they may hold, for the laws that hold for all of them.

import fc from 'fast-check';
import { deriveRecord } from '../../analysis/derive.ts';
import { makeFacts, onCurve } from '../../testing/synthetic-facts.ts';
import { listsToSpans } from '../../contract/span.ts';
import type { Picture } from '../../contract/picture.ts';
import type { Calibration } from '../calibration.ts';
import type { Ceiling } from '../ceiling.ts';
import type { Answer, BreakEven, Comparison } from '../comparison.ts';
import type { Growth } from '../growth.ts';
import type { Interval, RunRecord } from '../run-record.ts';
import { cellStates, type SizeMap } from '../size-map.ts';
import type { Study } from '../study.ts';
import type { StudyHead } from '../study-head.ts';

const ms = fc.double({ min: 0, max: 1e9, noNaN: true }).map((value) => value + 0);
const count = fc.integer({ min: 1, max: 4096 });
const size = fc.nat({ max: 1e6 });
/** A number that may not be known. */
const perhaps = fc.oneof(ms, fc.constant(Number.NaN));
const perhapsInterval: fc.Arbitrary<Interval | null> = fc.option(fc.tuple(ms, ms));
const text = fc.string({ maxLength: 12 });
const float = fc.float({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0);

const pictures: fc.Arbitrary<Picture> = fc.oneof(
  fc
    .record({ width: fc.integer({ min: 1, max: 9 }), height: fc.integer({ min: 1, max: 9 }) })
    .chain(({ width, height }) =>
      fc
        .uint8ClampedArray({ minLength: 4 * width * height, maxLength: 4 * width * height })
        .map((rgba): Picture => {
          const own = new Uint8ClampedArray(rgba);
          return { kind: 'image', width, height, rgba: own, tint: 'rows', caption: 'An image' };
        }),
    ),
  fc.array(fc.tuple(float, float, fc.nat({ max: 255 })), { maxLength: 5 }).map((rows): Picture => ({
    kind: 'points',
    x: Float32Array.from(rows, ([x]) => x),
    y: Float32Array.from(rows, ([, y]) => y),
    group: Uint8Array.from(rows, ([, , group]) => group),
    marks: rows.map(([x, y]) => ({ x, y })),
    caption: 'Points',
  })),
  fc
    .array(fc.record({ label: text, value: ms }), { maxLength: 4 })
    .map((bars): Picture => ({ kind: 'bars', bars, unit: 'times', caption: 'Bars' })),
  fc.array(ms, { maxLength: 4 }).map((x): Picture => ({
    kind: 'lines',
    lines: [{ label: 'loss', x, y: x }],
    xLabel: 'Time (s)',
    yLabel: 'Loss',
    caption: 'Lines',
  })),
);

const costMs = fc.double({ min: 0, max: 3_600_000, noNaN: true }).map((value) => value + 0);
const cost = fc.record({ perTaskMs: costMs, perByteMs: costMs });
const costs = fc.record({ worker: cost, driver: cost });
/** What was measured: more than 0, and no more than a machine can give. */
const measured = fc.double({ min: 1e-9, max: 1_000, noNaN: true });
/** Rows of 1, 2, ... processors. */
const rows = fc.array(measured, { minLength: 1, maxLength: 4 });
const ceilings: fc.Arbitrary<Ceiling> = fc
  .record({
    cores: fc.option(count),
    oneMs: measured,
    times: rows,
    rates: rows,
    transfer: fc.option(costs),
  })
  .map(({ transfer, times, rates, ...rest }) => ({
    ...rest,
    speedups: times.map((one, i) => ({ processors: i + 1, times: one })),
    bandwidth: rates.map((bytesPerSecond, i) => ({ processors: i + 1, bytesPerSecond })),
    createdAt: '2026-01-31T12:00:00.000Z',
    browser: 'Chromium 156',
    ...(transfer && { messages: { transfer, clone: transfer } }),
  }));

const spans: RunRecord['spans'][number] = {
  processors: 2,
  round: 0,
  spans: listsToSpans({
    lane: [65_535, 0, 1, 0, 1],
    phase: [0, 3, 3, 2, 4],
    stage: [0, 0, 0, 0, 0],
    serial: [0, 0, 1, 0, 0],
    task: [-1, 0, 1, 2, -1],
    merged: [1, 1, 1, 5, 1],
    startMs: [0, 0.25, 0.25, 13, 14],
    endMs: [0.25, 12.5, 13.125, 14, 15.1],
  }),
};

/** A run with conditions, a parent and pictures, or without. */
export const anyRun: fc.Arbitrary<RunRecord> = fc
  .record({
    p: fc.double({ min: 0, max: 1, noNaN: true }),
    pictures: fc.array(pictures, { maxLength: 3 }),
    bytes: size,
    ceiling: fc.option(ceilings),
    slowdown: fc.option(ms),
    predictedMs: ms,
    follows: fc.boolean(),
    message: fc.dictionary(
      fc.stringMatching(/^[a-z]{1,6}$/),
      fc.oneof(text, ms, fc.boolean(), fc.array(text, { maxLength: 2 }), fc.constant(null)),
    ),
  })
  .map(({ p, bytes, ceiling, slowdown, predictedMs, follows, message, ...rest }) => {
    const record = deriveRecord({ ...makeFacts({ wallMs: onCurve(p) }), spans: [spans] });
    const unknown = { key: 'warning.of-tomorrow', values: message };
    return {
      ...record,
      pictures: rest.pictures,
      traffic: [{ broadcastBytes: bytes, reduceBytes: 0, itemBytes: 2 * bytes }],
      conditions: {
        ...(ceiling && { ceiling }),
        ...(slowdown !== null && { slowdown }),
        warnings: [unknown as unknown as RunRecord['warnings'][number]],
      },
      ...(follows && {
        parent: {
          id: 'before',
          trial: {
            remedy: {
              cause: 'loadBalance',
              change: { schedule: 'dynamic', processors: [1, 2] },
              processors: 2,
              predictedMs,
            },
            before: { processors: 2, ms: 30 },
          },
        },
      }),
    };
  });

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
