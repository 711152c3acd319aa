// Runs with whatever values they may hold, and the values that studies are made of.

import fc from 'fast-check';
import { deriveRecord } from '../../analysis/derive.ts';
import { makeFacts, onCurve } from '../../testing/synthetic-facts.ts';
import { listsToSpans } from '../../contract/span.ts';
import type { Picture } from '../../contract/picture.ts';
import type { Ceiling } from '../ceiling.ts';
import type { Interval, RunRecord } from '../run-record.ts';

export const ms = fc.double({ min: 0, max: 1e9, noNaN: true }).map((value) => value + 0);
export const count = fc.integer({ min: 1, max: 4096 });
export const size = fc.nat({ max: 1e6 });
/** A number that may not be known. */
export const perhaps = fc.oneof(ms, fc.constant(Number.NaN));
export const perhapsInterval: fc.Arbitrary<Interval | null> = fc.option(fc.tuple(ms, ms));
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
export const ceilings: fc.Arbitrary<Ceiling> = fc
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
