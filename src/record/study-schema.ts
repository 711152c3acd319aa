// What a study must look like to be read: written once, checked on reading, printed as JSON Schema.

import * as v from 'valibot';
import { policies } from '../contract/schedule.ts';
import { ceilingSchema } from './ceiling-schema.ts';
import { headOf } from './head-schema.ts';
import { message } from './message-schema.ts';
import { count, finite, interval, perhapsUnknown, positive } from './number-schema.ts';
import { runSchema } from './run-schema.ts';
import { cellStates } from './size-map.ts';

const side = v.object({
  processors: positive,
  schedule: v.picklist(policies),
  grain: v.exactOptional(positive),
  onGpu: v.exactOptional(v.literal(true)),
});
const sides = v.tuple([side, side]);
const finding = v.array(message);

const compared = {
  medianMs: v.tuple([perhapsUnknown, perhapsUnknown]),
  times: perhapsUnknown,
  interval,
  apart: v.boolean(),
  samplesMs: v.tuple([v.array(finite), v.array(finite)]),
};

const comparison = v.object({
  ...headOf('comparison'),
  answer: v.object({ sides, ...compared, rounds: count, verified: v.boolean() }),
  finding,
});

const breakEven = v.object({
  ...headOf('break-even'),
  sides,
  parameter: v.string(),
  label: v.string(),
  unit: v.string(),
  steps: v.array(v.object({ size: finite, ...compared })),
  finding,
});

const growth = v.object({
  ...headOf('growth'),
  parameter: v.string(),
  label: v.string(),
  leftOut: v.array(positive),
  oneMs: perhapsUnknown,
  points: v.array(
    v.object({
      processors: positive,
      size: finite,
      times: perhapsUnknown,
      ms: perhapsUnknown,
      scaledSpeedup: perhapsUnknown,
      efficiency: perhapsUnknown,
      interval,
      loadBalance: v.exactOptional(finite),
    }),
  ),
  noisy: v.boolean(),
  serialShare: v.nullable(finite),
  serialInterval: interval,
  finding,
  runs: v.array(runSchema),
});

const sizeMap = v.object({
  ...headOf('size-map'),
  efficiency: finite,
  parameter: v.string(),
  label: v.string(),
  unit: v.string(),
  sizes: v.array(finite),
  processors: v.array(positive),
  leftOut: v.array(positive),
  ceiling: v.array(v.object({ processors: positive, efficiency: finite })),
  cells: v.array(
    v.object({
      size: finite,
      processors: positive,
      rounds: count,
      oneMs: perhapsUnknown,
      ms: perhapsUnknown,
      efficiency: v.nullable(finite),
      interval,
      state: v.picklist(cellStates),
      disturbed: v.exactOptional(v.literal(true)),
    }),
  ),
  finding,
  runs: v.array(runSchema),
});

const calibration = v.object({
  ...headOf('calibration'),
  ceiling: ceilingSchema,
  finding,
  runs: v.array(runSchema),
});

/** A `Study`; keys that are not part of it are dropped on reading. */
export const anyStudy = v.variant('kind', [
  runSchema,
  comparison,
  breakEven,
  growth,
  sizeMap,
  calibration,
]);
