// Which sentences of a finding answer its question, and which are for a reader who wants the numbers.

import type { Message } from '../../words/message.ts';

const details: ReadonlySet<Message['key']> = new Set([
  'finding.amdahl',
  'finding.law-misses',
  'finding.limit',
  'finding.two-counts',
  'finding.no-serial',
  'finding.rises',
  'finding.construction',
  'finding.spans',
  'finding.moved',
  'finding.cold-start',
  'finding.baseline',
] as const);

/** Whether a sentence stands in the panel Numbers instead of under the headline. */
export function isDetail({ key }: Message): boolean {
  return details.has(key);
}
