import { describe, expect, it } from 'vitest';
import { deriveRecord } from '../analysis/derive.ts';
import { makeFacts } from '../testing/synthetic-facts.ts';
import { makeLab } from './lab.ts';
import { loadLab } from './start-lab.ts';
import { makeFakeEngine } from '../testing/fake-engine.ts';
import { growProblem } from './weak-scaling.ts';
import type { Config } from '../record/config.ts';
import type { RunRecord } from '../record/run-record.ts';

/** Work as that of an image: the square of its size. */
function workOf({ parameters }: Pick<Config, 'parameters'>): number {
  return (parameters['size'] ?? 0) ** 2;
}

/** A tenth of the time at the base size is serial; the work of a larger one is shared. */
function recordOf(config: Pick<Config, 'parameters' | 'processors'>, slower = 1): RunRecord {
  const work = workOf(config);
  const times = work / 1_000 ** 2;
  const facts = makeFacts({
    wallMs: (n) => slower * (10 + (90 * times) / n),
    plan: { processors: [1, ...config.processors.filter((n) => n > 1)], work },
  });
  return { ...deriveRecord(facts), id: `on ${config.processors.join()}` };
}

async function makeGrowing() {
  const engine = makeFakeEngine();
  engine.answer = (config) => {
    const { plan } = recordOf(config);
    return { ok: true, plan, notes: [] };
  };
  const lab = makeLab(engine);
  await loadLab(lab, '');
  const record = recordOf({ parameters: { size: 1_000 }, processors: [1, 2, 4] });
  lab.store.setState({ record });
  return { engine, lab, record };
}

describe('growProblem', () => {
  it('gives each n so much more work, and fits the serial share of the parallel time', async () => {
    const { engine, lab, record } = await makeGrowing();
    const done = growProblem(lab, record);
    // The second time round the machine is half as fast: no point gains or loses by it.
    for (let i = 0; i < 6; i++) {
      await expect.poll(() => engine.runs.length).toBe(i + 1);
      const run = engine.runs[i];
      if (run) run.end({ kind: 'done', record: recordOf(run.config, i < 3 ? 1 : 2) });
    }
    await done;
    const { weakScaling, record: shown } = lab.store.getState();
    expect(engine.runs.map(({ config }) => config.parameters['size'])).toEqual([
      1_000, 1_415, 2_000, 2_000, 1_415, 1_000,
    ]);
    expect(weakScaling?.points.map(({ processors }) => processors)).toEqual([2, 4]);
    for (const { processors, times, ms, scaledSpeedup, efficiency } of weakScaling?.points ?? []) {
      expect(times).toBeCloseTo(processors, 2);
      expect(ms).toBeCloseTo(150, 0);
      expect(scaledSpeedup).toBeCloseTo(processors, 2);
      expect(efficiency).toBeCloseTo(1, 3);
    }
    // All of the work grew, and the constant part with no more of it: nothing seems serial.
    expect(weakScaling?.serialShare).toBeCloseTo(0, 2);
    expect(shown).toBe(record);
  });

  it('leaves out the counts that the machine has no core for', async () => {
    const { engine, lab, record } = await makeGrowing();
    const environment = { ...record.environment, hardwareConcurrency: 2 };
    const done = growProblem(lab, { ...record, environment });
    for (let i = 0; i < 4; i++) {
      await expect.poll(() => engine.runs.length).toBe(i + 1);
      const run = engine.runs[i];
      run?.end({ kind: 'done', record: recordOf(run.config) });
    }
    await done;
    const { weakScaling } = lab.store.getState();
    expect(weakScaling?.points.map(({ processors }) => processors)).toEqual([2]);
    expect(weakScaling?.leftOut).toEqual([4]);
  });

  it('begins once, however often it is pressed', async () => {
    const { engine, lab, record } = await makeGrowing();
    const both = [growProblem(lab, record), growProblem(lab, record)];
    await expect.poll(() => engine.runs.length).toBe(1);
    await growProblem(lab, record);
    engine.runs[0]?.end({ kind: 'stopped' });
    await Promise.all(both);
    expect(engine.runs).toHaveLength(1);
    expect(lab.store.getState().run.kind).toBe('stopped');
  });

  it('says nothing of runs that did not end well', async () => {
    const { engine, lab, record } = await makeGrowing();
    const done = growProblem(lab, record);
    await expect.poll(() => engine.runs.length).toBe(1);
    engine.runs[0]?.end({ kind: 'stopped' });
    await done;
    expect(lab.store.getState().weakScaling).toBeUndefined();
  });
});
