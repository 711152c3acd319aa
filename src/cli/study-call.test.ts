// What the commands for studies of several runs ask the engine for, and what they write.

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { isVerified } from '../record/is-verified.ts';
import { readStudy } from '../record/read-study.ts';
import { anyStudyOf } from '../record/testing/any-study.ts';
import { writeStudy } from '../record/write-study.ts';
import { say } from '../words/say.ts';
import { main } from './main.ts';
import type { StudyRequest } from '../engine/engine.ts';
import type { SizeMap } from '../record/size-map.ts';
import type { Study } from '../record/study.ts';

const folder = mkdtempSync(join(tmpdir(), 'amdahl-lab-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Answers a call with a study, and keeps what was asked for. */
async function call(argv: readonly string[], study?: Study) {
  const requests: StudyRequest[] = [];
  const seen = { out: '', err: '' };
  const status = await main(argv, {
    root: folder,
    out: async (text) => void (seen.out += text),
    err: async (text) => void (seen.err += text),
    open: async () => ({
      study: async (request) => {
        requests.push(request);
        return study ? { kind: 'done', study } : { kind: 'stopped' };
      },
      openFile: async () => ({ ok: false, message: { key: 'file.empty', values: {} } }),
      close: () => Promise.resolve(),
    }),
  });
  return { status, requests, ...seen };
}

function sample(kind: Study['kind']): Study {
  const [study] = fc.sample<Study>(anyStudyOf[kind], { numRuns: 1, seed: 3 });
  if (!study) throw new Error('no sample');
  return study;
}

const own = ['--workload', 'mandelbrot', '--processors', '1,2,4', '--size', '128'];

describe('a request', () => {
  test('compare holds the largest count against what differs', async () => {
    const { requests } = await call([
      'compare',
      ...own,
      '--grain',
      '4',
      '--versus',
      'schedule=static',
    ]);
    expect(requests).toMatchObject([
      {
        kind: 'comparison',
        config: { workload: 'mandelbrot', processors: [4], parameters: { size: 128 } },
        sides: [
          { processors: 4, schedule: 'dynamic', grain: 4 },
          { processors: 4, schedule: 'static', grain: 4 },
        ],
      },
    ]);
    // As long as on the page.
    expect(requests[0]).not.toHaveProperty('longestMs');
  });

  test('compare takes the GPU as a side', async () => {
    const { requests } = await call(['compare', ...own, '--versus', 'backend=webgpu']);
    expect(requests).toMatchObject([
      {
        config: { processors: [4] },
        sides: [{ processors: 4 }, { onGpu: true, processors: 1_024 }],
      },
    ]);
  });

  test('break-even goes on from the size that is given', async () => {
    const { requests } = await call(['break-even', ...own, '--versus=processors=1']);
    expect(requests).toMatchObject([
      {
        kind: 'break-even',
        config: { processors: [4, 1], parameters: { size: 128 } },
        sides: [{ processors: 4 }, { processors: 1 }],
      },
    ]);
  });

  test('grow and calibrate', async () => {
    expect((await call(['grow', ...own])).requests).toMatchObject([
      { kind: 'growth', config: { processors: [1, 2, 4] } },
    ]);
    expect((await call(['calibrate'])).requests).toMatchObject([{ kind: 'calibration' }]);
  });
});

describe('size-map', () => {
  test('takes the line, the number of sizes and what was measured of the machine', async () => {
    expect((await call(['size-map', ...own])).requests).toEqual([
      { kind: 'size-map', config: expect.objectContaining({ processors: [1, 2, 4] }) as unknown },
    ]);
    const calibration = sample('calibration');
    const file = join(folder, 'machine.json');
    writeFileSync(file, writeStudy(calibration));
    const more = ['--efficiency=0.5', '--sizes', '8', '--calibration', file];
    expect((await call(['size-map', ...own, ...more])).requests).toMatchObject([
      { kind: 'size-map', efficiency: 0.5, sizes: 8, ceiling: { browser: 'Chromium 156' } },
    ]);
  });

  test('shows every cell with its side of the line, and the machine’s ceiling', async () => {
    const cell = { rounds: 6, oneMs: 10, ms: 6, interval: [0.8, 0.87] } as const;
    const study: Study = {
      ...(sample('size-map') as SizeMap),
      sizes: [32, 1_024],
      processors: [2, 4],
      ceiling: [{ processors: 2, efficiency: 0.97 }],
      cells: [
        { ...cell, size: 32, processors: 2, efficiency: null, interval: null, state: 'wrong' },
        { ...cell, size: 32, processors: 4, efficiency: 0.5, interval: null, state: 'undecided' },
        { ...cell, size: 1_024, processors: 2, efficiency: 0.83, state: 'above' },
        { ...cell, size: 1_024, processors: 4, efficiency: 0.7, state: 'below', disturbed: true },
      ],
    };
    const { status, out } = await call(['size-map', ...own], study);
    // One result was wrong.
    expect(status).toBe(1);
    const rows = out.split('\n').map((line) => line.trim().split(/ {2,}/));
    expect(rows.slice(0, 4)).toEqual([
      ['Size', 'T(1)', 'n = 2', 'n = 4'],
      ['32', '10 ms', 'WRONG', '50 % undecided'],
      ['1,024', '10 ms', '83 % (80 % to 87 %) over', '70 % (80 % to 87 %) under disturbed'],
      ['machine', '-', '97 %', '-'],
    ]);
  });
});

describe.each<[string, Study['kind'], readonly string[]]>([
  ['compare', 'comparison', [...own, '--versus', 'processors=2']],
  ['break-even', 'break-even', [...own, '--versus', 'processors=2']],
  ['grow', 'growth', own],
  ['size-map', 'size-map', own],
  ['calibrate', 'calibration', []],
])('%s', (command, kind, argv) => {
  test('says what the study found, and writes it in the one way that studies are written', async () => {
    const study = sample(kind);
    const file = join(folder, `${kind}.json`);
    const { status, out, err } = await call([command, ...argv, '--json', file], study);
    expect({ status, err }).toEqual({ status: isVerified(study) ? 0 : 1, err: '' });
    const read = readStudy(readFileSync(file, 'utf8'));
    expect(read).toEqual({ ok: true, study });
    const finding = study.kind === 'run' ? [] : study.finding;
    for (const message of finding) expect(out).toContain(say(message));
    // The same sentences and numbers again, from the file.
    const shown = await call(['show', file]);
    expect(shown.out).toContain(out);
  });

  test('explains itself', async () => {
    const { status, out } = await call([command, '--help']);
    expect(status).toBe(0);
    expect(out).toMatch(new RegExp(`^Usage: npm run -s lab -- ${command} `));
  });
});

test.each<[readonly string[], RegExp]>([
  [['compare', ...own], /compare needs --versus NAME=VALUE/],
  [['compare', ...own, '--versus', 'colour=red'], /--versus takes NAME=VALUE .*not "colour=red"/],
  [['compare', ...own, '--versus', 'processors=0'], /--versus takes/],
  [['compare', ...own, '--versus'], /--versus takes/],
  [['compare', '--versus', 'processors=2'], /compare needs --workload/],
  [
    ['break-even', ...own, '--versus', 'grain=4'],
    /--versus takes NAME=VALUE with processors, schedule or/,
  ],
  [['compare', ...own, '--versus', 'processors=1000'], /--processors: .*1 to 64/],
  [['grow', ...own, '--versus', 'processors=2'], /leave --versus out/],
  [['grow', '--workload', 'sudoku'], /sudoku/],
  [['grow', ...own, '--colour', 'red'], /grow has no option --colour/],
  [['size-map', ...own, '--efficiency', '75'], /--efficiency takes a number from 0.01 to 1; “75”/],
  [['size-map', ...own, '--efficiency'], /--efficiency takes X, and none was given/],
  [['size-map', ...own, '--sizes', '9'], /--sizes takes a whole number from 4 to 8/],
  [['size-map', ...own, '--sizes', '5.5'], /--sizes takes a whole number/],
  [['size-map', ...own, '--sizes=4', '--sizes=5'], /--sizes is given twice/],
  [['size-map', ...own, '--calibration', 'none.json'], /--calibration: .*cannot be read/],
  [['size-map', ...own, '--versus', 'processors=2'], /size-map has no option --versus/],
  [['grow', ...own, '--efficiency', '0.5'], /grow has no option --efficiency/],
  [['calibrate', '--samples', '3'], /calibrate takes only --json FILE/],
])('%j is answered by a sentence, and nothing is measured', async (argv, told) => {
  const { status, out, err, requests } = await call(argv);
  expect({ status, out, requests }).toEqual({ status: 2, out: '', requests: [] });
  expect(err).toMatch(told);
});
