// A file of the person's own: the one that is shown is the one that runs, whatever happens to the address meanwhile.

import { expect, test } from 'vitest';
import { readAddress } from './address.ts';
import { chooseWorkload } from './config-actions.ts';
import { besideFile, closeFile, openFile } from './file-actions.ts';
import { makeLab, type Lab } from './lab.ts';
import { planToConfig } from '../record/plan-config.ts';
import { startRun } from './run-actions.ts';
import { loadLab } from './start-lab.ts';
import { makeFakeEngine, type FakeEngine } from '../testing/fake-engine.ts';
import { measureAgain } from './measure-again.ts';
import { samplePlan, sampleRecord } from '../testing/sample-record.ts';
import type { PlanFile } from '../record/plan.ts';
import type { RunRecord } from '../record/run-record.ts';

/** A lab whose engine reads any file as one of 640 pixels a side. */
async function labWithFile(query = ''): Promise<{ lab: Lab; engine: FakeEngine }> {
  const engine = makeFakeEngine();
  engine.openFile = (_workload, _parameters, { size: bytes }, name) =>
    Promise.resolve({ ok: true, file: { name, bytes }, parameters: { size: 640 }, notes: [] });
  const lab = makeLab(engine);
  await loadLab(lab, query);
  await openFile(lab, new File(['words'], 'book.txt'));
  return { lab, engine };
}

/** What the page does when the address is another one. */
function goTo(lab: Lab, query: string): void {
  lab.store.setState((state) => besideFile(state, readAddress(state, query)));
}

test('the file stays when the address changes, with the parameters that follow from it', async () => {
  const { lab, engine } = await labWithFile();
  for (const query of ['', '?size=64&iterations=500', '?size=big']) {
    goTo(lab, query);
    const { config, file, drafts } = lab.store.getState();
    expect(file?.file.name).toBe('book.txt');
    expect(config).toMatchObject({ file: 'book.txt', parameters: { size: 640 } });
    expect(drafts).toEqual({});
  }
  goTo(lab, '?iterations=500');
  const running = startRun(lab);
  await expect.poll(() => engine.runs.length).toBe(1);
  expect(engine.runs[0]?.config).toMatchObject({
    file: 'book.txt',
    parameters: { size: 640, iterations: 500 },
  });
  engine.runs[0]?.end({ kind: 'stopped' });
  await running;
});

test('another workload in the address leaves the field empty, and its own input runs', async () => {
  const { lab } = await labWithFile();
  goTo(lab, '?workload=monte-carlo-pi&points=64');
  expect(lab.store.getState().file).toBeUndefined();
  expect(lab.store.getState().config.file).toBeUndefined();
  expect(lab.store.getState().config.parameters).toEqual({ points: 64 });
});

test('an address without a file open is read as ever', async () => {
  const { lab } = await labWithFile();
  closeFile(lab);
  goTo(lab, '?size=64');
  expect(lab.store.getState().file).toBeUndefined();
  expect(lab.store.getState().config.file).toBeUndefined();
  expect(lab.store.getState().config.parameters).toEqual({ size: 64 });
});

test('a file that is given in the middle of a run is refused, and changes nothing', async () => {
  const { lab, engine } = await labWithFile();
  let opened = 0;
  engine.openFile = () => {
    opened++;
    return Promise.resolve({ ok: false, message: { key: 'file.empty', values: {} } });
  };
  const running = startRun(lab);
  await expect.poll(() => engine.runs.length).toBe(1);
  const before = lab.store.getState();
  await openFile(lab, new File(['others'], 'other.txt'));
  const { config, file, reading, fileProblem } = lab.store.getState();
  expect({ config, file, reading, opened }).toEqual({
    config: before.config,
    file: before.file,
    reading: undefined,
    opened: 0,
  });
  expect(fileProblem).toEqual({ key: 'file.while-running', values: { name: 'other.txt' } });
  engine.runs[0]?.end({ kind: 'stopped' });
  await running;
  await openFile(lab, new File(['others'], 'other.txt'));
  expect(opened).toBe(1);
});

test('a file that is given while a long run is asked about takes the question back', async () => {
  const { lab, engine } = await labWithFile();
  const long = { ...samplePlan, estimate: { ...samplePlan.estimate, totalMs: 1e6 } };
  engine.answer = () => ({ ok: true, plan: long, notes: [] });
  chooseWorkload(lab, 'mandelbrot');
  await expect.poll(() => lab.store.getState().preview).toMatchObject({ plan: long });
  await startRun(lab);
  expect(lab.store.getState().run.kind).toBe('asking');
  await openFile(lab, new File(['others'], 'other.txt'));
  expect(lab.store.getState().run.kind).toBe('idle');
});

test('an experiment that is made again is made with its own input', () => {
  expect(planToConfig(samplePlan).file).toBeUndefined();
  const file = { name: 'book.txt', bytes: 5 };
  expect(planToConfig({ ...samplePlan, file }).file).toBe('book.txt');
});

/** The record of a run on the file that `labWithFile` opens. */
function recordOn(file: PlanFile): RunRecord {
  const record = sampleRecord();
  return { ...record, plan: { ...record.plan, file } };
}

test('an experiment on a file, made again after another workload was chosen, runs on that file', async () => {
  const { lab, engine } = await labWithFile();
  const file = { name: 'book.txt', bytes: 5 };
  chooseWorkload(lab, 'monte-carlo-pi');
  expect(lab.store.getState().file).toBeUndefined();
  const running = measureAgain(lab, recordOn(file));
  await expect.poll(() => engine.runs.length).toBe(1);
  expect(engine.requests[0]).toMatchObject({ config: { file: 'book.txt' }, file });
  // The form shows what runs.
  expect(lab.store.getState().file?.file).toEqual(file);
  engine.runs[0]?.end({ kind: 'stopped' });
  await running;
});

test('with another file under that name it says so, and never runs on the built-in input', async () => {
  const { lab, engine } = await labWithFile();
  const record = recordOn({ name: 'book.txt', bytes: 99 });
  chooseWorkload(lab, 'monte-carlo-pi');
  const problem = {
    field: 'file',
    message: { key: 'check.file-missing', values: { name: 'book.txt' } },
  } as const;
  engine.answer = ({ file }) =>
    file === undefined
      ? { ok: true, plan: samplePlan, notes: [] }
      : { ok: false, problems: [problem] };
  await measureAgain(lab, record);
  const { config, file, preview } = lab.store.getState();
  expect(engine.runs).toHaveLength(0);
  expect({ config: config.file, file, preview }).toEqual({
    config: 'book.txt',
    file: undefined,
    preview: { kind: 'problems', problems: [problem] },
  });
});
