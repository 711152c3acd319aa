// What other tabs and the browser do to what this page keeps: taken over where it is news, said where it is gone.

import { adoptCalibration } from './calibration-actions.ts';
import { isCalibrationGone, isCalibrationKey, readCalibration } from './kept-calibration.ts';
import { isBusy, type Lab } from './lab.ts';
import { isThemeKey, readTheme } from './theme-choice.ts';

/** From now on: another tab's measurement and colours are this one's too, and what was cleared is said. */
export function followStorage(lab: Lab): void {
  addEventListener('storage', (event) => {
    // Clearing all names no key.
    if (event.key === null || isCalibrationKey(event.key)) whenIdle(lab, () => checkKept(lab));
    if (isThemeKey(event.key) && event.newValue !== null) {
      lab.store.setState({ theme: readTheme(), themeNote: undefined });
    }
  });
  document.addEventListener('visibilitychange', () => {
    if (!document.hidden) whenIdle(lab, () => checkKept(lab));
  });
  addEventListener('focus', () => whenIdle(lab, () => checkKept(lab)));
}

/** Compares what is kept with what this page knows. What it knows it keeps. */
function checkKept(lab: Lab): void {
  const { start, calibration, calibrationNote } = lab.store.getState();
  if (start.kind !== 'ready') return;
  const kept = readCalibration(start.machine.hardwareConcurrency).calibration;
  if (kept && kept.createdAt !== calibration?.createdAt) {
    adoptCalibration(lab, kept);
    lab.store.setState({ calibrationNote: { key: 'storage.other-tab', values: {} } });
  } else if (calibration && calibrationNote === undefined && isCalibrationGone()) {
    lab.store.setState({ calibrationNote: { key: 'storage.cleared', values: {} } });
  }
}

/** A run under way rests on what was known when it began. */
function whenIdle({ store }: Lab, act: () => void): void {
  if (!isBusy(store.getState().run)) {
    act();
    return;
  }
  const unsubscribe = store.subscribe(({ run }) => {
    if (isBusy(run)) return;
    unsubscribe();
    act();
  });
}
