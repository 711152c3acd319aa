// The scale of a number field, by its row in the table of fields.

import { fieldsOf, type FieldOf } from '../../record/fields.ts';

/** What a slider and an input of a field go from and to. */
export interface FieldScale {
  readonly min: number;
  readonly max: number;
  readonly integer: boolean;
  readonly scale: 'linear';
}

/** Up to the largest value that a slider offers, if the field has a slider. */
export function scaleOf(name: FieldOf<'number'>): FieldScale {
  const row = fieldsOf('number').find(([one]) => one === name);
  if (!row) throw new Error(`${name} is no number field.`);
  const { min, max, integer, slider = max } = row[1];
  return { min, max: slider, integer, scale: 'linear' };
}
