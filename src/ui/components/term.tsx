// A term of the field that explains itself on hover, focus and tap.

import { useId, type ReactNode } from 'react';
import { termMeaning, type TermId } from '../../words/en/terms.ts';
import './term.css';

interface Props {
  readonly id: TermId;
  readonly children: ReactNode;
}

/** The words with a dotted line under them; the meaning stands beside them as long as they have the pointer or the focus. */
export function Term({ id, children }: Props) {
  const tip = useId();
  return (
    <span className="term">
      <button
        type="button"
        className="term-word"
        aria-describedby={tip}
        onKeyDown={({ key, currentTarget }) => {
          if (key === 'Escape') currentTarget.blur();
        }}
      >
        {children}
      </button>
      <span role="tooltip" id={tip} className="term-tip">
        {termMeaning(id)}
      </span>
    </span>
  );
}
