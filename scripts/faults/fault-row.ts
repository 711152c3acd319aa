// A fault, and what the person sees of it. Which test holds it stands in the test's title, not here.

export interface FaultRow {
  /** Section and number, such as 'E4'. */
  readonly id: string;
  /** What goes wrong. */
  readonly fault: string;
  /** What the person sees then, and what is kept. */
  readonly seen: string;
  /** Why no test holds the row, or a part of it; absent where the tests hold all of it. */
  readonly open?: string;
}

export interface FaultSection {
  readonly letter: string;
  readonly title: string;
  readonly rows: readonly FaultRow[];
}
