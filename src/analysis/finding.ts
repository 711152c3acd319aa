// The sentences under the chart, as data: what was found, in the order in which it is read.

import { processorNoun } from './processor-noun.ts';
import type { Plan } from '../record/plan.ts';
import type { AmdahlFit, HybridPoint, Point } from '../record/run-record.ts';
import type { Message } from '../words/message.ts';

/** What the sentences rest on. */
export interface FindingFacts {
  readonly plan: Plan;
  readonly points: readonly Point[];
  /** Hybrid only. */
  readonly hybrid?: readonly HybridPoint[] | undefined;
  readonly amdahl: AmdahlFit | null;
  readonly baseline: { readonly kernel: string; readonly medianMs: number; readonly ok: boolean };
  /** Why it was not n times. */
  readonly loss: readonly Message[];
  /** The largest count the machine has a core for. */
  readonly maxProcessors: number;
}

/** A point with a relative speedup. */
interface Faster {
  readonly processors: number;
  readonly times: number;
  readonly interval: readonly [low: number, high: number] | null;
}

/** All sentences, the first being the headline. */
export function makeFinding(facts: FindingFacts): readonly Message[] {
  return [
    ...unverified(facts),
    ...(facts.hybrid ? hybridSentences(facts.plan, facts.hybrid) : headline(facts)),
    ...facts.loss,
    ...amdahlSentence(facts.amdahl),
    ...knownShares(facts.amdahl),
    ...movedSentence(facts),
    ...baselineSentence(facts),
  ];
}

function unverified({ plan, points, baseline }: FindingFacts): readonly Message[] {
  const wrong = points.filter(({ verdict }) => !verdict.ok).map(({ processors }) => processors);
  const messages: Message[] = [];
  if (wrong.length > 0) {
    const values = { processors: wrong, noun: processorNoun(plan) };
    messages.push({ key: 'finding.not-verified', values });
  }
  if (!baseline.ok) {
    messages.push({ key: 'finding.baseline-not-verified', values: { kernel: baseline.kernel } });
  }
  return messages;
}

/** The widest team against its parts alone, and where the split of the work would be best. */
function hybridSentences(plan: Plan, points: readonly HybridPoint[]): readonly Message[] {
  const widest = points.at(-1);
  if (!widest) return [];
  const { processors, gpuAlone, workersAlone, gpuShare, ofSum, ofBetter: times } = widest;
  const workers = processors - 1;
  const [low, high] = widest.ofBetterInterval ?? [null, null];
  const better = gpuAlone > workersAlone ? 'gpu' : 'workers';
  const bestShare = gpuAlone / (gpuAlone + workersAlone);
  const { unit } = plan;
  return [
    { key: 'finding.hybrid', values: { workers, better, times, low, high } },
    { key: 'finding.hybrid-parts', values: { workers, gpuAlone, workersAlone, ofSum, unit } },
    { key: 'finding.hybrid-split', values: { gpuShare, bestShare } },
  ];
}

/** Points with n > 1 and a speedup: those inside the capacity, or all where none is inside. */
function fasterPoints({ points, maxProcessors }: FindingFacts): readonly Faster[] {
  const all = points.flatMap(({ processors, speedup }) =>
    processors > 1 && speedup.relative !== null
      ? [{ processors, times: speedup.relative, interval: speedup.relativeInterval }]
      : [],
  );
  const inside = all.filter(({ processors }) => processors <= maxProcessors);
  return inside.length > 0 ? inside : all;
}

/** What moving data cost the widest team; nothing where all share the memory. */
function movedSentence({ plan, points }: FindingFacts): readonly Message[] {
  const widest = points.at(-1);
  if (!widest || widest.activities.bytesMoved === 0 || plan.transport === 'shared') return [];
  const { processors, medianMs, activities } = widest;
  const { bytesMoved: bytes, transferMs } = activities;
  // A GPU is one processor of that width.
  const lanes = plan.backend === 'webgpu' ? 1 : processors;
  const share = transferMs / (lanes * medianMs);
  const noun = processorNoun(plan);
  return [{ key: 'finding.moved', values: { processors, bytes, transferMs, share, noun } }];
}

function headline(facts: FindingFacts): readonly Message[] {
  const noun = processorNoun(facts.plan);
  const points = fasterPoints(facts);
  const widest = points.at(-1);
  if (!widest) {
    const [only] = facts.points;
    if (facts.points.length !== 1 || !only?.verdict.ok) return [];
    const { medianMs, throughput } = only;
    const values = { medianMs, throughput, unit: facts.plan.unit, noun };
    return [{ key: 'finding.one-point', values }];
  }
  const best = points.reduce((a, b) => (b.times > a.times ? b : a));
  const apart = best.interval && widest.interval && best.interval[0] > widest.interval[1];
  const { processors, times } = best;
  return [
    compareWithOne(widest, noun),
    ...(apart && times > 1
      ? [{ key: 'finding.best', values: { processors, times, noun } } as const]
      : []),
  ];
}

/** Faster or slower only where the interval leaves 1 out. */
function compareWithOne(
  { processors, times, interval }: Faster,
  noun: ReturnType<typeof processorNoun>,
): Message {
  if (interval && interval[0] <= 1 && 1 <= interval[1]) {
    const [low, high] = interval;
    return { key: 'finding.no-faster', values: { processors, times, low, high, noun } };
  }
  if (times < 1) return { key: 'finding.slower', values: { processors, times: 1 / times, noun } };
  return { key: 'finding.speedup', values: { processors, times, noun } };
}

function amdahlSentence(fit: AmdahlFit | null): readonly Message[] {
  if (!fit) return [];
  const { p, interval, limit, points } = fit;
  if (p === 0) return [{ key: 'finding.rises', values: { points } }];
  const [low, high] = interval ?? [null, null];
  if (limit === null) return [{ key: 'finding.no-serial', values: { low, points } }];
  return [{ key: 'finding.amdahl', values: { p, low, high, limit, points } }];
}

function knownShares(fit: AmdahlFit | null): readonly Message[] {
  if (!fit) return [];
  const { p: fitted, pByConstruction, pFromSpans } = fit;
  const messages: Message[] = [];
  if (pByConstruction !== null) {
    const values = {
      byConstruction: pByConstruction,
      fitted,
      difference: pByConstruction - fitted,
    };
    messages.push({ key: 'finding.construction', values });
  }
  if (pFromSpans !== null) {
    messages.push({ key: 'finding.spans', values: { fromSpans: pFromSpans } });
  }
  return messages;
}

/** Names the baseline beside the widest point inside the capacity that has an absolute speedup. */
function baselineSentence(facts: FindingFacts): readonly Message[] {
  const { plan, points, baseline, maxProcessors } = facts;
  const all = points.filter(({ speedup }) => speedup.absolute !== null);
  const widest = all.filter(({ processors }) => processors <= maxProcessors).at(-1) ?? all.at(-1);
  if (!widest || widest.speedup.absolute === null) return [];
  const { kernel, medianMs } = baseline;
  const { absolute } = widest.speedup;
  const values = { kernel, medianMs, absolute, processors: widest.processors };
  return [{ key: 'finding.baseline', values: { ...values, noun: processorNoun(plan) } }];
}
