// A field of a few words whose titles are the same on every machine: a radio group.

import type { FieldOf } from '../../record/fields.ts';
import { setConfig } from '../../store/config-actions.ts';
import { fieldWords, type FieldWords } from '../../words/en/field.ts';
import { ChoiceField } from '../components/choice-field.tsx';
import { useLab, useLabState } from '../lab-context.tsx';
import { useReasons } from './use-options.ts';
import { useProblem } from './use-problem.ts';

interface Props {
  readonly name: FieldOf<'word'>;
}

export function WordField({ name }: Props) {
  const lab = useLab();
  const value = useLabState((state) => state.config[name]);
  const problem = useProblem(name);
  const reasonOf = useReasons(name);
  const { label, hint, choices = {} }: FieldWords = fieldWords[name];
  return (
    <ChoiceField
      label={label}
      problem={problem}
      hint={Object.hasOwn(choices, value) ? choices[value]?.hint : hint}
      value={value}
      onChange={(id) => setConfig(lab, { [name]: id })}
      options={Object.entries(choices).map(([id, { title }]) => ({
        id,
        title,
        reason: reasonOf(id),
      }))}
    />
  );
}
