// What the page does when its engine has ended: says so, keeps what was measured, and starts another on a press.

import { reopenFile } from './file-actions.ts';
import { updatePreview } from './preview.ts';
import type { Lab } from './lab.ts';

/** From now on the state says when the engine has ended. One that never started is said by how the page starts. */
export function followEngine({ engine, store }: Lab): void {
  engine.onEnd((why) => {
    store.setState(({ start }) => (start.kind === 'ready' ? { engineEnd: why } : {}));
  });
}

/** Starts another engine and tells it what the last one knew; records, form and chart stay as they are. */
export async function startNewEngine(lab: Lab): Promise<void> {
  const { engine, store } = lab;
  engine.restart();
  const { run, calibration } = store.getState();
  store.setState({
    engineEnd: undefined,
    run: run.kind === 'failed' ? { kind: 'idle' } : run,
    preview: { kind: 'pending' },
  });
  try {
    await engine.visibility(globalThis.document?.hidden ?? false);
    if (calibration) await engine.knowMachine(calibration);
    await reopenFile(lab);
  } catch {
    // It has ended too, which the state says.
    return;
  }
  await updatePreview(lab);
}
