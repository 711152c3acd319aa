// Whether the samples of a record agree, and what may have disturbed them: keys and values of messages.

import type { ProcessorNoun } from './processor-noun.ts';

export interface StabilityMessages {
  /** `processors` 0 is the serial baseline; `groups`: the times are the medians of two groups, else the ends. */
  'finding.disagree': {
    readonly processors: number;
    readonly groups: boolean;
    readonly fastMs: number;
    readonly slowMs: number;
    readonly noun: ProcessorNoun;
  };
  'finding.disagree-interval': {
    readonly processors: number;
    readonly low: number;
    readonly high: number;
    readonly noun: ProcessorNoun;
  };
  'finding.cores-taken': { readonly cores: number; readonly given: number };
  'finding.too-noisy': Readonly<Record<string, never>>;
  /** A cause with evidence names it; null without. */
  'cause.other-programs': { readonly cores: number | null; readonly given: number | null };
  'cause.other-tab': Readonly<Record<string, never>>;
  'cause.heat': { readonly percent: number | null };
  'cause.power': Readonly<Record<string, never>>;
  'cause.browser-power': Readonly<Record<string, never>>;
  'cause.neighbour': Readonly<Record<string, never>>;
  'cause.stopped': { readonly samples: number; readonly longestMs: number };
  'incident.stalled': { readonly ms: number };
}
