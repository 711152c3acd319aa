// Asks the engine for the plan of what stands in the form, and for what else can be chosen; the newest question wins.

import { isBusy, type Lab } from './lab.ts';
import { reasonOf } from './reason-of.ts';

/** Lab by lab, the question asked last: an answer to an older one is dropped. */
const newest = new WeakMap<Lab, object>();

/** Asks for the plan, or the problems, of the configuration; does nothing while a run goes on. */
export async function updatePreview(lab: Lab): Promise<void> {
  const { start, config, run } = lab.store.getState();
  if (start.kind !== 'ready' || isBusy(run)) return;
  const question = {};
  newest.set(lab, question);
  try {
    const [preview, options] = await Promise.all([
      lab.engine.preview(config),
      lab.engine.options(config),
    ]);
    if (newest.get(lab) !== question) return;
    lab.store.setState({
      options,
      preview: preview.ok
        ? { kind: 'plan', plan: preview.plan, notes: preview.notes }
        : { kind: 'problems', problems: preview.problems },
    });
  } catch (error) {
    if (newest.get(lab) !== question) return;
    lab.store.setState({ preview: { kind: 'failed', reason: reasonOf(error) } });
  }
}
