// English words for a change that would take a cause of a loss away.

import { formatPercent } from '../quantity.ts';
import type { Change } from '../loss-message.ts';

const changes: { readonly [Field in keyof Change]-?: (change: Change) => string } = {
  schedule: ({ schedule }) => `the ${schedule} schedule`,
  grain: ({ grain = Number.NaN }) => `a grain of ${grain.toLocaleString('en')}`,
  transport: ({ transport }) => `${transport} memory`,
  balance: ({ balance }) => (balance === 'cost' ? 'chunks of equal cost' : 'chunks of equal count'),
  aggregation: ({ aggregation }) => `aggregation in a ${aggregation}`,
  coldStarts: () => 'a pool that is kept warm',
  processors: ({ processors = [] }) => {
    const most = processors.at(-1) ?? 1;
    return most === 1 ? '1 processor' : `${most.toLocaleString('en')} processors`;
  },
  parameters: () => 'an array for each task',
  serialShare: ({ serialShare = Number.NaN }) => `a serial share of ${formatPercent(serialShare)}`,
};

/** What is new with a change, e.g. "the dynamic schedule". Of several fields the first one names it. */
export function changeInWords(change: Change): string {
  const fields = Object.keys(changes) as (keyof Change)[];
  const first = fields.find((field) => change[field] !== undefined);
  return first === undefined ? 'the same again' : changes[first](change);
}
