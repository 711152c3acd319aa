// The sentences on the laws: the parallel fraction p that Amdahl's law gives these times, what it rests on, its limit.

import { amdahlSpeedup } from '../../laws/amdahl.ts';
import type { AmdahlFit, Interval, Point } from '../../record/run-record.ts';
import type { LossPoint } from '../../record/loss-point.ts';
import type { Message } from '../../words/message.ts';

/** What they rest on. */
export interface LawFacts {
  readonly amdahl: AmdahlFit | null;
  readonly points: readonly Point[];
  readonly losses: readonly LossPoint[] | undefined;
  /** The largest count that the machine has a core for; infinite if nothing is known. */
  readonly maxProcessors: number;
}

/** Fewer counts than this do not test a law. */
const enoughCounts = 4;
/** Load imbalance that a law of equal processors bears. */
const balanced = 0.95;
/** A law that is so far from a measured time does not fit it. */
const plainMiss = 1.1;

/** All sentences on the laws; none without a fit. */
export function lawSentences(facts: LawFacts): readonly Message[] {
  const { amdahl } = facts;
  if (!amdahl) return [];
  return [...fitSentences(facts, amdahl), ...knownShares(facts, amdahl)];
}

function fitSentences(facts: LawFacts, fit: AmdahlFit): readonly Message[] {
  const { p, interval, limit, points } = fit;
  const [low, high] = interval ?? [null, null];
  if (p === 0) return [{ key: 'finding.rises', values: { points } }];
  if (points === 2) return [sketch(facts, fit)];
  if (limit === null) return [{ key: 'finding.no-serial', values: { low, points } }];
  const missed = mostMissed(facts, fit);
  return [
    { key: 'finding.amdahl', values: { p, low, high, points } },
    ...(missed ? [missed] : limitSentence(facts, fit)),
  ];
}

/** Two times fit any such curve: what a third count would show. */
function sketch(
  { points, maxProcessors }: LawFacts,
  { p, serialMs, parallelMs }: AmdahlFit,
): Message {
  const counts = points.map(({ processors }) => processors).filter((n) => n <= maxProcessors);
  const widest = Math.max(...counts);
  const next = [2 * widest, widest + 1].find((n) => n <= maxProcessors);
  // Between two counts that are not neighbours.
  const between = widest > 2 ? Math.round(widest / 2) : undefined;
  const third = next ?? between ?? null;
  const ms = third === null ? null : serialMs + parallelMs / third;
  const times = third === null ? null : amdahlSpeedup(p, third);
  const cores = third === null ? maxProcessors : null;
  return { key: 'finding.two-counts', values: { p, third, ms, times, cores } };
}

/** The count whose time the law misses most, if it misses one plainly: then the law is not the reason. */
function mostMissed(
  { points, maxProcessors }: LawFacts,
  { serialMs, parallelMs }: AmdahlFit,
): Message | undefined {
  const misses = points
    .filter(({ processors, speedup }) => processors <= maxProcessors && speedup.relative !== null)
    .map(({ processors, medianMs }) => {
      const fittedMs = serialMs + parallelMs / processors;
      return { processors, medianMs, fittedMs, apart: Math.abs(Math.log(fittedMs / medianMs)) };
    });
  const [most] = misses.toSorted((a, b) => b.apart - a.apart);
  if (!most || most.apart < Math.log(plainMiss)) return undefined;
  const { processors, medianMs, fittedMs } = most;
  return { key: 'finding.law-misses', values: { processors, medianMs, fittedMs } };
}

/**
 * The limit 1/(1 - p), only if it can be believed: from enough counts whose loads were balanced, with an interval, and
 * above everything that was measured.
 */
function limitSentence({ points, losses = [] }: LawFacts, fit: AmdahlFit): readonly Message[] {
  const { limit, interval, points: counts } = fit;
  if (limit === null || counts < enoughCounts || !interval || interval[1] >= 1) return [];
  if (losses.some(({ factors }) => factors.loadBalance < balanced)) return [];
  const [low, high] = limitInterval(interval);
  const measured = points.map(
    ({ speedup: { relative, relativeInterval } }) => relativeInterval?.[1] ?? relative ?? 1,
  );
  if (low <= Math.max(...measured)) return [];
  return [{ key: 'finding.limit', values: { limit, low, high } }];
}

function limitInterval([low, high]: Interval): Interval {
  return [1 / (1 - low), 1 / (1 - high)];
}

/** Whether the load of the widest count of the fit was uneven, and nothing else took more. */
function isImbalance({ losses = [], maxProcessors }: LawFacts): boolean {
  const widest = losses.findLast(({ processors }) => processors <= maxProcessors);
  const others = widest?.lost?.filter(({ cause }) => cause !== 'serialisation') ?? [];
  const [most] = others.toSorted((a, b) => a.factor - b.factor);
  return most !== undefined && most.cause === 'loadBalance' && most.factor < balanced;
}

function knownShares(
  facts: LawFacts,
  { p: fitted, pByConstruction, pFromSpans }: AmdahlFit,
): readonly Message[] {
  const messages: Message[] = [];
  if (pByConstruction !== null) {
    const difference = pByConstruction - fitted;
    const known = { byConstruction: pByConstruction, fitted, difference };
    const values = { ...known, imbalance: difference > 0 && isImbalance(facts) };
    messages.push({ key: 'finding.construction', values });
  }
  if (pFromSpans !== null) {
    messages.push({ key: 'finding.spans', values: { fromSpans: pFromSpans } });
  }
  return messages;
}
