// What may have disturbed a run: causes with evidence first, then those that are always possible.

import type { Disturbance } from '../../record/stability.ts';
import type { Message } from '../../words/message.ts';

/** Possible causes in the order in which a person should look for them. */
export function likelyCauses(disturbances: readonly Disturbance[]): readonly Message[] {
  const seen = disturbances.flatMap(causesOf);
  const keys = new Set(seen.map(({ key }) => key));
  return [...seen, ...possible.filter(({ key }) => !keys.has(key))];
}

const possible: readonly Message[] = [
  { key: 'cause.other-programs', values: { cores: null, given: null } },
  { key: 'cause.other-tab', values: {} },
  { key: 'cause.power', values: {} },
  { key: 'cause.heat', values: { percent: null } },
  { key: 'cause.browser-power', values: {} },
  { key: 'cause.neighbour', values: {} },
];

/** What a disturbance is evidence for. */
function causesOf(disturbance: Disturbance): readonly Message[] {
  switch (disturbance.kind) {
    case 'cores': {
      const { cores, given } = disturbance;
      return [{ key: 'cause.other-programs', values: { cores, given } }];
    }
    case 'drift': {
      const { percent } = disturbance;
      return percent > 0 ? [{ key: 'cause.heat', values: { percent } }] : [];
    }
    case 'stalls': {
      const { samples, longestMs } = disturbance;
      return [{ key: 'cause.stopped', values: { samples, longestMs } }];
    }
    case 'times':
    case 'interval':
    case 'far-samples':
      return [];
  }
}
