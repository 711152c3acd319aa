import { expect, it } from 'vitest';
import { say } from '../words/say.ts';
import { checkConfig, defaultConfig } from '../engine/catalogue.ts';
import { splitSerial } from '../pipeline/decompose.ts';
import { deriveRecord } from './derive.ts';
import { makeFacts, onCurve } from '../testing/synthetic-facts.ts';

it('says before the run which share would set a task aside', () => {
  const calls = { workload: 'sleep-pool', parameters: { tasks: 9 } };
  const notesAt = (serialShare: number): readonly string[] => {
    const made = checkConfig(defaultConfig({ ...calls, serialShare }, 4), {
      isolated: true,
      cores: 4,
      rate: () => undefined,
    });
    if (!made.ok) throw new Error('It cannot be planned.');
    return made.notes
      .filter(({ key }) => key === 'warning.no-serial-task')
      .map((note) => say(note));
  };
  expect(notesAt(0.1)).toEqual([
    'A serial share of 0.1 of 9 tasks is less than one task, so nothing is serial: a share of 0.1112 sets one task aside, and a finer grain makes more tasks.',
  ]);
  expect(notesAt(0.1112)).toEqual([]);
  expect(notesAt(0)).toEqual([]);
  expect(splitSerial(9, 0.1)?.serial.length).toBe(0);
  expect(splitSerial(9, 0.1112)?.serial.length).toBe(1);
});

it('leaves no p by construction where nothing was set aside', () => {
  const plan = { serialShare: 0.1, tasks: 9, serialTasks: 0 };
  const record = deriveRecord(makeFacts({ wallMs: onCurve(1), plan }));
  expect(record.fits.amdahl?.pByConstruction).toBeNull();
  expect(record.warnings.map(({ key }) => key)).toContain('warning.no-serial-task');
  const some = deriveRecord(makeFacts({ wallMs: onCurve(1), plan: { ...plan, serialTasks: 1 } }));
  expect(some.fits.amdahl?.pByConstruction).not.toBeNull();
});
