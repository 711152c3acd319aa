// A record that is opened is drawn like one that was measured, says where it comes from, and changes nothing else.

import { expect, test } from 'vitest';
import { writeStudy } from '../record/write-study.ts';
import { say } from '../words/say.ts';
import { makeLab, type Lab } from './lab.ts';
import { openRecord, openedFrom, openedMessage } from './open-record.ts';
import { messagesOf, replayRecord } from './replay-actions.ts';
import { startRun } from './run-actions.ts';
import { loadLab } from './start-lab.ts';
import { makeFakeEngine } from '../testing/fake-engine.ts';
import { sampleRecord } from '../testing/sample-record.ts';
import type { Ceiling } from '../record/ceiling.ts';
import type { RunRecord } from '../record/run-record.ts';

const picture = {
  kind: 'bars',
  bars: [{ label: 'a', value: 1 }],
  unit: 'times',
  caption: 'Bars',
} as const;
const run: RunRecord = { ...sampleRecord(), id: 'opened', pictures: [picture] };
const file = new File([writeStudy(run)], 'run.json');

async function openedLab(): Promise<{ lab: Lab; engine: ReturnType<typeof makeFakeEngine> }> {
  const engine = makeFakeEngine();
  const lab = makeLab(engine);
  await loadLab(lab, '');
  return { lab, engine };
}

test('is the run on the chart, with its picture, and labelled', async () => {
  const { lab } = await openedLab();
  const before = sampleRecord();
  lab.store.setState({ record: before, chosen: 2 });
  await openRecord(lab, file);
  const { record, previous, chosen, pictures, opened, config } = lab.store.getState();
  expect(record).toEqual(run);
  expect({ previous, chosen, pictures }).toEqual({
    previous: before,
    chosen: undefined,
    pictures: [picture],
  });
  expect(config.workload).toBe('mandelbrot');
  if (!opened || !record) throw new Error('nothing was opened');
  expect(openedFrom(lab.store.getState(), record)).toBe('run.json');
  expect(openedFrom(lab.store.getState(), before)).toBeUndefined();
  expect(say(openedMessage(opened))).toContain('from the file “run.json”, not measured here now');
  expect(say(openedMessage(opened))).toContain('31 January 2026 in Chromium 156 on Linux');
});

test('is replayed as one that was measured', async () => {
  const { lab } = await openedLab();
  await openRecord(lab, file);
  const { record } = lab.store.getState();
  if (!record) throw new Error('nothing was opened');
  const choice = { policy: 'dynamic', grainFactor: 1, network: 'none' } as const;
  const played = await replayRecord(lab, record, { ...choice, transport: undefined });
  expect(played?.points).toHaveLength(13);
  expect(played).toEqual(await replayRecord(lab, run, { ...choice, transport: undefined }));
});

test('is replayed with what messages cost where it was measured, not here', async () => {
  const { lab } = await openedLab();
  const cost = { perTaskMs: 1, perByteMs: 0 };
  const costs = { worker: cost, driver: cost };
  const ceiling: Ceiling = {
    createdAt: run.createdAt,
    cores: 4,
    browser: 'x',
    oneMs: 100,
    speedups: [{ processors: 1, times: 1 }],
    bandwidth: [{ processors: 1, bytesPerSecond: 1e10 }],
    messages: { transfer: costs, clone: costs },
  };
  lab.store.setState({ calibration: ceiling, record: run });
  expect(messagesOf(lab.store.getState(), run)).toBe(ceiling.messages);
  await openRecord(lab, file);
  const { record } = lab.store.getState();
  expect(record && messagesOf(lab.store.getState(), record)).toBeUndefined();
  const known = { ...run, conditions: { ceiling, warnings: [] } };
  await openRecord(lab, new File([writeStudy(known)], 'known.json'));
  const { record: other } = lab.store.getState();
  expect(other && messagesOf(lab.store.getState(), other)).toEqual(ceiling.messages);
});

test.each([
  ['nothing', '', /not JSON/],
  ['another program’s', '{"schema": "other/1"}', /no record that this version/],
  ['a damaged one', writeStudy(run).replace('"medianMs"', '"median"'), /damaged at/],
])('%s is refused with a sentence, and what was shown stays', async (_what, text, told) => {
  const { lab } = await openedLab();
  const before = sampleRecord();
  lab.store.setState({ record: before });
  await openRecord(lab, new File([text], 'x.json'));
  const { record, recordProblem, opened } = lab.store.getState();
  expect({ record, opened }).toEqual({ record: before, opened: undefined });
  expect(recordProblem && say(recordProblem)).toMatch(told);
  // A record that can be opened takes it away.
  await openRecord(lab, file);
  expect(lab.store.getState().recordProblem).toBeUndefined();
});

test('nothing is opened while a run goes on', async () => {
  const { lab, engine } = await openedLab();
  const running = startRun(lab);
  await expect.poll(() => engine.runs.length).toBe(1);
  await openRecord(lab, file);
  expect(lab.store.getState().record).toBeUndefined();
  expect(lab.store.getState().recordProblem?.key).toBe('file.while-running');
  engine.runs[0]?.end({ kind: 'stopped' });
  await running;
});
