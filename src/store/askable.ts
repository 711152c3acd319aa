// A question stays in the form only as long as the experiment can answer it.

import { countsOf, textToAsks } from '../record/asks.ts';
import type { Config } from '../record/config.ts';

/** The configuration without its question if a count that the question is about is not measured any more. */
export function withAskable(config: Config): Config {
  const asks = textToAsks(config.asks ?? '');
  if (!asks) return config;
  const measured = (n: number): boolean => n === 1 || config.processors.includes(n);
  return countsOf(asks).every(measured) ? config : { ...config, asks: undefined };
}
