// The form leaves configurations that can run where it can, and keeps what was typed where it cannot.

import { expect, test } from 'vitest';
import { experimentAddress } from './address.ts';
import {
  chooseWorkload,
  beforeReset,
  resetConfig,
  undoReset,
  setConfig,
  setGrainText,
  setNumberText,
  setParameterText,
  setProcessorsText,
  settleDraft,
} from './config-actions.ts';
import { chooseBackend } from './choose-backend.ts';
import { makeLab, type Lab } from './lab.ts';
import { startRun } from './run-actions.ts';
import { loadLab } from './start-lab.ts';
import { makeFakeEngine } from '../testing/fake-engine.ts';
import { sampleCatalogue } from '../testing/sample-catalogue.ts';
import { samplePlan } from '../testing/sample-record.ts';

async function readyLab(query = ''): Promise<Lab> {
  const lab = makeLab(makeFakeEngine());
  await loadLab(lab, query);
  return lab;
}

test('the page starts with the default experiment of the machine', async () => {
  const engine = makeFakeEngine();
  const machine = await engine.machine();
  const defaults = { ...machine.defaults, processors: [1, 2], samples: 7 };
  engine.machine = () => Promise.resolve({ ...machine, defaults });
  const lab = makeLab(engine);
  await loadLab(lab, '');
  expect(lab.store.getState().config).toEqual(defaults);
});

test('a backend brings its kernel and schedule, and the way back restores the defaults', async () => {
  const lab = await readyLab();
  setNumberText(lab, 'serialShare', '0.25');
  await chooseBackend(lab, 'webgpu');
  expect(lab.store.getState().config).toMatchObject({
    backend: 'webgpu',
    kernel: 'wgsl',
    schedule: 'static',
    serialShare: 0,
  });
  await chooseBackend(lab, 'serial');
  expect(lab.store.getState().config.processors).toEqual([1]);
  await chooseBackend(lab, 'workers');
  expect(lab.store.getState().config).toMatchObject({ kernel: 'wasm', processors: [1, 2, 3, 4] });
});

test('what a backend could not do is as it was on the way back, unless it was changed since', async () => {
  const lab = await readyLab('?schedule=cyclic&processors=1,3&serial-share=0.5&cold-starts=4');
  await chooseBackend(lab, 'webgpu');
  expect(lab.store.getState().config).toMatchObject({ schedule: 'static', serialShare: 0 });
  await chooseBackend(lab, 'serial');
  expect(lab.store.getState().config).toMatchObject({ processors: [1], coldStarts: 0 });
  await chooseBackend(lab, 'workers');
  const back = { schedule: 'cyclic', processors: [1, 3], serialShare: 0.5, coldStarts: 4 };
  expect(lab.store.getState().config).toMatchObject(back);
  await chooseBackend(lab, 'webgpu');
  setConfig(lab, { coldStarts: 2 });
  await chooseBackend(lab, 'workers');
  expect(lab.store.getState().config).toMatchObject({ ...back, coldStarts: 2 });
});

test('another workload starts from its own defaults', async () => {
  const lab = await readyLab('?size=2048&grain=4&samples=12');
  chooseWorkload(lab, 'monte-carlo-pi');
  expect(lab.store.getState().config).toMatchObject({
    workload: 'monte-carlo-pi',
    parameters: {},
    grain: 'auto',
    samples: 12,
  });
});

test('what is no number yet stays as it was typed, and gives way once it is one', async () => {
  const lab = await readyLab();
  setParameterText(lab, 'size', '');
  expect(lab.store.getState().config.parameters['size']).toBeNaN();
  expect(lab.store.getState().drafts['parameters.size']).toBe('');
  settleDraft(lab, 'parameters.size');
  expect(lab.store.getState().drafts['parameters.size']).toBe('');
  setParameterText(lab, 'size', '1e3');
  expect(lab.store.getState().config.parameters['size']).toBe(1000);
  settleDraft(lab, 'parameters.size');
  expect(lab.store.getState().drafts).toEqual({});
});

