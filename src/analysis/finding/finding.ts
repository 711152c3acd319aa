// The sentences of a record, as data, for each processor count: what was found there, why, and what would help, in the
// order in which they are read. Every one names its count.

import { answerSentence } from './answer.ts';
import { bestCount, countHeadline, serialWins } from './headline.ts';
import { hybridSentences } from './hybrid-sentences.ts';
import { lawSentences } from './law-sentences.ts';
import { lossSentences } from './loss-sentence.ts';
import { lanesOf } from '../../contract/team-traits.ts';
import type { HeadlineFacts } from './headline.ts';
import type { LossPoint } from '../../record/loss-point.ts';
import type { Plan } from '../../record/plan.ts';
import type { AmdahlFit, CountFinding, HybridPoint, Point } from '../../record/run-record.ts';
import type { Message } from '../../words/message.ts';

/** What the sentences rest on. */
export interface FindingFacts extends HeadlineFacts {
  /** Hybrid only. */
  readonly hybrid: readonly HybridPoint[] | undefined;
  readonly amdahl: AmdahlFit | null;
  readonly losses: readonly LossPoint[] | undefined;
  /** The largest count the machine has a core for. */
  readonly maxProcessors: number;
}

/**
 * The count that a record is about until a reader chooses another: the one that was asked about, else the largest with a
 * speedup that the machine has cores for, else the largest.
 */
export function countShown({ facts, points, maxProcessors }: FindingFacts): number {
  const { asks, processors } = facts.plan;
  if (asks && points.some((point) => point.processors === asks.processors)) return asks.processors;
  const faster = points.filter(({ speedup }) => speedup.relative !== null);
  const inside = faster.filter(
    (point) => point.processors > 1 && point.processors <= maxProcessors,
  );
  return (inside.at(-1) ?? faster.at(-1) ?? points.at(-1))?.processors ?? processors.at(-1) ?? 1;
}

/** The sentences on every count. */
export function makeFindings(facts: FindingFacts): readonly CountFinding[] {
  return facts.points.map((point) => ({
    processors: point.processors,
    finding: makeFinding(facts, point),
  }));
}

function makeFinding(input: FindingFacts, point: Point): readonly Message[] {
  return [
    ...notVerified(input),
    ...(input.hybrid ? hybridSentences(input.facts.plan, input.hybrid) : headlines(input, point)),
    ...whySentences(input, point),
    ...lawSentences(input),
    ...movedSentence(input.facts.plan, point),
    ...baselineSentence(input, point),
  ];
}

/** Wrong results come first: there is no speedup to speak of. */
function notVerified({ facts, points, baseline }: HeadlineFacts): readonly Message[] {
  const wrong = points.filter(({ verdict }) => !verdict.ok).map(({ processors }) => processors);
  const messages: Message[] = [];
  if (wrong.length > 0) {
    const values = { processors: wrong, noun: facts.plan.team.noun };
    messages.push({ key: 'finding.not-verified', values });
  }
  if (!baseline.verdict.ok) {
    const values = { kernel: facts.baselineKernel };
    messages.push({ key: 'finding.baseline-not-verified', values });
  }
  return messages;
}

/** The answer to the question, if it is about this count; else the best serial program if it wins; else the speedup. */
function headlines(input: FindingFacts, point: Point): readonly Message[] {
  const { plan } = input.facts;
  const { asks } = plan;
  const answer = asks?.processors === point.processors ? answerSentence(input, asks) : [];
  const serial = serialWins(input);
  const speedup = answer.some(({ key }) => key !== 'answer.faster' && key !== 'answer.pays')
    ? []
    : point.processors === 1
      ? onePoint(input, point)
      : countHeadline(input, point);
  // What pays and what does not is said once.
  const beside = asks?.kind === 'pays' && answer.length > 0 ? [] : serial;
  return [...answer, ...beside, ...speedup, ...bestCount(input, point)];
}

function onePoint({ facts: { plan }, points }: FindingFacts, point: Point): readonly Message[] {
  const { medianMs, throughput, verdict } = point;
  if (!verdict.ok || !(medianMs > 0)) return [];
  const values = { medianMs, throughput, unit: plan.unit, noun: plan.team.noun };
  const alone = points.length === 1;
  return [{ key: alone ? 'finding.one-point' : 'finding.one-of-several', values }];
}

function whySentences({ facts, losses, points }: FindingFacts, point: Point): readonly Message[] {
  const loss = losses?.find(({ processors }) => processors === point.processors);
  return loss ? lossSentences(facts, loss, points) : [];
}

/** What moving data cost; nothing if all share the memory. */
function movedSentence(
  plan: Plan,
  { processors, medianMs, activities }: Point,
): readonly Message[] {
  const { bytesMoved: bytes, transferMs } = activities;
  if (bytes === 0 || plan.transport === 'shared') return [];
  // A GPU is one processor of that width.
  const lanes = lanesOf(plan.team, processors);
  const share = transferMs / (lanes * medianMs);
  const { noun } = plan.team;
  return [{ key: 'finding.moved', values: { processors, bytes, transferMs, share, noun } }];
}

/** Names the baseline, and what this count is over it. */
function baselineSentence({ facts, baseline }: FindingFacts, point: Point): readonly Message[] {
  const { absolute } = point.speedup;
  if (absolute === null) return [];
  const { noun } = facts.plan.team;
  const values = { kernel: facts.baselineKernel, medianMs: baseline.medianMs, absolute, noun };
  return [{ key: 'finding.baseline', values: { ...values, processors: point.processors } }];
}
