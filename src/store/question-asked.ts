// The question above the answer: in a preset's own words while the experiment is still that preset's.

import { configToQuery, queryToConfig } from '../share/link.ts';
import { presets, presetQuery } from '../share/presets.ts';
import type { Preset } from '../share/presets.ts';
import type { Config } from '../record/config.ts';

/** The preset whose experiment `config` is; undefined if it is none of them. */
export function presetOf(
  config: Config,
  defaults: Config,
  cores: number | null,
): Preset | undefined {
  const query = configToQuery(config, defaults);
  return presets.find((preset) => {
    const { config: own } = queryToConfig(presetQuery(preset, cores), defaults);
    return configToQuery(own, defaults) === query;
  });
}
