// Puts an experiment of the list into the form.

import { presetQuery } from '../share/presets.ts';
import type { Preset } from '../share/presets.ts';
import { readAddress } from './address.ts';
import { isBusy, type Lab } from './lab.ts';
import { updatePreview } from './preview.ts';
import { startRun } from './run-actions.ts';

export { presets } from '../share/presets.ts';

/** The preset's experiment in the form, over the default one. */
async function choosePreset(lab: Lab, preset: Preset): Promise<void> {
  const state = lab.store.getState();
  if (state.start.kind !== 'ready' || isBusy(state.run)) return;
  const query = presetQuery(preset, state.start.machine.hardwareConcurrency);
  lab.store.setState({ ...readAddress(state, query), file: undefined, fileProblem: undefined });
  await updatePreview(lab);
}

/** The same, and runs it. */
export async function runPreset(lab: Lab, preset: Preset): Promise<void> {
  await choosePreset(lab, preset);
  await startRun(lab);
}
