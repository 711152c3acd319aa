// Measures the machine's own ceiling: two experiments of the catalogue on one worker up to half as many again as cores.

import { measuredCapacity } from '../laws/capacity.ts';
import type { Config } from '../record/config.ts';
import type { RunRecord } from '../record/run-record.ts';
import { keepCalibration, pureConfig, type Calibration } from './calibration.ts';
import { isBusy, type Lab } from './lab.ts';
import { updatePreview } from './preview.ts';
import { runBeside } from './run-actions.ts';

/** Counts that are measured at most; more would take longer than a person waits. */
const mostCounts = 8;

/** 1 to one and a half times as many as cores, evenly thinned; the cores and the ends are always among them. */
export function calibrationCounts(cores: number): readonly number[] {
  const most = Math.max(2, Math.ceil(1.5 * cores));
  const step = Math.max(1, Math.ceil(most / mostCounts));
  const counts = Array.from({ length: most }, (_, i) => i + 1);
  return counts.filter((n) => n === 1 || n === cores || n === most || n % step === 0);
}

/** Both kernels with equal tasks, handed out as workers are free. */
function configsOf(defaults: Config, cores: number): readonly Config[] {
  const base = { ...pureConfig(defaults), processors: calibrationCounts(cores), samples: 12 };
  return [base, { ...base, workload: 'triad', parameters: {} }];
}

/** The shortest sample: a ceiling is what the machine can give, not what it gave beside other programs. */
function bestMs({ samplesMs }: RunRecord['points'][number]): number {
  return Math.min(...samplesMs);
}

function toCalibration(pure: RunRecord, sweep: RunRecord): Calibration {
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
  };
}

/** Measures, keeps what was found, and makes it the default number of processors. Cancel ends it. */
export async function calibrate(lab: Lab): Promise<void> {
  const { start, run, defaults } = lab.store.getState();
  if (start.kind !== 'ready' || isBusy(run)) return;
  const cores = start.machine.hardwareConcurrency ?? 2;
  const records = await runBeside(lab, configsOf(defaults, cores));
  const [pure, sweep] = records ?? [];
  if (!pure || !sweep) return;
  const calibration = toCalibration(pure, sweep);
  keepCalibration(calibration);
  adoptCalibration(lab, calibration);
  await updatePreview(lab);
}

/** From now on: what it found replaces what the browser claims. */
export function adoptCalibration(lab: Lab, calibration: Calibration): void {
  const { defaults, config } = lab.store.getState();
  const capacity = measuredCapacity(calibration.speedups);
  const processors = defaults.processors.filter((n) => n <= capacity);
  const next = { ...defaults, processors: processors.length > 1 ? processors : [1, 2] };
  const untouched = config.processors === defaults.processors;
  lab.store.setState({
    calibration,
    defaults: next,
    ...(untouched && { config: { ...config, processors: next.processors } }),
  });
}
