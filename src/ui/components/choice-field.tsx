// A labelled radio group with its hint and the sentence that says what is wrong with it, tied together.

import { useId, type ReactNode } from 'react';
import { Field, type FieldProblem } from './field.tsx';
import { Segmented, type SegmentOption } from './segmented.tsx';

interface Props {
  readonly label: string;
  /** Names the group where it is not the label. */
  readonly name?: string;
  readonly hint?: ReactNode;
  readonly problem?: FieldProblem | undefined;
  readonly options: readonly SegmentOption[];
  readonly value: string;
  readonly onChange: (id: string) => void;
  /** Beneath the group. */
  readonly children?: ReactNode;
}

/** A radio group described by its problem and hint. */
export function ChoiceField(props: Props) {
  const { label, name = label, hint, problem, options, value, onChange, children } = props;
  const id = useId();
  const described = [problem && `${id}-problem`, hint !== undefined && `${id}-hint`];
  return (
    <Field
      label={label}
      problem={problem}
      problemId={`${id}-problem`}
      hint={hint}
      hintId={`${id}-hint`}
    >
      <Segmented
        label={name}
        value={value}
        onChange={onChange}
        options={options}
        invalid={problem !== undefined}
        describedBy={described.filter(Boolean).join(' ') || undefined}
      />
      {children}
    </Field>
  );
}
