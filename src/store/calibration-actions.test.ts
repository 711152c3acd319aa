import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { deriveRecord } from '../analysis/derive.ts';
import { makeFacts } from '../testing/synthetic-facts.ts';
import { calibrate } from './calibration-actions.ts';
import { readCalibration } from './kept-calibration.ts';
import { makeLab } from './lab.ts';
import { cancelRun } from './run-actions.ts';
import { loadLab } from './start-lab.ts';
import { makeFakeEngine, type FakeEngine } from '../testing/fake-engine.ts';
import { sampleMachine } from '../testing/sample-catalogue.ts';
import type { RunOutcome } from './catalogue.ts';

const cores = sampleMachine.hardwareConcurrency;
let kept: Record<string, string> = {};

beforeEach(() => {
  kept = {};
  const storage = {
    getItem: (key: string) => kept[key] ?? null,
    setItem: (key: string, value: string) => (kept[key] = value),
    removeItem: (key: string) => Reflect.deleteProperty(kept, key),
  };
  Object.assign(globalThis, { localStorage: storage });
});

afterEach(() => {
  Reflect.deleteProperty(globalThis, 'localStorage');
});

/** A machine whose third worker gains nothing. */
function outcome(): RunOutcome {
  const facts = makeFacts({
    wallMs: (n) => 120 / Math.min(n, 2),
    plan: { processors: [1, 2, 3] },
    environment: { hardwareConcurrency: cores },
  });
  return { kind: 'done', record: deriveRecord(facts) };
}

/**
 * Tasks by message: 0.01 ms each, and a millisecond for 1,000 bytes of each; six tenths of that on the thread that
 * sends, which shares two cores with two workers: together they take 1.6 times as long as one worker alone.
 */
function sent(tasks: number, bytesMoved: number): RunOutcome {
  const transferMs = tasks * 0.01 + bytesMoved / 1_000;
  const facts = makeFacts({
    wallMs: (n) => (n === 1 ? transferMs : (1.6 * transferMs) / 2),
    plan: { processors: [1, 2], tasks },
    sample: ({ activities }) => ({ activities: { ...activities, bytesMoved, transferMs } }),
  });
  return { kind: 'done', record: deriveRecord(facts) };
}

/** Ends the runs of a calibration, one after the other. */
async function answerAll(engine: FakeEngine): Promise<void> {
  const outcomes = [
    outcome(),
    outcome(),
    sent(2_048, 0),
    sent(64, 5_000),
    sent(2_048, 0),
    sent(64, 9_000),
  ];
  for (const [i, made] of outcomes.entries()) {
    await expect.poll(() => engine.runs.length).toBe(i + 1);
    engine.runs[i]?.end(made);
  }
}

async function makeCalibrating() {
  const engine = makeFakeEngine();
  const lab = makeLab(engine);
  await loadLab(lab, '');
  const done = calibrate(lab);
  return { engine, lab, done };
}

describe('calibrate', () => {
  it('measures a pure and a memory-bound kernel, keeps what it found and believes it', async () => {
    const { engine, lab, done } = await makeCalibrating();
    expect(lab.store.getState().run.kind).toBe('running');
    await answerAll(engine);
    await done;
    const { calibration, defaults, run, record } = lab.store.getState();
    expect(
      engine.runs.map(({ config: { workload, transport } }) => `${workload} ${transport}`),
    ).toEqual([
      'monte-carlo-pi auto',
      'triad auto',
      'monte-carlo-pi transfer',
      'triad transfer',
      'monte-carlo-pi clone',
      'triad clone',
    ]);
    expect(Object.keys(calibration?.messages ?? {})).toEqual(['transfer', 'clone']);
    for (const { worker, driver } of Object.values(calibration?.messages ?? {})) {
      expect(worker.perTaskMs).toBeCloseTo(0.01, 9);
      expect(worker.perByteMs).toBeCloseTo(0.001, 9);
      expect(driver.perTaskMs).toBeCloseTo(0.006, 9);
      expect(driver.perByteMs).toBeCloseTo(0.0006, 9);
    }
    expect(calibration?.speedups).toEqual([
      { processors: 1, times: 1 },
      { processors: 2, times: 2 },
      { processors: 3, times: 2 },
    ]);
    expect(calibration?.bandwidth[1]?.bytesPerSecond).toBeCloseTo(1_000_000 / 0.06, 3);
    expect(Math.max(...defaults.processors)).toBe(2);
    expect(run.kind).toBe('idle');
    expect(record).toBeUndefined();
    expect(readCalibration(cores)).toEqual({ calibration, note: undefined });
    // Of another machine it says nothing.
    expect(readCalibration(64)).toMatchObject({
      calibration: undefined,
      note: { key: 'storage.other-machine', values: { kept: cores, cores: 64 } },
    });
  });

  it('is there again when the page is opened anew, unless what was kept is damaged', async () => {
    const { engine, done } = await makeCalibrating();
    await answerAll(engine);
    await done;
    const again = makeLab(makeFakeEngine());
    await loadLab(again, '');
    expect(again.store.getState().calibration?.speedups).toHaveLength(3);
    for (const [key, text] of Object.entries(kept))
      kept[key] = text.replace('"times":2', '"times":"x"');
    const damaged = makeLab(makeFakeEngine());
    await loadLab(damaged, '');
    expect(damaged.store.getState().calibration).toBeUndefined();
  });

  it('ends by Cancel, and leaves all as it was', async () => {
    const { engine, lab, done } = await makeCalibrating();
    await cancelRun(lab);
    engine.runs[0]?.end({ kind: 'stopped' });
    await done;
    const { calibration, run } = lab.store.getState();
    expect(calibration).toBeUndefined();
    expect(run.kind).toBe('stopped');
    expect(kept).toEqual({});
  });
});
