// Typed messages: below the page nothing writes a sentence; a key and its values cross, words say them.

import type { AnswerMessages } from './answer-message.ts';
import type { BackendMessages } from './backend-message.ts';
import type { BeliefMessages } from './belief-message.ts';
import type { CheckMessages } from './check-message.ts';
import type { FileMessages } from './file-message.ts';
import type { FindingMessages } from './finding-message.ts';
import type { LossMessages } from './loss-message.ts';
import type { StabilityMessages } from './stability-message.ts';
import type { MediaMessages } from './media-message.ts';
import type { PageMessages } from './page-message.ts';
import type { StudyMessages } from './study-message.ts';
import type { WarningMessages } from './warning-message.ts';
import type { ProcessorNoun } from './processor-noun.ts';
import type { WorkloadMessages } from './workload-message.ts';

export type { ProcessorNoun };

/** What was measured. */
export type StudyKind = 'run' | 'comparison' | 'break-even' | 'growth' | 'size-map' | 'calibration';

/** A sentence that says all without values. */
type NoValues = Readonly<Record<string, never>>;

/** Every message by key, with the values its sentence needs. Grouped by who makes it. */
export interface MessageValues
  extends
    AnswerMessages,
    BackendMessages,
    BeliefMessages,
    CheckMessages,
    FileMessages,
    FindingMessages,
    LossMessages,
    StabilityMessages,
    MediaMessages,
    PageMessages,
    StudyMessages,
    WarningMessages,
    WorkloadMessages {
  // Runs.
  'run.stopped': NoValues;
  'run.busy': NoValues;
  'run.clock-still': NoValues;
  'run.unexpected': { readonly reason: string };
  // Reading a record from a file.
  'record.not-json': NoValues;
  'record.foreign': { readonly schema: string | null; readonly expected: string };
  /** A study of a file: where and when it was measured. */
  'record.opened': {
    readonly kind: StudyKind;
    readonly file: string;
    /** ISO 8601. */
    readonly createdAt: string;
    readonly browser: string;
    readonly platform: string;
    readonly cores: number | null;
  };
  'record.broken': { readonly path: string; readonly expected: string; readonly found: string };
}

export type MessageKey = keyof MessageValues;

/** A typed key with its values; `say` makes the sentence. One key's message, or that of any. */
export type Message<Key extends MessageKey = MessageKey> = {
  [K in Key]: { readonly key: K; readonly values: MessageValues[K] };
}[Key];
