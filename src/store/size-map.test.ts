// The page's size map: cells stand as they are measured, and whoever cancels keeps them.

import { describe, expect, it } from 'vitest';
import { deriveRecord } from '../analysis/derive.ts';
import { makeFacts } from '../testing/synthetic-facts.ts';
import { makeLab } from './lab.ts';
import { cancelRun } from './run-actions.ts';
import { mapSizes } from './size-map.ts';
import { loadLab } from './start-lab.ts';
import { makeFakeEngine } from '../testing/fake-engine.ts';
import type { Config } from '../record/config.ts';
import type { RunRecord } from '../record/run-record.ts';

type Asked = Pick<Config, 'parameters' | 'processors' | 'samples'>;

/** A tenth of a millisecond a pixel's row, and 2 ms beside it on several workers. */
function recordOf({ parameters, processors, samples }: Asked): RunRecord {
  const size = parameters['size'] ?? 0;
  const plan = {
    parameters: { size },
    processors: [1, ...processors.filter((n) => n > 1)],
    samples,
    work: size ** 2,
  };
  const wallMs = (n: number, round: number): number =>
    (size / 10 / n + (n > 1 ? 2 : 0)) * (1 + 0.01 * Math.sin(3 * n + 5 * round));
  return deriveRecord(makeFacts({ plan, wallMs }));
}

async function makeMapping() {
  const engine = makeFakeEngine();
  engine.answer = (config) => ({ ok: true, plan: recordOf(config).plan, notes: [] });
  const lab = makeLab(engine);
  await loadLab(lab, '');
  const record = recordOf({ parameters: { size: 1_024 }, processors: [1, 2], samples: 6 });
  lab.store.setState({ record });
  const done = mapSizes(lab, record, { efficiency: 0.75, sizes: 4 });
  const end = async (i: number): Promise<void> => {
    await expect.poll(() => engine.runs.length).toBe(i + 1);
    const run = engine.runs[i];
    run?.end({ kind: 'done', record: recordOf(run.config) });
  };
  return { engine, lab, record, done, end };
}

describe('mapSizes', () => {
  it('shows every cell as soon as it is measured, and the whole study at the end', async () => {
    const { lab, record, done, end } = await makeMapping();
    const measured = (): number | undefined =>
      lab.store.getState().sizeMap?.found?.cells.filter(({ rounds }) => rounds > 0).length;
    expect(lab.store.getState().sizeMap).toMatchObject({ measuring: true, found: undefined });
    for (let i = 0; i < 4; i++) {
      await end(i);
      await expect.poll(measured).toBe(i + 1);
    }
    await done;
    const { sizeMap, record: shown, run } = lab.store.getState();
    expect(sizeMap).toMatchObject({ record: record.id, measuring: false });
    expect(sizeMap?.study).toMatchObject({ kind: 'size-map', parent: { id: record.id } });
    expect(sizeMap?.found?.cells).toBe(sizeMap?.study?.cells);
    // E is 1 / (1 + 4 ms / T(1)): over 75 % from 12 ms on.
    expect(sizeMap?.found?.cells.map(({ size, state }) => [size, state])).toEqual([
      [32, 'below'],
      [102, 'below'],
      [323, 'above'],
      [1_024, 'above'],
    ]);
    expect(shown).toBe(record);
    expect(run.kind).toBe('idle');
  });

  it('keeps what was measured if it is cancelled, but no study', async () => {
    const { lab, done, end } = await makeMapping();
    await end(0);
    await expect.poll(() => lab.store.getState().sizeMap?.found).toBeDefined();
    await cancelRun(lab);
    await end(1);
    await done;
    const { sizeMap, run } = lab.store.getState();
    expect(run.kind).toBe('stopped');
    expect(sizeMap).toMatchObject({ measuring: false, study: undefined });
    expect(sizeMap?.found?.cells.filter(({ rounds }) => rounds > 0)).toHaveLength(1);
  });

  it('begins once, however often it is pressed', async () => {
    const { engine, lab, record, done } = await makeMapping();
    await expect.poll(() => engine.runs.length).toBe(1);
    await mapSizes(lab, record, { efficiency: 0.5, sizes: 8 });
    engine.runs[0]?.end({ kind: 'stopped' });
    await done;
    expect(engine.requests).toHaveLength(1);
  });
});
