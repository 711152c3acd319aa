// Puts an experiment of the list into the form.

import type { Preset } from '../share/presets.ts';
import { readAddress } from './address.ts';
import { isBusy, type Lab } from './lab.ts';
import { updatePreview } from './preview.ts';
import { startRun } from './run-actions.ts';

/** Cores to speak of where the browser reports none, or more than anybody would wait for. */
const [fewCores, manyCores] = [2, 32];

export { presets } from '../share/presets.ts';

/** The preset's experiment in the form, over the default one. */
async function choosePreset(lab: Lab, preset: Preset): Promise<void> {
  const state = lab.store.getState();
  if (state.start.kind !== 'ready' || isBusy(state.run)) return;
  const cores = state.start.machine.hardwareConcurrency ?? fewCores;
  const query = preset.query(Math.min(manyCores, Math.max(fewCores, cores)));
  lab.store.setState({ ...readAddress(state, query), file: undefined, fileProblem: undefined });
  await updatePreview(lab);
}

/** The same, and runs it. */
export async function runPreset(lab: Lab, preset: Preset): Promise<void> {
  await choosePreset(lab, preset);
  await startRun(lab);
}
