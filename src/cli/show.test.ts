// Records that the command line opens: what it says is what the page says, and no browser is opened for it.

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import { deriveRecord } from '../analysis/derive.ts';
import { runExperiment } from '../experiment/experiment.ts';
import { makeVirtualInput } from '../testing/virtual-experiment.ts';
import { writeStudy } from '../record/write-study.ts';
import { say } from '../words/say.ts';
import { main } from './main.ts';

const folder = mkdtempSync(join(tmpdir(), 'amdahl-lab-'));
afterAll(() => rmSync(folder, { recursive: true }));

const first = fileURLToPath(new URL('../record/testing/run-record-1.json', import.meta.url));
const input = makeVirtualInput({ itemMs: (item) => 1 + (item % 7) });
const facts = await runExperiment(input, new AbortController().signal);
const warning = { key: 'warning.on-battery', values: {} } as const;
const run = { ...deriveRecord(facts), conditions: { warnings: [warning] } };
const file = join(folder, 'run.json');
writeFileSync(file, writeStudy(run));

async function call(...argv: readonly string[]) {
  const seen = { out: '', err: '' };
  const status = await main(argv, {
    root: folder,
    out: async (text) => void (seen.out += text),
    err: async (text) => void (seen.err += text),
    open: () => Promise.reject(new Error('no browser was to be opened')),
  });
  return { status, ...seen };
}

describe('show', () => {
  test('prints where a run comes from, its table and every sentence of its own', async () => {
    const { status, out, err } = await call('show', file);
    expect({ status, err }).toEqual({ status: 0, err: '' });
    expect(out).toMatch(/^This run was opened from the file “run.json”, not measured here now\./);
    const rows = out.split('\n').filter((line) => line.endsWith(' verified'));
    expect(rows.map((row) => row.trim().split(' ')[0])).toEqual(['1', '2', '4']);
    for (const message of [...run.finding, ...run.warnings, warning]) {
      expect(out).toContain(say(message));
    }
    expect(run.finding.length).toBeGreaterThan(1);
  });

  test('reads a record of the first version', async () => {
    const { status, out } = await call('show', first);
    expect(status).toBe(0);
    expect(out).toContain('run-record-1.json');
    expect(out).toContain('cost-table');
  });
});

describe('replay', () => {
  test('prints the times of a run elsewhere, and how near it is to what was measured', async () => {
    const { status, out, err } = await call(
      'replay',
      file,
      '--processors',
      '4096',
      '--schedule',
      'stealing',
    );
    expect({ status, err }).toEqual({ status: 0, err: '' });
    // 240 tasks of 1 to 7 ms: 955 ms of work, and none shorter than the longest.
    expect(out).toMatch(/^\s+1\s+955 ms\s+1\.00×\s+100 %$/m);
    expect(out).toMatch(/^\s*4096\s+7 ms\s+136×/m);
    expect(out).toContain('the stealing schedule');
    expect(out).toContain('0 % apart');
  });

  test('as JSON, with tasks of another grain', async () => {
    const { out } = await call('replay', file, '--processors', '240', '--grain', '10', '--json');
    const { points } = JSON.parse(out) as { readonly points: readonly { readonly ms: number }[] };
    // Ten items in a row cost 46 ms at most: once around seven, and 5 + 6 + 7 more.
    expect(points.map(({ ms }) => ms)).toEqual([955, 46]);
  });

  test('a record of the first version is played', async () => {
    const { status, out } = await call('replay', first, '--processors', '6', '--network', 'rack');
    expect(status).toBe(0);
    expect(out).toMatch(/^\s*6\s+40 ms/m);
  });
});

test.each<[readonly string[], RegExp]>([
  [['show'], /show takes one FILE/],
  [['show', file, file], /show takes one FILE/],
  [['show', join(folder, 'none.json')], /ENOENT: it is not there/],
  [['show', folder], /EISDIR: it is a folder/],
  [['show', fileURLToPath(import.meta.url)], /not JSON/],
  [['show', '--colour', file], /--colour/],
  [['replay'], /replay takes one FILE/],
  [['replay', file, '--schedule', 'magic'], /no "magic"; choose static/],
  [['replay', file, '--processors', '0'], /--processors takes whole numbers from 1/],
  [['replay', file, '--processors', '70000'], /--processors takes whole numbers from 1/],
  [['replay', file, '--processors', ''], /--processors takes whole numbers/],
  [['replay', file, '--grain', '0'], /--grain takes a whole number from 1 to 240/],
  [['replay', file, '--grain', '2.5'], /--grain takes a whole number/],
  [['replay', file, '--dispatch-ms', 'long'], /--dispatch-ms takes a number/],
  [['replay', file, '--transport', 'clone'], /what messages cost was not known/],
  [['replay', file, '--network', 'moon'], /no "moon"; choose none, rack/],
])('%j is answered by a sentence', async (argv, told) => {
  const { status, out, err } = await call(...argv);
  expect({ status, out }).toEqual({ status: 2, out: '' });
  expect(err).toMatch(told);
  expect(err.trim().split('\n')).toHaveLength(1);
});
