// A broken component says what happened and offers a reload, instead of a blank page.

import { Component, type ReactNode } from 'react';

interface Props {
  /** What is missing when this breaks, e.g. "The chart". */
  readonly part: string;
  readonly children: ReactNode;
}

/** React knows error boundaries only as classes. */
export class ErrorBoundary extends Component<Props, { readonly reason: string | undefined }> {
  override state: { readonly reason: string | undefined } = { reason: undefined };

  static getDerivedStateFromError(error: unknown): { readonly reason: string } {
    return { reason: error instanceof Error ? error.message : String(error) };
  }

  override render(): ReactNode {
    const { reason } = this.state;
    if (reason === undefined) return this.props.children;
    return (
      <div className="broken" role="alert">
        <h2>{this.props.part} could not be drawn.</h2>
        <p>{reason}</p>
        <p>The experiment is in the address: a reload keeps it.</p>
        <button type="button" className="button" onClick={() => location.reload()}>
          Reload
        </button>
      </div>
    );
  }
}
