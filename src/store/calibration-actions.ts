// Measures what the machine can give at all, keeps it, and makes it the default number of processors.

import { measuredCapacity } from '../laws/capacity.ts';
import type { Ceiling } from '../record/ceiling.ts';
import { keepCalibration } from './kept-calibration.ts';
import type { Lab } from './lab.ts';
import { updatePreview } from './preview.ts';
import { makeStudy } from './study-actions.ts';

/** Measures, keeps what was found, and makes it the default number of processors. Cancel ends it. */
export async function calibrate(lab: Lab): Promise<void> {
  const { start, defaults: config } = lab.store.getState();
  if (start.kind !== 'ready') return;
  const cores = start.machine.hardwareConcurrency ?? 2;
  const study = await makeStudy(lab, { kind: 'calibration', config, cores });
  if (study?.kind !== 'calibration') return;
  adoptCalibration(lab, study.ceiling);
  lab.store.setState({ machineStudy: study });
  keep(lab, study.ceiling);
  await updatePreview(lab);
}

function keep({ store }: Lab, calibration: Ceiling): void {
  store.setState({ calibrationNote: keepCalibration(calibration) });
}

/** Tries once more to keep what was measured. */
export function keepAgain(lab: Lab): void {
  const { calibration } = lab.store.getState();
  if (calibration) keep(lab, calibration);
}

/** From now on: what it found replaces what the browser claims. */
export function adoptCalibration(lab: Lab, calibration: Ceiling): void {
  const { defaults, config } = lab.store.getState();
  const capacity = measuredCapacity(calibration.speedups);
  lab.engine.knowMachine(calibration).catch(() => undefined);
  const processors = defaults.processors.filter((n) => n <= capacity);
  const next = { ...defaults, processors: processors.length > 1 ? processors : [1, 2] };
  const untouched = config.processors === defaults.processors;
  lab.store.setState({
    calibration,
    defaults: next,
    ...(untouched && { config: { ...config, processors: next.processors } }),
  });
}
