// Numbers as they must look to be read, and how JSON writes those that it lacks.

import * as v from 'valibot';

export const finite = v.pipe(v.number(), v.finite());
/** A whole number, 0 or more. */
export const count = v.pipe(v.number(), v.integer(), v.minValue(0));
/** A whole number, 1 or more. */
export const positive = v.pipe(v.number(), v.integer(), v.minValue(1));
export const interval = v.nullable(v.tuple([finite, finite]));

/** JSON has no NaN and no infinity: such a number is written as null and read as NaN. */
export const perhapsUnknown = v.pipe(
  v.nullable(finite),
  v.transform((value): number => value ?? Number.NaN),
);
