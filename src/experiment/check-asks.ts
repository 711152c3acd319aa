// Judges the question of a configuration: it must be one that the lab can answer from the counts that are measured.

import { countsOf, textToAsks } from '../record/asks.ts';
import type { Config } from '../record/config.ts';
import type { Message } from '../words/message.ts';

/** What is wrong with the question; undefined if it can be answered or none is asked. */
export function checkAsks({ asks: given = '', processors }: Config): Message | undefined {
  if (given === '') return undefined;
  const asks = textToAsks(given);
  if (!asks) return { key: 'check.asks', values: { given } };
  const missing = countsOf(asks).filter((n) => n !== 1 && !processors.includes(n));
  return missing.length > 0
    ? { key: 'check.asks-unmeasured', values: { given, missing } }
    : undefined;
}
