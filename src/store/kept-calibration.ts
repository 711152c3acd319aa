// The calibration that the browser keeps. What cannot be read is left as it is, and a new one is kept beside it.

import {
  calibrationToText,
  textToCalibration,
  type CalibrationEntry,
} from './calibration-entry.ts';
import type { Ceiling } from '../record/ceiling.ts';
import { keepingNote, keepText, readText, type KeptText } from './kept-text.ts';
import type { Message } from '../words/message.ts';

/** Where a calibration is looked for, in this order. */
const places = ['amdahl-lab/calibration/1', 'amdahl-lab/calibration/1/beside'] as const;

type Place = KeptText | CalibrationEntry;

function lookAt(key: string, cores: number | null): Place {
  const kept = readText(key);
  return kept.kind === 'text' ? textToCalibration(kept.text, cores) : kept;
}

/** Whether a key is one of those that a calibration is kept under. */
export function isCalibrationKey(key: string | null): boolean {
  return places.some((place) => place === key);
}

/** What is kept for a machine that reports so many cores, and what the person should know of it. */
export function readCalibration(cores: number | null): {
  readonly calibration: Ceiling | undefined;
  readonly note: Message | undefined;
} {
  const found = places.map((key) => lookAt(key, cores));
  const usable = found.find((place) => place.kind === 'usable');
  const note = usable ? undefined : noteOf(found, cores);
  return { calibration: usable?.calibration, note };
}

function noteOf(found: readonly Place[], cores: number | null): Message | undefined {
  for (const place of found) {
    switch (place.kind) {
      case 'refused':
        return { key: 'storage.refused', values: { what: 'machine' } };
      case 'newer':
      case 'damaged':
        return { key: 'storage.unreadable', values: { newer: place.kind === 'newer' } };
      case 'other-machine':
        return { key: 'storage.other-machine', values: { kept: place.cores, cores } };
      case 'none':
      case 'text':
      case 'usable':
    }
  }
  return undefined;
}

/** Keeps it where the browser allows; what the person should know where it does not. */
export function keepCalibration(calibration: Ceiling): Message | undefined {
  const free = places.find((key) => {
    const { kind } = lookAt(key, calibration.cores);
    return kind !== 'damaged' && kind !== 'newer';
  });
  if (free === undefined) return { key: 'storage.occupied', values: {} };
  return keepingNote(keepText(free, calibrationToText(calibration)), 'machine');
}

/** Whether nothing is kept any more. */
export function isCalibrationGone(): boolean {
  return places.every((key) => readText(key).kind === 'none');
}
