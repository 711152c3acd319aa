// How the fields of a configuration, and those that a plan holds as they were given, must look in a record that is read:
// by the table of fields.

import * as v from 'valibot';
import { fieldNames, fields, type Field, type FieldValues, type GivenFields } from './fields.ts';

/** What a field of a plan must be; numbers of earlier versions may lie beyond today's limits. */
function fieldSchema(field: Field): v.GenericSchema {
  if (field.kind === 'number') {
    const finite = v.pipe(v.number(), v.finite());
    return field.integer ? v.pipe(finite, v.integer(), v.minValue(field.min)) : finite;
  }
  if (field.kind !== 'word' || !field.choices) return v.string();
  const { inPlan, standard } = field;
  const kept = field.choices.filter((choice) => inPlan === 'given' || choice !== standard);
  return v.picklist(kept);
}

type Entries = {
  readonly [Name in keyof GivenFields]-?: undefined extends GivenFields[Name]
    ? v.ExactOptionalSchema<v.GenericSchema<Exclude<GivenFields[Name], undefined>>, undefined>
    : v.GenericSchema<GivenFields[Name]>;
};

/** Entries of a plan's schema. */
export const givenEntries = Object.fromEntries(
  fieldNames.flatMap((name): readonly (readonly [string, unknown])[] => {
    const field = fields[name];
    if (field.inPlan === 'worked-out') return [];
    const schema = fieldSchema(field);
    return [[name, field.inPlan === 'given' ? schema : v.exactOptional(schema)]];
  }),
) as unknown as Entries;

/** What was asked for may have been wrong: texts and numbers, whichever they are. */
function askedSchema(field: Field): v.GenericSchema {
  switch (field.kind) {
    case 'word':
    case 'text':
      return v.string();
    case 'number':
      return v.pipe(v.number(), v.finite());
    case 'counts':
      return v.array(v.pipe(v.number(), v.finite()));
    case 'auto':
      return v.union([v.pipe(v.number(), v.finite()), v.literal('auto')]);
  }
}

type AskedEntries = {
  readonly [Name in keyof FieldValues]-?: undefined extends FieldValues[Name]
    ? v.ExactOptionalSchema<v.GenericSchema<Exclude<FieldValues[Name], undefined>>, undefined>
    : v.GenericSchema<FieldValues[Name]>;
};

function askedEntry(field: Field): unknown {
  const schema = askedSchema(field);
  if (field.kind === 'text') return v.exactOptional(schema);
  // What came later than the record was off when it was made.
  return field.inPlan === 'if-changed' ? v.optional(schema, field.standard as never) : schema;
}

/** Entries of a configuration's schema. */
export const askedEntries = Object.fromEntries(
  fieldNames.map((name) => [name, askedEntry(fields[name])]),
) as unknown as AskedEntries;
