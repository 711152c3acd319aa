// A replay is a function of a record alone: of one that was measured here, and of one that was read from a file.

import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { runExperiment } from '../experiment/experiment.ts';
import { makeVirtualInput } from '../testing/virtual-experiment.ts';
import { deriveRecord } from '../analysis/derive.ts';
import { readStudy } from '../record/read-study.ts';
import { writeStudy } from '../record/write-study.ts';
import { askReplay, canReplay, type ReplayChoice } from './ask-replay.ts';
import { replayTimes } from './played-run.ts';
import type { RunRecord } from '../record/run-record.ts';

const choice: ReplayChoice = { policy: 'stealing', grainFactor: 1, network: 'none' };

function read(text: string): RunRecord {
  const made = readStudy(text);
  if (!made.ok || made.study.kind !== 'run') throw new Error('not read');
  return made.study;
}

async function measured(): Promise<RunRecord> {
  const input = makeVirtualInput({ itemMs: (item) => 1 + (item % 7) });
  return deriveRecord(await runExperiment(input, new AbortController().signal));
}

test('a run from a file is played as the one that it was written from', async () => {
  const run = await measured();
  const counts = [1, 2, 16, 4096];
  for (const policy of ['static', 'dynamic', 'stealing'] as const) {
    for (const network of ['none', 'rack'] as const) {
      const asked = { ...choice, policy, network };
      const here = await askReplay(run, asked, counts, replayTimes);
      expect(here?.points).toHaveLength(4);
      expect(await askReplay(read(writeStudy(run)), asked, counts, replayTimes)).toEqual(here);
    }
  }
});

test('240 tasks of 1 to 7 ms: the sum on one processor, the longest on as many as tasks', async () => {
  const run = await measured();
  const replay = await askReplay(run, choice, [1, 4096], replayTimes);
  // 34 sevens of 1 + 2 + ... + 7 ms, and 1 and 2 ms more.
  expect(replay?.points[0]?.ms).toBeCloseTo(34 * 28 + 3, 6);
  expect(replay?.points[1]?.ms).toBeCloseTo(7, 6);
  expect(replay?.source).toBe(4);
  expect(replay?.replayedMs).toBeCloseTo(replay?.measuredMs ?? Number.NaN, 6);
});

test('a record of the first version is played too', async () => {
  const file = new URL('../record/testing/run-record-1.json', import.meta.url);
  const run = read(readFileSync(file, 'utf8'));
  expect(canReplay(run)).toBe(true);
  const replay = await askReplay(run, choice, [1, 6], replayTimes);
  // Six tasks of 40 items, an item a millisecond.
  expect(replay?.points.map(({ ms }) => ms)).toEqual([240, 40]);
});

test('without spans nothing is played', async () => {
  const run = { ...(await measured()), spans: [] };
  expect(canReplay(run)).toBe(false);
  expect(await askReplay(run, choice, [2], replayTimes)).toBeUndefined();
});
