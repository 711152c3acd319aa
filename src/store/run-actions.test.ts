// The one run there may be: which states follow which, and what stays on the page.

import { describe, expect, test } from 'vitest';
import { setConfig } from './config-actions.ts';
import { makeLab, type Lab } from './lab.ts';
import {
  answerLongRun,
  cancelRun,
  clearPrevious,
  dismissOutcome,
  startRun,
} from './run-actions.ts';
import { loadLab } from './start-lab.ts';
import { makeFakeEngine, type FakeEngine, type FakeRun } from '../testing/fake-engine.ts';
import { samplePlan, sampleRecord } from '../testing/sample-record.ts';

async function readyLab(): Promise<{ readonly lab: Lab; readonly engine: FakeEngine }> {
  const engine = makeFakeEngine();
  const lab = makeLab(engine);
  await loadLab(lab, '');
  return { lab, engine };
}

function lastRun(engine: FakeEngine): FakeRun {
  const run = engine.runs.at(-1);
  if (run === undefined) throw new Error('Nothing runs.');
  return run;
}

const picture = {
  kind: 'image',
  width: 1,
  height: 1,
  rgba: new Uint8ClampedArray(4),
  tint: 'rows',
  caption: 'a pixel',
} as const;

async function finish(lab: Lab, engine: FakeEngine): Promise<void> {
  const running = startRun(lab);
  lastRun(engine).tell({ kind: 'pictures', pictures: [picture] });
  lastRun(engine).end({ kind: 'done', record: sampleRecord() });
  await running;
}

describe('startRun', () => {
  test('a run goes from idle over running to done, and leaves its record and picture', async () => {
    const { lab, engine } = await readyLab();
    expect(lab.store.getState().run.kind).toBe('idle');
    const running = startRun(lab);
    expect(lab.store.getState().run.kind).toBe('running');
    expect(lastRun(engine).config).toBe(lab.store.getState().config);
    lastRun(engine).tell({ kind: 'pictures', pictures: [picture] });
    lastRun(engine).end({ kind: 'done', record: sampleRecord() });
    await running;
    const state = lab.store.getState();
    expect(state.run.kind).toBe('done');
    expect(state.record?.id).toBe('sample');
    expect(state.previous).toBeUndefined();
    expect(state.pictures).toEqual([picture]);
  });

  test('pressed twice it runs once', async () => {
    const { lab, engine } = await readyLab();
    void startRun(lab);
    await startRun(lab);
    expect(engine.runs).toHaveLength(1);
  });

  test('progress carries step, round, remaining time and who made what', async () => {
    const { lab, engine } = await readyLab();
    void startRun(lab);
    const { tell } = lastRun(engine);
    const lanes = Int16Array.of(0, -1);
    tell({ kind: 'started', plan: samplePlan });
    tell({ kind: 'step', step: 'rounds' });
    tell({
      kind: 'progress',
      done: 0.5,
      remainingMs: 900,
      round: 3,
      rounds: 9,
      visit: { kind: 'team', processors: 2 },
    });
    tell({ kind: 'tint', tasks: 2, lanes });
    expect(lab.store.getState().run).toEqual({
      kind: 'running',
      progress: {
        plan: samplePlan,
        step: 'rounds',
        done: 0.5,
        remainingMs: 900,
        round: 3,
        rounds: 9,
        visit: { kind: 'team', processors: 2 },
        tint: { tasks: 2, lanes },
        samples: 0,
      },
    });
  });

  test('the run before stays in grey until it is cleared', async () => {
    const { lab, engine } = await readyLab();
    await finish(lab, engine);
    const first = lab.store.getState().record;
    await finish(lab, engine);
    expect(lab.store.getState().previous).toBe(first);
    clearPrevious(lab);
    expect(lab.store.getState().previous).toBeUndefined();
    expect(lab.store.getState().record).toBeDefined();
  });

  test('a wrong result is kept as a record and called wrong', async () => {
    const { lab, engine } = await readyLab();
    const running = startRun(lab);
    lastRun(engine).end({ kind: 'wrong', record: sampleRecord([2]) });
    await running;
    expect(lab.store.getState().run.kind).toBe('wrong');
    expect(lab.store.getState().record?.points[1]?.verdict.ok).toBe(false);
  });

  test('a configuration with problems does not run', async () => {
    const { lab, engine } = await readyLab();
    const problem = {
      field: 'grain',
      message: { key: 'check.grain', values: { given: '0', min: 1, max: 9 } },
    } as const;
    engine.answer = () => ({ ok: false, problems: [problem] });
    setConfig(lab, { grain: 0 });
    await expect.poll(() => lab.store.getState().preview.kind).toBe('problems');
    await startRun(lab);
    expect(engine.runs).toHaveLength(0);
  });

  test.each([
    ['failed', { kind: 'failed', message: { key: 'run.busy', values: {} } }],
    ['stopped', { kind: 'stopped' }],
  ] as const)('what was on the page stays when a run ends as %s', async (kind, outcome) => {
    const { lab, engine } = await readyLab();
    await finish(lab, engine);
    const before = lab.store.getState();
    const running = startRun(lab);
    lastRun(engine).tell({ kind: 'pictures', pictures: [{ ...picture, caption: 'half' }] });
    lastRun(engine).end(outcome);
    await running;
    const after = lab.store.getState();
    expect(after.run.kind).toBe(kind);
    expect(after.record).toBe(before.record);
    expect(after.pictures).toBe(before.pictures);
    dismissOutcome(lab);
    expect(lab.store.getState().run.kind).toBe('idle');
  });

  test('an engine that breaks ends the run as failed, with the reason', async () => {
    const { lab, engine } = await readyLab();
    const running = startRun(lab);
    lastRun(engine).break(new Error('worker gone'));
    await running;
    expect(lab.store.getState().run).toMatchObject({
      kind: 'failed',
      message: {
        key: 'run.unexpected',
        values: { reason: expect.stringContaining('worker gone') },
      },
    });
  });
});

