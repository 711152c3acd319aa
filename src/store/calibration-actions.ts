// Measures the machine's own ceiling: two experiments of the catalogue on one worker up to half as many again as cores.

import type { MessageCost, MessageCosts } from '../contract/schedule.ts';
import type { Config } from '../record/config.ts';
import type { RunRecord } from '../record/run-record.ts';
import { measuredMachine, messageTransports, pureConfig, type Calibration } from './calibration.ts';
import { isBusy, type Lab } from './lab.ts';
import { updatePreview } from './preview.ts';
import { keepCalibration } from './kept-calibration.ts';
import { inSeries } from './series.ts';

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

function toCalibration(pure: RunRecord, sweep: RunRecord, sent: readonly RunRecord[]): Calibration {
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

/** Measures, keeps what was found, and makes it the default number of processors. Cancel ends it. */
export async function calibrate(lab: Lab): Promise<void> {
  const { start, run, defaults } = lab.store.getState();
  if (start.kind !== 'ready' || isBusy(run)) return;
  const cores = start.machine.hardwareConcurrency ?? 2;
  const calibration = await inSeries(lab, 'calibration', async (series) => {
    const records: RunRecord[] = [];
    const configs = configsOf(defaults, cores);
    await series.expect(configs);
    for (const config of configs) {
      const record = await series.run(config);
      if (!record) return undefined;
      records.push(record);
    }
    const [pure, sweep, ...sent] = records;
    return pure && sweep && toCalibration(pure, sweep, sent);
  });
  if (!calibration) return;
  adoptCalibration(lab, calibration);
  keep(lab, calibration);
  await updatePreview(lab);
}

function keep({ store }: Lab, calibration: Calibration): void {
  store.setState({ calibrationNote: keepCalibration(calibration) });
}

/** Tries once more to keep what was measured. */
export function keepAgain(lab: Lab): void {
  const { calibration } = lab.store.getState();
  if (calibration) keep(lab, calibration);
}

/** From now on: what it found replaces what the browser claims. */
export function adoptCalibration(lab: Lab, calibration: Calibration): void {
  const { defaults, config } = lab.store.getState();
  const measured = measuredMachine(calibration, defaults);
  const { capacity } = measured;
  lab.engine.knowMachine(measured).catch(() => undefined);
  const processors = defaults.processors.filter((n) => n <= capacity);
  const next = { ...defaults, processors: processors.length > 1 ? processors : [1, 2] };
  const untouched = config.processors === defaults.processors;
  lab.store.setState({
    calibration,
    defaults: next,
    ...(untouched && { config: { ...config, processors: next.processors } }),
  });
}
