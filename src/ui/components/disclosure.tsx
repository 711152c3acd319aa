// A part of the form that folds away; it opens by itself when something inside needs attention.

import { useEffect, useRef, type ReactNode } from 'react';

interface Props {
  readonly summary: string;
  /** Something inside is wrong: open it, and leave closing to the person. */
  readonly troubled: boolean;
  readonly children: ReactNode;
}

/** Native details, closed at first. */
export function Disclosure({ summary, troubled, children }: Props) {
  const details = useRef<HTMLDetailsElement>(null);
  useEffect(() => {
    if (troubled && details.current !== null) details.current.open = true;
  }, [troubled]);
  return (
    <details className="more" ref={details}>
      <summary>{summary}</summary>
      {children}
    </details>
  );
}
