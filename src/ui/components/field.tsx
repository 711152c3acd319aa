// A labelled field with its hint and the sentence that says what is wrong with it.

import type { ReactNode } from 'react';
import './field.css';

interface Props {
  /** Names the group or, with `htmlFor`, the control. */
  readonly label: string;
  readonly htmlFor?: string | undefined;
  /** Short text at the right of the label. */
  readonly aside?: ReactNode;
  readonly problem?: string | undefined;
  readonly problemId?: string | undefined;
  readonly hint?: ReactNode;
  readonly hintId?: string | undefined;
  readonly children: ReactNode;
}

/** Label above, control, then hint and problem beneath. */
export function Field(props: Props) {
  return (
    <div className="field" data-problem={props.problem !== undefined}>
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
      {props.children}
      {props.hint !== undefined && (
        <p className="field-hint" id={props.hintId}>
          {props.hint}
        </p>
      )}
      {props.problem !== undefined && (
        <p className="field-problem" id={props.problemId} role="alert">
          {props.problem}
        </p>
      )}
    </div>
  );
}
