// Measures the machine's own ceiling: two experiments of the catalogue on one worker up to half as many again as cores.

import { messageTransports, type Ceiling } from '../record/ceiling.ts';
import { pureConfig } from './pure-config.ts';
import type { MessageCost, MessageCosts } from '../contract/schedule.ts';
import type { Config } from '../record/config.ts';
import type { RunRecord } from '../record/run-record.ts';
import type { Series } from './series.ts';
import type { CalibrationRequest } from './study-request.ts';

/** Counts that are measured at most; more would take longer than a person waits. */
const mostCounts = 8;

/** 1 to one and a half times as many as cores, evenly thinned; the cores and the ends are always among them. */
export function calibrationCounts(cores: number): readonly number[] {
  const most = Math.max(2, Math.ceil(1.5 * cores));
  const step = Math.max(1, Math.ceil(most / mostCounts));
  const counts = Array.from({ length: most }, (_, i) => i + 1);
  return counts.filter((n) => n === 1 || n === cores || n === most || n % step === 0);
}

/** Tasks without data, of which the cost of a message shows; and a sweep through memory that is sent, of its bytes. */
const messages = { tasks: 2_048, points: 2 ** 19, samples: 3 };
const sweep = { length: 2 ** 20, sweeps: 2 };

/**
 * Both kernels with equal tasks, handed out as workers are free; then both once more for each way to send messages, on
 * one worker and on as many as cores.
 */
function configsOf(defaults: Config, cores: number): readonly Config[] {
  const base = { ...pureConfig(defaults), processors: calibrationCounts(cores), samples: 12 };
  const { tasks, points, samples } = messages;
  const sent = messageTransports.flatMap((transport): Config[] => {
    const sending = { ...base, transport, processors: [1, Math.max(2, cores)], samples };
    return [
      { ...sending, parameters: { points }, grain: points / tasks },
      { ...sending, workload: 'triad', parameters: sweep },
    ];
  });
  return [base, { ...base, workload: 'triad', parameters: {} }, ...sent];
}

/** What a run's messages took the worker that had all of them, in ms. */
function workerMs(record?: RunRecord): number {
  return record?.points[0]?.activities.transferMs ?? Number.NaN;
}

/**
 * What they took the thread that sends: either n workers wait for it (then it is their time T(n)), or it and they share
 * n cores (then n T(n) is its time and that of one worker alone, T(1)).
 */
function driverMs(record?: RunRecord): number {
  const [one, many] = record?.points ?? [];
  if (!one || !many) return Number.NaN;
  const shared = many.processors * many.medianMs - one.medianMs;
  return Math.max(0, Math.min(many.medianMs, shared));
}

/** Costs of messages, from a run of tasks without data and one that moves many bytes. */
function messageCosts(bare?: RunRecord, laden?: RunRecord): MessageCosts {
  const costOf = (msOf: (record?: RunRecord) => number): MessageCost => {
    const perTaskMs = msOf(bare) / (bare?.plan.tasks ?? Number.NaN);
    const bytesMs = msOf(laden) - perTaskMs * (laden?.plan.tasks ?? Number.NaN);
    const bytes = laden?.points[0]?.activities.bytesMoved ?? Number.NaN;
    return { perTaskMs, perByteMs: Math.max(0, bytesMs / bytes) };
  };
  return { worker: costOf(workerMs), driver: costOf(driverMs) };
}

/** The shortest sample: a ceiling is what the machine can give, not what it gave beside other programs. */
function bestMs({ samplesMs }: RunRecord['points'][number]): number {
  return Math.min(...samplesMs);
}

function toCeiling(pure: RunRecord, sweep: RunRecord, sent: readonly RunRecord[]): Ceiling {
  const [one] = pure.points;
  const oneMs = one ? bestMs(one) : Number.NaN;
  return {
    createdAt: pure.createdAt,
    cores: pure.environment.hardwareConcurrency,
    browser: pure.environment.browser,
    oneMs,
    speedups: pure.points.map((point) => ({
      processors: point.processors,
      times: oneMs / bestMs(point),
    })),
    bandwidth: sweep.points.map((point) => ({
      processors: point.processors,
      bytesPerSecond: (1000 * sweep.plan.work) / bestMs(point),
    })),
    messages: {
      transfer: messageCosts(sent[0], sent[1]),
      clone: messageCosts(sent[2], sent[3]),
    },
  };
}

/** The ceiling, and the runs that showed it in their order. */
export async function calibrate(
  { config, cores }: Pick<CalibrationRequest, 'config'> & { readonly cores: number },
  series: Series,
): Promise<{ readonly ceiling: Ceiling; readonly runs: readonly [RunRecord, ...RunRecord[]] }> {
  const configs = configsOf(config, cores);
  await series.expect(configs);
  const runs: RunRecord[] = [];
  for (const one of configs) runs.push(await series.run(one));
  const [pure, sweep, ...sent] = runs;
  if (!pure || !sweep) throw new Error('A calibration has two runs at least.');
  return { ceiling: toCeiling(pure, sweep, sent), runs: [pure, sweep, ...sent] };
}
