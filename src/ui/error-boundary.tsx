// A broken component says what happened, and offers to save the run and to load the page anew.

import { Component, type ContextType, type ReactNode } from 'react';
import { downloadRecord } from '../store/record-file.ts';
import { LabContext } from './lab-context.tsx';

interface Props {
  /** What is missing when this breaks, e.g. "The chart". */
  readonly part: string;
  readonly children: ReactNode;
}

/** React knows error boundaries only as classes. */
export class ErrorBoundary extends Component<Props, { readonly reason: string | undefined }> {
  static override readonly contextType = LabContext;
  declare readonly context: ContextType<typeof LabContext>;

  override state: { readonly reason: string | undefined } = { reason: undefined };

  static getDerivedStateFromError(error: unknown): { readonly reason: string } {
    return { reason: error instanceof Error ? error.message : String(error) };
  }

  override render(): ReactNode {
    const { reason } = this.state;
    const lab = this.context;
    if (reason === undefined) return this.props.children;
    return (
      <div className="broken" role="alert">
        <h2>{this.props.part} could not be drawn.</h2>
        <p>{reason}</p>
        <p>The experiment is in the address: a reload keeps it, but not the run.</p>
        {lab?.store.getState().record !== undefined && (
          <button type="button" className="button" onClick={() => void downloadRecord(lab)}>
            Save the run
          </button>
        )}
        <button type="button" className="button" onClick={() => location.reload()}>
          Reload
        </button>
      </div>
    );
  }
}
