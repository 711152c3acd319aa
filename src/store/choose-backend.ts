// Another backend: what it cannot do becomes the nearest that it can, and what an earlier one could not do is as it was.

import { fieldNames, type FieldName } from '../record/fields.ts';
import type { Config } from '../record/config.ts';
import { change, without } from './config-actions.ts';
import type { Lab, Mended } from './lab.ts';

function equal(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/** The configuration as the person had it: what a backend changed and nobody else since. */
function asItWas(config: Config, mended: readonly Mended[]): Config {
  const back = mended.filter(({ field, is }) => equal(config[field], is));
  return { ...config, ...Object.fromEntries(back.map(({ field, was }) => [field, was])) };
}

/** Lab by lab, the backend that was chosen last: an answer to an older choice is dropped. */
const newest = new WeakMap<Lab, object>();

/** Chooses a backend. Resolves when the form is as it needs it. */
export async function chooseBackend(lab: Lab, id: string): Promise<void> {
  const { start, config, defaults, mended } = lab.store.getState();
  if (start.kind !== 'ready' || !start.catalogue.backends.some((one) => one.id === id)) return;
  const choice = {};
  newest.set(lab, choice);
  const own = { ...asItWas(config, mended), backend: id };
  // A list of one count is what a backend of one processor left, or a link to it: it is no sweep.
  const onlyOne = equal(own.processors, [1]);
  const asked = onlyOne ? { ...own, processors: defaults.processors } : own;
  const options = await lab.engine.options(asked).catch(() => undefined);
  if (newest.get(lab) !== choice) return;
  const next = options?.nearest ?? asked;
  const differ = (a: Config, b: Config): readonly FieldName[] =>
    fieldNames.filter((name) => !equal(a[name], b[name]));
  const changed = differ(config, next);
  change(
    lab,
    Object.fromEntries(changed.map((name) => [name, next[name]])),
    without(lab.store.getState().drafts, ...changed),
  );
  lab.store.setState({
    mended: differ(asked, next).map((field) => ({ field, was: asked[field], is: next[field] })),
  });
}
