import { describe, expect, it } from 'vitest';
import { deriveRecord } from '../analysis/derive.ts';
import { makeFacts } from '../testing/synthetic-facts.ts';
import { makeLab, type Lab } from './lab.ts';
import { answerLongRun } from './run-actions.ts';
import { loadLab } from './start-lab.ts';
import { makeFakeEngine } from '../testing/fake-engine.ts';
import { trialOf, tryRemedy } from './trial-actions.ts';
import type { Remedy } from '../record/loss-point.ts';
import type { Plan } from '../record/plan.ts';
import type { RunRecord } from '../record/run-record.ts';

/** Blocks of uneven work: 4 processors take 50 ms of which the busiest computes all, or 25 evenly. */
function recordOf(schedule: Plan['schedule'], wallMs: number): RunRecord {
  const facts = makeFacts({
    wallMs: (n) => (n === 1 ? 100 : wallMs),
    plan: { processors: [1, 4], schedule, serialShare: 0, samples: 7, seed: 5 },
    sample: ({ processors, activities }) =>
      processors === 1 ? {} : { activities: { ...activities, largestComputeMs: wallMs } },
  });
  return { ...deriveRecord(facts), id: `${schedule} ${wallMs}` };
}

async function makeTrial() {
  const engine = makeFakeEngine();
  const lab = makeLab(engine);
  await loadLab(lab, '');
  const record = recordOf('static', 50);
  lab.store.setState({ record });
  const remedy = record.losses?.[0]?.remedies[0];
  if (!remedy) throw new Error('the record names no remedy');
  return { engine, lab, record, remedy };
}

/** What the run on the chart says of the remedy that made it. */
function tried({ store }: Lab): ReturnType<typeof trialOf> {
  const { record } = store.getState();
  return record && trialOf(record);
}

describe('tryRemedy', () => {
  it("makes the record's experiment again with one change, and holds the outcome against the prediction", async () => {
    const { engine, lab, record, remedy } = await makeTrial();
    const done = tryRemedy(lab, record, remedy);
    await expect.poll(() => engine.runs.length).toBe(1);
    expect(engine.runs[0]?.config).toMatchObject({
      workload: 'mandelbrot',
      parameters: { size: 1000 },
      processors: [1, 4],
      schedule: 'dynamic',
      samples: 7,
      seed: 5,
    });
    engine.runs[0]?.end({ kind: 'done', record: recordOf('dynamic', 26) });
    await done;
    expect(lab.store.getState().record).toMatchObject({
      id: 'dynamic 26',
      parent: { id: record.id, trial: { remedy, before: { processors: 4, ms: 50 } } },
    });
    expect(tried(lab)).toEqual({
      remedy,
      before: { processors: 4, ms: 50 },
      obtainedMs: 26,
    });
    expect(lab.store.getState().previous).toBe(record);
  });

  it('pins nothing else: what was left to the lab stays so', async () => {
    const { engine, lab, record, remedy } = await makeTrial();
    const config = { ...record.config, grain: 'auto', transport: 'auto' } as const;
    const done = tryRemedy(lab, { ...record, config }, remedy);
    await expect.poll(() => engine.runs.length).toBe(1);
    expect(engine.runs[0]?.config).toEqual({ ...config, ...remedy.change });
    engine.runs[0]?.end({ kind: 'stopped' });
    await done;
  });

  it('changes the parameters of a remedy and leaves the others as they are', async () => {
    const { engine, lab, record } = await makeTrial();
    const change = { parameters: { iterations: 10 } };
    const remedy: Remedy = { cause: 'computation', change, processors: 4, predictedMs: 25 };
    const [point] = record.losses ?? [];
    if (!point) throw new Error('the record explains nothing');
    const offering = { ...record, losses: [{ ...point, remedies: [remedy] }] };
    const done = tryRemedy(lab, offering, remedy);
    await expect.poll(() => engine.runs.length).toBe(1);
    expect(engine.runs[0]?.config.parameters).toEqual({ size: 1000, iterations: 10 });
    engine.runs[0]?.end({ kind: 'done', record: recordOf('static', 26) });
    await done;
  });

  it('waits for the answer where the run is a long one', async () => {
    const { engine, lab, record, remedy } = await makeTrial();
    const estimate = { totalMs: 100_000, memoryBytes: 1, measured: true };
    engine.answer = () => ({ ok: true, plan: { ...record.plan, estimate }, notes: [] });
    const done = tryRemedy(lab, record, remedy);
    await expect.poll(() => lab.store.getState().run.kind).toBe('asking');
    void answerLongRun(lab, true);
    await expect.poll(() => engine.runs.length).toBe(1);
    engine.runs[0]?.end({ kind: 'done', record: recordOf('dynamic', 30) });
    await done;
    await expect.poll(() => lab.store.getState().run.kind).toBe('done');
    expect(lab.store.getState().record?.id).toBe('dynamic 30');
    expect(tried(lab)).toMatchObject({ remedy, obtainedMs: 30 });
  });

  it('says nothing of a run that did not end well, nor of a remedy of another record', async () => {
    const { engine, lab, record, remedy } = await makeTrial();
    const done = tryRemedy(lab, record, remedy);
    await expect.poll(() => engine.runs.length).toBe(1);
    engine.runs[0]?.end({ kind: 'stopped' });
    await done;
    expect(tried(lab)).toBeUndefined();
    await tryRemedy(lab, recordOf('static', 50), remedy);
    expect(engine.runs).toHaveLength(1);
  });

  it('keeps the pool warm, where each run was to start its own', async () => {
    const { engine, lab } = await makeTrial();
    const start = { round: 0, processors: 4, startMs: 20, compileMs: 5, placeMs: 5 };
    const facts = makeFacts({
      wallMs: (n) => 120 / n,
      plan: { processors: [1, 4], coldStarts: 2 },
    });
    const coldStarts = [28, 32].map((wallMs) => ({ ...start, wallMs }));
    const record = deriveRecord({ ...facts, coldStarts });
    lab.store.setState({ record });
    const remedy = record.losses?.[0]?.remedies.find(({ cause }) => cause === 'startUp');
    expect(remedy).toMatchObject({ change: { coldStarts: 0 }, processors: 4, predictedMs: 30 });
    if (!remedy) return;
    const done = tryRemedy(lab, record, remedy);
    await expect.poll(() => engine.runs.length).toBe(1);
    expect(engine.runs[0]?.config.coldStarts).toBe(0);
    const again = deriveRecord(makeFacts({ wallMs: (n) => 124 / n, plan: facts.plan }));
    engine.runs[0]?.end({ kind: 'done', record: { ...again, id: 'warm' } });
    await done;
    expect(tried(lab)).toMatchObject({
      before: { processors: 4, ms: 60 },
      obtainedMs: 31,
    });
  });
});
