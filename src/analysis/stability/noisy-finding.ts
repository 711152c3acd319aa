// What is said in place of a finding where the samples of a record do not agree.

import type { Plan } from '../../record/plan.ts';
import type { Disturbance, Stability } from '../../record/stability.ts';
import type { Message } from '../../words/message.ts';

/** The weightiest disturbance, what it shows beside, and what helps; nothing where a conclusion stands. */
export function noisyFinding(plan: Plan, stability: Stability): readonly Message[] {
  if (stability.kind !== 'too-noisy') return [];
  const said = stability.disturbances.flatMap((one) => sentence(plan, one));
  const disagree = said.filter(({ key }) => key.startsWith('finding.disagree'));
  const taken = said.filter(({ key }) => key === 'finding.cores-taken');
  return [...disagree.slice(0, 1), ...taken.slice(0, 1), { key: 'finding.too-noisy', values: {} }];
}

function sentence(plan: Plan, disturbance: Disturbance): readonly Message[] {
  const { noun } = plan.team;
  switch (disturbance.kind) {
    case 'times': {
      const { processors, groups, fastMs, slowMs } = disturbance;
      const values = { processors, groups, fastMs, slowMs, noun };
      return [{ key: 'finding.disagree', values }];
    }
    case 'interval': {
      const { processors, low, high } = disturbance;
      return [{ key: 'finding.disagree-interval', values: { processors, low, high, noun } }];
    }
    case 'cores': {
      const { cores, given } = disturbance;
      return [{ key: 'finding.cores-taken', values: { cores, given } }];
    }
    case 'drift':
    case 'far-samples':
    case 'stalls':
      return [];
  }
}
