// The page's first questions to the engine, and what it listens to from then on. Nothing runs by itself.

import { adoptCalibration } from './calibration-actions.ts';
import { followBattery } from './battery.ts';
import { followStorage } from './follow-storage.ts';
import { findInterrupted } from './interrupted-run.ts';
import { readCalibration } from './kept-calibration.ts';
import { followLeaving } from './run-journal.ts';
import { isLook, keepAddress, readAddress, readLook, writeAddress } from './address.ts';
import { besideFile, giveUpFile } from './file-actions.ts';
import { isBusy, type Lab } from './lab.ts';
import { updatePreview } from './preview.ts';
import { reasonOf } from './reason-of.ts';
import { followEngine } from './engine-actions.ts';

/** Loads catalogue and machine, then the configuration of the given query. */
export async function loadLab(lab: Lab, query: string): Promise<void> {
  try {
    const [catalogue, machine] = await Promise.all([lab.engine.catalogue(), lab.engine.machine()]);
    const { defaults } = machine;
    lab.store.setState({
      start: { kind: 'ready', catalogue, machine },
      defaults,
      config: defaults,
    });
    const { calibration, note } = readCalibration(machine.hardwareConcurrency);
    lab.store.setState({ calibrationNote: note });
    if (calibration) adoptCalibration(lab, calibration);
    lab.store.setState((state) => readAddress(state, query));
  } catch (error) {
    lab.store.setState({ start: { kind: 'failed', reason: reasonOf(error) } });
    return;
  }
  await Promise.all([updatePreview(lab), awaitGpu(lab)]);
}

/** The form is there before the browser has answered whether there is a GPU. */
async function awaitGpu(lab: Lab): Promise<void> {
  const { start } = lab.store.getState();
  if (start.kind !== 'ready' || start.machine.webgpu.ok) return;
  const webgpu = await lab.engine.gpu().catch(() => undefined);
  // An engine that has ended meanwhile says so itself.
  if (webgpu === undefined) return;
  const machine = { ...start.machine, webgpu };
  lab.store.setState({ start: { ...start, machine } });
  // What can be chosen depends on it; while a run goes on the engine is asked nothing.
  await untilIdle(lab);
  await updatePreview(lab);
}

function untilIdle({ store }: Lab): Promise<void> {
  if (!isBusy(store.getState().run)) return Promise.resolve();
  return new Promise((resolve) => {
    const stop = store.subscribe(({ run }) => {
      if (isBusy(run)) return;
      stop();
      resolve();
    });
  });
}

/** Loads the lab and keeps address and engine told of what happens on the page. */
export async function startLab(lab: Lab): Promise<void> {
  document.addEventListener('visibilitychange', () => {
    lab.engine.visibility(document.hidden).catch(() => undefined);
  });
  followEngine(lab);
  followLeaving(lab);
  void followBattery(lab);
  lab.store.setState(readLook(location.search, location.hash));
  await loadLab(lab, location.search);
  followStorage(lab);
  void findInterrupted(lab);
  keepAddress(lab);
  addEventListener('popstate', ({ state }) => followHistory(lab, state));
}

/**
 * Back or Forward. An entry that the page made is another panel of the same experiment: the form keeps what is in it.
 * Any other, e.g. an address that was edited, is read as a whole.
 */
function followHistory(lab: Lab, entry: unknown): void {
  const look = readLook(location.search, location.hash);
  if (isLook(entry)) {
    lab.store.setState({ tab: look.tab });
    writeAddress(lab);
    return;
  }
  const { config, reading } = lab.store.getState();
  lab.store.setState(look);
  lab.store.setState((state) => besideFile(state, readAddress(state, location.search)));
  // It was chosen for another workload.
  if (reading && lab.store.getState().config.workload !== config.workload) void giveUpFile(lab);
  void updatePreview(lab);
}