test('processors and grain are typed as text', async () => {
  const lab = await readyLab();
  setProcessorsText(lab, '1-3, x');
  expect(lab.store.getState().drafts.processors).toBe('1-3, x');
  setProcessorsText(lab, '1 2 8');
  expect(lab.store.getState().config.processors).toEqual([1, 2, 8]);
  setGrainText(lab, '0');
  expect(lab.store.getState().config.grain).toBe(0);
  setGrainText(lab, 'Auto');
  expect(lab.store.getState().config.grain).toBe('auto');
});

test('I6, I7: an address keeps what is valid, shows what is not, and names what nobody knows', async () => {
  const lab = await readyLab('?size=big&iterations=500&samples=NaN&kernel=cobol&utm=3');
  const { config, drafts, ignored } = lab.store.getState();
  expect(config.parameters).toEqual({ size: Number.NaN, iterations: 500 });
  expect(config.kernel).toBe('cobol');
  expect(drafts).toEqual({ 'parameters.size': 'big', samples: 'NaN' });
  expect(ignored).toEqual(['utm']);
});

test('I11: opening an address runs nothing', async () => {
  const engine = makeFakeEngine();
  await loadLab(makeLab(engine), '?workload=mandelbrot&size=64&run=1');
  expect(engine.runs).toHaveLength(0);
});

test('the address says only what differs, and Reset empties it', async () => {
  const lab = await readyLab();
  setConfig(lab, { kernel: 'js', schedule: 'cyclic' });
  const here = 'http://127.0.0.1:4173/lab/?old=1#x';
  expect(experimentAddress(lab.store.getState(), here)).toBe(
    'http://127.0.0.1:4173/lab/?kernel=js&schedule=cyclic',
  );
  resetConfig(lab);
  expect(experimentAddress(lab.store.getState(), here)).toBe('http://127.0.0.1:4173/lab/');
});

test('Reset does nothing while a run goes on', async () => {
  const engine = makeFakeEngine();
  const lab = makeLab(engine);
  await loadLab(lab, '');
  setConfig(lab, { kernel: 'js' });
  const done = startRun(lab);
  await expect.poll(() => engine.runs.length).toBe(1);
  resetConfig(lab);
  expect(lab.store.getState().config.kernel).toBe('js');
  engine.runs[0]?.end({ kind: 'stopped' });
  await done;
  resetConfig(lab);
  expect(lab.store.getState().config.kernel).toBe('wasm');
});

test('the newest question for a plan wins', async () => {
  const engine = makeFakeEngine();
  const lab = makeLab(engine);
  await loadLab(lab, '');
  const answers: (() => void)[] = [];
  engine.answer = (config) =>
    new Promise((resolve) => {
      const plan = { ...samplePlan, samples: config.samples };
      answers.push(() => resolve({ ok: true, plan, notes: [] }));
    });
  setConfig(lab, { samples: 10 });
  setConfig(lab, { samples: 11 });
  answers[1]?.();
  await expect.poll(() => lab.store.getState().preview).toMatchObject({ plan: { samples: 11 } });
  answers[0]?.();
  await Promise.resolve();
  expect(lab.store.getState().preview).toMatchObject({ plan: { samples: 11 } });
});

test('an engine that does not answer at the start is said, not waited for', async () => {
  const engine = makeFakeEngine();
  engine.catalogue = () => Promise.reject(new Error('worker not found'));
  const lab = makeLab(engine);
  await loadLab(lab, '');
  expect(lab.store.getState().start).toEqual({
    kind: 'failed',
    reason: expect.stringContaining('worker not found'),
  });
  expect(sampleCatalogue.workloads).not.toHaveLength(0);
});

test('Reset is undone with what was typed, until the form changes', async () => {
  const lab = await readyLab();
  setConfig(lab, { kernel: 'js' });
  setProcessorsText(lab, '1-3, x');
  const { config, drafts } = lab.store.getState();
  resetConfig(lab);
  expect(lab.store.getState().drafts).toEqual({});
  undoReset(lab);
  expect(lab.store.getState()).toMatchObject({ config, drafts });
  // There is nothing left to undo.
  expect(beforeReset(lab.store.getState())).toBeUndefined();
  resetConfig(lab);
  setConfig(lab, { schedule: 'cyclic' });
  expect(beforeReset(lab.store.getState())).toBeUndefined();
  undoReset(lab);
  expect(lab.store.getState().config.schedule).toBe('cyclic');
});
