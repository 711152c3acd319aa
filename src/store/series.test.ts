// Cancel ends a series of runs, whenever it is pressed and however late the engine hears of it.

import { describe, expect, it } from 'vitest';
import { calibrate } from './calibration-actions.ts';
import { makeLab, type Lab } from './lab.ts';
import { askSides, findBreakEven } from './question-actions.ts';
import { cancelRun } from './run-actions.ts';
import { loadLab } from './start-lab.ts';
import { makeFakeEngine, type FakeEngine } from '../testing/fake-engine.ts';
import { samplePlan, sampleRecord } from '../testing/sample-record.ts';
import { growProblem } from './weak-scaling.ts';
import type { Answer, Sides } from './catalogue.ts';

const sides: Sides = [
  { processors: 1, schedule: 'dynamic' },
  { processors: 2, schedule: 'dynamic' },
];
const answer: Answer = {
  sides,
  medianMs: [2, 1],
  times: 0.5,
  interval: [0.4, 0.6],
  rounds: 9,
  apart: true,
  verified: true,
  samplesMs: [[2], [1]],
};
const { environment } = sampleRecord();
const answered = { kind: 'answered', answer, plan: samplePlan, environment } as const;

async function ready(): Promise<{ readonly lab: Lab; readonly engine: FakeEngine }> {
  const engine = makeFakeEngine();
  // Twice the work takes twice the size.
  engine.answer = ({ parameters }) => {
    const plan = { ...samplePlan, work: 1024 * (parameters['size'] ?? 1024) };
    return { ok: true, plan, notes: [] };
  };
  const lab = makeLab(engine);
  await loadLab(lab, '');
  return { lab, engine };
}

/** Everything that makes several runs, and one that makes a single one. */
const series = [
  ['a calibration', (lab: Lab) => calibrate(lab)],
  ['growing problems', (lab: Lab) => growProblem(lab, sampleRecord())],
  ['a search for a size', (lab: Lab) => findBreakEven(lab, sampleRecord(), sides)],
  ['a question', (lab: Lab) => askSides(lab, sampleRecord(), sides)],
] as const;

const begun = (engine: FakeEngine): number => engine.runs.length + engine.questions.length;

/** The run under way ends well, as if nobody had asked it to stop. */
function endWell(engine: FakeEngine): void {
  engine.runs.at(-1)?.end({ kind: 'done', record: sampleRecord() });
  engine.questions.at(-1)?.end(answered);
}

describe('a series', () => {
  it.each(series)('%s: a stop that the engine hears too late ends it', async (_, begin) => {
    const { lab, engine } = await ready();
    const done = begin(lab);
    await expect.poll(() => begun(engine)).toBe(1);
    const cancelling = cancelRun(lab);
    expect(lab.store.getState().run.kind).toBe('stopping');
    // The run had ended before the stop arrived.
    endWell(engine);
    await Promise.all([done, cancelling]);
    const { run, answer: found, calibration, weakScaling, breakEven } = lab.store.getState();
    expect(run.kind).toBe('stopped');
    expect([found, calibration, weakScaling]).toEqual([undefined, undefined, undefined]);
    expect(breakEven?.searching ?? false).toBe(false);
    expect(begun(engine)).toBe(1);
  });

  it.each(series.slice(0, 3))('%s: a later run is stopped as well', async (_, begin) => {
    const { lab, engine } = await ready();
    const done = begin(lab);
    await expect.poll(() => begun(engine)).toBe(1);
    endWell(engine);
    await expect.poll(() => begun(engine)).toBe(2);
    expect(lab.store.getState().run.kind).toBe('running');
    await cancelRun(lab);
    endWell(engine);
    await done;
    expect(lab.store.getState().run.kind).toBe('stopped');
    expect(begun(engine)).toBe(2);
  });

  it('a cancel while sizes are looked for comes before any run', async () => {
    const { lab, engine } = await ready();
    let cancelled = false;
    const { answer: plan } = engine;
    engine.answer = async (config) => {
      if (config.parameters['size'] !== 1024 && !cancelled) {
        cancelled = true;
        await cancelRun(lab);
      }
      return plan(config);
    };
    await growProblem(lab, sampleRecord());
    expect(cancelled).toBe(true);
    expect(lab.store.getState().run.kind).toBe('stopped');
    expect(engine.runs).toHaveLength(0);
  });

  it('is busy from its first run to its last, and between them', async () => {
    const { lab, engine } = await ready();
    const kinds = new Set<string>();
    const done = calibrate(lab);
    const unsubscribe = lab.store.subscribe(({ run }) => kinds.add(run.kind));
    for (let i = 0; i < 6; i++) {
      await expect.poll(() => engine.runs.length).toBe(i + 1);
      if (i === 5) unsubscribe();
      endWell(engine);
    }
    await done;
    expect([...kinds]).toEqual(['running']);
    expect(lab.store.getState().run.kind).toBe('idle');
  });

  it('does not touch what came after it', async () => {
    const { lab, engine } = await ready();
    const first = growProblem(lab, sampleRecord());
    await expect.poll(() => engine.runs.length).toBe(1);
    await cancelRun(lab);
    endWell(engine);
    await first;
    const second = askSides(lab, sampleRecord(), sides);
    await expect.poll(() => engine.questions.length).toBe(1);
    expect(engine.runs).toHaveLength(1);
    expect(lab.store.getState().run.kind).toBe('running');
    engine.questions[0]?.end(answered);
    await second;
    expect(lab.store.getState().answer?.answer).toBe(answer);
  });

  it('that breaks is said as of any run', async () => {
    const { lab, engine } = await ready();
    engine.answer = () => Promise.reject(new Error('no sense in it'));
    await growProblem(lab, sampleRecord());
    expect(lab.store.getState().run).toMatchObject({
      kind: 'failed',
      message: { key: 'run.unexpected' },
    });
  });
});
