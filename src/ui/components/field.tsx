// A labelled field with its hint and the sentence that says what is wrong with it.

import type { ReactNode } from 'react';
import './field.css';

/** What is wrong with a field, and what mends it at a press. */
export interface FieldProblem {
  readonly text: string;
  readonly mend?: FieldMend | undefined;
}

export interface FieldMend {
  /** E.g. "Use 512". */
  readonly label: string;
  readonly use: () => void;
}

interface SentenceProps extends FieldProblem {
  readonly id?: string | undefined;
}

/** The sentence of a problem, with the button that mends it. */
export function ProblemSentence({ id, text, mend }: SentenceProps) {
  return (
    <div className="field-problem" role="alert">
      <span id={id}>{text}</span>
      {mend && <MendButton {...mend} />}
    </div>
  );
}

/** A button in the line of a sentence. */
export function MendButton({ label, use }: FieldMend) {
  return (
    <button type="button" className="button mend" onClick={use}>
      {label}
    </button>
  );
}

interface Props {
  /** Names the group or, with `htmlFor`, the control. */
  readonly label: string;
  readonly htmlFor?: string | undefined;
  /** Short text at the right of the label. */
  readonly aside?: ReactNode;
  readonly problem?: FieldProblem | undefined;
  readonly problemId?: string | undefined;
  readonly hint?: ReactNode;
  readonly hintId?: string | undefined;
  readonly children: ReactNode;
}

/** Label above or beside the control, hint and problem beneath; a narrow form has hints in sight, a wide one on focus. */
export function Field(props: Props) {
  return (
    <div
      className="field"
      data-problem={props.problem !== undefined}
      data-beside={props.htmlFor !== undefined}
    >
      <div className="field-head">
        {props.htmlFor === undefined ? (
          <span className="field-label" aria-hidden="true">
            {props.label}
          </span>
        ) : (
          <label className="field-label" htmlFor={props.htmlFor}>
            {props.label}
          </label>
        )}
        {props.aside !== undefined && <span className="field-aside">{props.aside}</span>}
      </div>
      <div className="field-control">{props.children}</div>
      {props.hint !== undefined && (
        <p className="field-hint" id={props.hintId}>
          {props.hint}
        </p>
      )}
      {props.problem !== undefined && <ProblemSentence id={props.problemId} {...props.problem} />}
    </div>
  );
}
