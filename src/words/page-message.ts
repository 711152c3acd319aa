// What the page says of its engine, of what it keeps in the browser, and of its other tabs.

import type { ProcessorNoun } from './processor-noun.ts';

type NoValues = Readonly<Record<string, never>>;

/** How an engine ended: by itself, by what its script threw, or by a message that could not be read. */
export type EngineEnd =
  | { readonly how: 'gone' }
  | { readonly how: 'threw'; readonly reason: string }
  | { readonly how: 'unreadable' };

/** What the page keeps: the measurement of the machine, or the choice of colours. */
type Kept = 'machine' | 'theme';

/** A run that did not come to its end. */
interface JournalRun {
  readonly workload: string;
  /** Size with its unit; null where there is none. */
  readonly size: string | null;
  /** Name of the person's own file in place of the built-in input. */
  readonly file: string | null;
  readonly step: 'set-up' | 'reference' | 'warm-up' | 'rounds' | 'analysis';
  /** The processor count that was measured last; null before any. */
  readonly processors: number | null;
  readonly noun: ProcessorNoun;
  /** Date and time, for people. */
  readonly when: string;
}

export interface PageMessages {
  'engine.not-loaded': { readonly reason: string };
  'engine.ended': EngineEnd;
  'engine.none': NoValues;
  'storage.refused': { readonly what: Kept };
  'storage.full': { readonly what: Kept };
  'storage.cleared': NoValues;
  'storage.occupied': NoValues;
  'storage.unreadable': { readonly newer: boolean };
  'storage.other-machine': { readonly kept: number | null; readonly cores: number | null };
  'storage.other-tab': NoValues;
  'journal.crashed': JournalRun & {
    /** Memory that the run was to use and that the browser reports; null where it was little, or none is reported. */
    readonly memory: { readonly bytes: number; readonly deviceBytes: number } | null;
  };
  'journal.left': JournalRun;
}
