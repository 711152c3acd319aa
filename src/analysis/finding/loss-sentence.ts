// The sentences on one processor count's losses: the largest cause, how it shows, and the change that would help most.

import { coresOf } from '../amdahl-fit.ts';
import { laneTotals } from './lanes.ts';
import { smallLoss } from '../losses.ts';
import type { Loss, LossPoint } from '../../record/loss-point.ts';
import type { Point, RunFacts } from '../../record/run-record.ts';
import type { Message } from '../../words/message.ts';

/** The cause that took most; undefined if none took a twentieth. */
function largestLoss({ lost = [] }: LossPoint): Loss | undefined {
  const [most] = lost.toSorted((a, b) => a.factor - b.factor);
  return most && most.factor < smallLoss ? most : undefined;
}

/** Why `point` is not n times as fast, and what would help; of the points, the one of the same count. */
export function lossSentences(
  facts: RunFacts,
  loss: LossPoint,
  points: readonly Point[],
): readonly Message[] {
  const most = largestLoss(loss);
  return [
    ...(most ? causeSentence(facts, loss, most, points) : [noLoss(facts, loss)]),
    ...remedySentence(loss),
  ];
}

function noLoss({ plan }: RunFacts, { processors, speedup }: LossPoint): Message {
  const values = { processors, efficiency: speedup / processors, noun: plan.team.noun };
  return { key: 'finding.no-loss', values };
}

function causeSentence(
  facts: RunFacts,
  point: LossPoint,
  { cause, factor }: Loss,
  points: readonly Point[],
): readonly Message[] {
  const { plan, environment } = facts;
  const { processors, speedup, shares } = point;
  const { noun } = plan.team;
  const values = { processors, speedup, factor, noun };
  switch (cause) {
    case 'loadBalance':
      return [
        { key: 'finding.loss-load-balance', values: { ...values, busiest: 1 / factor } },
        ...busiestSentence(facts, processors),
      ];
    case 'serialisation': {
      const serialShare = shares.serial / (shares.serial + shares.compute);
      const combining = combiningShare(points, processors);
      return [{ key: 'finding.loss-serialisation', values: { ...values, serialShare, combining } }];
    }
    case 'transfer': {
      const bytes = points.find((one) => one.processors === processors)?.activities.bytesMoved;
      const { transfer: moving, wait: waiting, runtime } = shares;
      const moved = { bytes: bytes ?? 0, moving, waiting, runtime, transport: plan.transport };
      return [{ key: 'finding.loss-transfer', values: { ...values, ...moved } }];
    }
    case 'unaccounted':
      return [{ key: 'finding.loss-unaccounted', values }];
    case 'computation': {
      const { contended: arrays, factors } = point;
      if (arrays) return [{ key: 'finding.loss-contention', values: { ...values, arrays } }];
      const longer = 1 / factors.computation;
      const cores = coresOf(environment);
      const measured = environment.capacity !== undefined;
      return [{ key: 'finding.loss-computation', values: { ...values, longer, cores, measured } }];
    }
  }
}

/** Of what only one processor may do, combining what tasks reduced; 0 if a record does not say. */
function combiningShare(points: readonly Point[], processors: number): number {
  const point = points.find((one) => one.processors === processors);
  if (!point) return 0;
  const { combineMs, serialComputeMs, decomposeMs, assignMs, aggregateMs } = point.activities;
  const share = combineMs / (serialComputeMs + decomposeMs + assignMs + aggregateMs);
  return Number.isFinite(share) ? share : 0;
}

/** Waits that are named one by one; of more processors, the shortest and the longest. */
const namedWaits = 3;

/** Who computed longest while the others waited, in the run whose timeline is kept; nothing if it shows no waiting. */
function busiestSentence({ plan, spans }: RunFacts, processors: number): readonly Message[] {
  const kept = spans.find((run) => run.processors === processors);
  const totals = kept ? laneTotals(kept.spans) : [];
  const [busiest] = totals.toSorted((a, b) => b.computeMs - a.computeMs);
  if (!busiest || totals.length < 2 || totals.length < processors) return [];
  const waits = totals.filter((one) => one !== busiest).map(({ waitMs }) => waitMs);
  if (Math.max(...waits) <= 0) return [];
  const waitsMs = waits.length <= namedWaits ? waits : [Math.min(...waits), Math.max(...waits)];
  const { lane, computeMs } = busiest;
  const values = { lane, computeMs, waitsMs, others: waits.length, noun: plan.team.noun };
  return [{ key: 'finding.busiest', values }];
}

/** The change of the largest predicted gain. */
function remedySentence({ wallMs, remedies }: LossPoint): readonly Message[] {
  const [best] = remedies
    .filter(({ cause }) => cause !== 'startUp')
    .toSorted((a, b) => a.predictedMs - b.predictedMs);
  if (!best) return [];
  const { parameters, ...change } = best.change;
  const named = parameters && { parameters: Object.keys(parameters) };
  const values = { ...change, ...named, gain: wallMs / best.predictedMs };
  return [{ key: 'finding.try', values }];
}
