// The question above the answer: in a preset's own words while the experiment is still that preset's.

import { configToQuery } from '../share/link.ts';
import { presets, presetQuery } from '../share/presets.ts';
import { readAddress } from './address.ts';
import type { Preset } from '../share/presets.ts';
import type { LabState } from './lab.ts';

/** The preset whose experiment is in the form; undefined if it is none of them. */
export function presetInForm(state: LabState): Preset | undefined {
  const { start, config, defaults } = state;
  if (start.kind !== 'ready') return undefined;
  const cores = start.machine.hardwareConcurrency;
  const query = configToQuery(config, defaults);
  return presets.find((preset) => {
    const { config: own } = readAddress(state, presetQuery(preset, cores));
    return own !== undefined && configToQuery(own, defaults) === query;
  });
}
