// In one word, whether the machine was quiet while a record was made.

import type { RunRecord } from '../../record/run-record.ts';

const words = { quiet: 'quiet', busy: 'busy', 'too-noisy': 'too noisy' } as const;

/** Absent in records that do not say. */
export function StabilityBadge({ record: { stability } }: { readonly record: RunRecord }) {
  if (!stability) return null;
  const { kind } = stability;
  return <span className={kind === 'quiet' ? 'badge' : 'badge warned'}>{words[kind]}</span>;
}
