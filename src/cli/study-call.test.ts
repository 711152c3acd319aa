// What the commands for studies of several runs ask the engine for, and what they write.

import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { readStudy } from '../record/read-study.ts';
import { anyStudyOf } from '../record/testing/any-study.ts';
import { say } from '../words/say.ts';
import { main } from './main.ts';
import type { StudyRequest } from '../engine/engine.ts';
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

describe.each<[string, Study['kind'], readonly string[]]>([
  ['compare', 'comparison', [...own, '--versus', 'processors=2']],
  ['break-even', 'break-even', [...own, '--versus', 'processors=2']],
  ['grow', 'growth', own],
  ['calibrate', 'calibration', []],
])('%s', (command, kind, argv) => {
  test('says what the study found, and writes it in the one way that studies are written', async () => {
    const study = sample(kind);
    const file = join(folder, `${kind}.json`);
    const { status, out, err } = await call([command, ...argv, '--json', file], study);
    expect({ status, err }).toEqual({ status: 0, err: '' });
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
  [['calibrate', '--samples', '3'], /calibrate takes only --json FILE/],
])('%j is answered by a sentence, and nothing is measured', async (argv, told) => {
  const { status, out, err, requests } = await call(argv);
  expect({ status, out, requests }).toEqual({ status: 2, out: '', requests: [] });
  expect(err).toMatch(told);
});
