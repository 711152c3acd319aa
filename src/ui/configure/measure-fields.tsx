// What most people leave as it is: every field that has no place of its own in the form.

import {
  fieldNames,
  fields,
  isNumberField,
  type FieldName,
  type FieldOf,
} from '../../record/fields.ts';
import { setNumberText, settleDraft } from '../../store/config-actions.ts';
import { fieldWords, type FieldWords } from '../../words/en/field.ts';
import { Disclosure } from '../components/disclosure.tsx';
import { NumberField } from '../components/number-field.tsx';
import { useLab, useLabState } from '../lab-context.tsx';
import { scaleOf } from './scale-of.ts';
import { useProblem } from './use-problem.ts';
import { WordField } from './word-field.tsx';

/** Fields that stand elsewhere in the form, or that a preset asks with. */
const elsewhere: readonly FieldName[] = [
  'workload',
  'backend',
  'kernel',
  'processors',
  'schedule',
  'balance',
  'grain',
  'serialShare',
  'asks',
];
const advanced = fieldNames.filter((name) => !elsewhere.includes(name));

function MeasureField({ name }: { readonly name: FieldOf<'number'> }) {
  const lab = useLab();
  const value = useLabState((state) => state.config[name]);
  const draft = useLabState((state) => state.drafts[name]);
  const problem = useProblem(name);
  const { label, unit, hint }: FieldWords = fieldWords[name];
  const field = fields[name];
  return (
    <NumberField
      label={label}
      unit={unit}
      hint={hint}
      scale={scaleOf(name)}
      slider={field.kind === 'number' && field.slider !== undefined}
      problem={problem}
      value={value}
      text={draft ?? String(value)}
      onText={(text) => setNumberText(lab, name, text)}
      onLeave={() => settleDraft(lab, name)}
    />
  );
}

/** The rest of the form behind one disclosure, open if a field in it is wrong. */
export function MeasureFields() {
  const troubled = useLabState(
    ({ preview }) =>
      preview.kind === 'problems' &&
      preview.problems.some(({ field }) => advanced.some((name) => name === field)),
  );
  const labels = advanced.map((name) => fieldWords[name].label.toLowerCase());
  return (
    <Disclosure summary={`Advanced: ${labels.join(', ')}`} troubled={troubled}>
      {advanced.map((name) =>
        isNumberField(name) ? (
          <MeasureField key={name} name={name} />
        ) : (
          <WordField key={name} name={name as FieldOf<'word'>} />
        ),
      )}
    </Disclosure>
  );
}
