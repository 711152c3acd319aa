// The answer to a call that needs no browser.

export interface Answered {
  /** Exit status. */
  readonly status: number;
  /** For standard output and for standard error. */
  readonly out: string;
  readonly err: string;
}