describe('cancelRun', () => {
  test('says stopping at once, asks the engine once, and is deaf to what still comes', async () => {
    const { lab, engine } = await readyLab();
    const running = startRun(lab);
    void cancelRun(lab);
    expect(lab.store.getState().run.kind).toBe('stopping');
    void cancelRun(lab);
    expect(engine.stops).toBe(1);
    lastRun(engine).tell({ kind: 'step', step: 'rounds' });
    lastRun(engine).tell({ kind: 'pictures', pictures: [picture] });
    expect(lab.store.getState().run.kind).toBe('stopping');
    expect(lab.store.getState().pictures).toEqual([]);
    await startRun(lab);
    expect(engine.runs).toHaveLength(1);
    lastRun(engine).end({ kind: 'stopped' });
    await running;
    expect(lab.store.getState().run.kind).toBe('stopped');
  });

  test('does nothing where nothing runs', async () => {
    const { lab, engine } = await readyLab();
    await cancelRun(lab);
    expect(engine.stops).toBe(0);
    expect(lab.store.getState().run.kind).toBe('idle');
  });
});

describe('a run over a minute', () => {
  async function longLab() {
    const engine = makeFakeEngine();
    const estimate = { ...samplePlan.estimate, totalMs: 61_000 };
    engine.answer = () => ({ ok: true, plan: { ...samplePlan, estimate }, notes: [] });
    const lab = makeLab(engine);
    await loadLab(lab, '');
    return { lab, engine };
  }

  test('asks first, and runs on yes', async () => {
    const { lab, engine } = await longLab();
    await startRun(lab);
    expect(lab.store.getState().run.kind).toBe('asking');
    expect(engine.runs).toHaveLength(0);
    void answerLongRun(lab, true);
    expect(lab.store.getState().run.kind).toBe('running');
    expect(engine.runs).toHaveLength(1);
  });

  test('does not run on no', async () => {
    const { lab, engine } = await longLab();
    await startRun(lab);
    await answerLongRun(lab, false);
    expect(lab.store.getState().run.kind).toBe('idle');
    expect(engine.runs).toHaveLength(0);
  });
});
