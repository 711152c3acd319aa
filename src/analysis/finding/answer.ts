// The answer to the question that an experiment asks: yes or no, the two times.

import { compareCounts } from '../compare-counts.ts';
import type { HeadlineFacts } from './headline.ts';
import type { CountedPoint } from '../counts.ts';
import type { Asks } from '../../record/asks.ts';
import type { Message } from '../../words/message.ts';

/** So near to n times is almost n times. */
const almost = 0.9;

/** The headline that answers; none if a count that it is about may carry no speedup. */
export function answerSentence(input: HeadlineFacts, asks: Asks): readonly Message[] {
  const one = usable(input, asks.processors);
  if (!one) return [];
  switch (asks.kind) {
    case 'faster': {
      const other = usable(input, asks.than);
      return other ? [fasterAnswer(input, one, other)] : [];
    }
    case 'times':
    case 'efficiency':
    case 'reach': {
      const alone = usable(input, 1);
      return alone ? [timesAnswer(input, asks.kind, one, alone)] : [];
    }
    case 'pays':
      return input.baseline.usable ? [paysAnswer(input, one)] : [];
  }
}

function usable({ counts }: HeadlineFacts, wanted: number): CountedPoint | undefined {
  return counts.find((count) => count.processors === wanted && count.usable);
}

function fasterAnswer({ facts }: HeadlineFacts, one: CountedPoint, other: CountedPoint): Message {
  const { plan } = facts;
  const { verdict } = compareCounts(plan, one, other);
  const [processors, than] = [one.processors, other.processors];
  const [ms, thanMs] = [one.medianMs, other.medianMs];
  return {
    key: 'answer.faster',
    values: { verdict, processors, than, ms, thanMs, noun: plan.team.noun },
  };
}

function timesAnswer(
  { facts: { plan } }: HeadlineFacts,
  kind: 'times' | 'efficiency' | 'reach',
  one: CountedPoint,
  alone: CountedPoint,
): Message {
  const { times, interval } = compareCounts(plan, one, alone);
  const { processors } = one;
  const { noun } = plan.team;
  const values = { processors, times, ms: one.medianMs, oneMs: alone.medianMs, noun };
  if (kind === 'efficiency') return { key: 'answer.efficiency', values };
  if (kind === 'reach') return { key: 'answer.reach', values };
  const reached = (interval?.[1] ?? times) >= processors;
  const near = times >= almost * processors ? 'almost' : 'no';
  return { key: 'answer.times', values: { ...values, verdict: reached ? 'yes' : near } };
}

function paysAnswer({ facts, baseline }: HeadlineFacts, one: CountedPoint): Message {
  const { plan, baselineKernel: kernel } = facts;
  const { verdict, times } = compareCounts(plan, one, baseline);
  const { processors, medianMs: ms } = one;
  const values = { verdict, processors, ms, serialMs: baseline.medianMs, times, kernel };
  return { key: 'answer.pays', values: { ...values, noun: plan.team.noun } };
}
