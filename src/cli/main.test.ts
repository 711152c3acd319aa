// Answers and exit statuses of the command line. The browser is replaced by an outcome, so that a wrong
// result and a lost browser can be seen; that the real one runs, the end-to-end tests show.

import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import { deriveRecord } from '../analysis/derive.ts';
import { makeFacts, onCurve, wrong } from '../testing/synthetic-facts.ts';
import { catalogue } from '../engine/catalogue.ts';
import { readStudy } from '../record/read-study.ts';
import { main } from './main.ts';
import type { RunOutcome, StudyRequest } from '../engine/engine.ts';
import type { Config } from '../record/config.ts';

const folder = mkdtempSync(join(tmpdir(), 'amdahl-lab-'));
afterAll(() => rmSync(folder, { recursive: true }));

const facts = { wallMs: onCurve(0.9), plan: { samples: 9 } };
const record = deriveRecord(makeFacts(facts));

async function call(
  argv: readonly string[],
  outcome: (config: Config) => Promise<RunOutcome> = () =>
    Promise.reject(new Error('no browser was to be opened')),
) {
  const requests: StudyRequest[] = [];
  const seen = { out: '', err: '', opened: 0, closed: 0, requests };
  const status = await main(argv, {
    root: folder,
    out: (text) => {
      seen.out += text;
      return Promise.resolve();
    },
    err: (text) => {
      seen.err += text;
      return Promise.resolve();
    },
    open: () => {
      seen.opened += 1;
      return Promise.resolve({
        study: async (request) => {
          seen.requests.push(request);
          const made = await outcome(request.config);
          return 'record' in made ? { kind: made.kind, study: made.record } : made;
        },
        openFile: () => Promise.resolve({ ok: false, message: { key: 'file.empty', values: {} } }),
        close: () => {
          seen.closed += 1;
          return Promise.resolve();
        },
      });
    },
  });
  return { status, ...seen };
}

const done = (): Promise<RunOutcome> => Promise.resolve({ kind: 'done', record });
const run = ['run', '--workload', 'mandelbrot'];

const table = fileURLToPath(new URL('../tables/testing/two-clusters-comma.csv', import.meta.url));
const own = ['run', '--workload', 'k-means', '--input', table];

describe('a wrong call', () => {
  test.each<[readonly string[], RegExp]>([
    [[], /run, compare, break-even, grow, size-map, calibrate, show, replay, list, schema, help/],
    [['run'], /mandelbrot, matrix-multiply, monte-carlo-pi/],
    [['run', '--workload', 'sudoku'], /sudoku.*mandelbrot, matrix-multiply, .* or /],
    [[...run, '--backend', 'cloud'], /cloud.*serial, workers, webgpu or hybrid/],
    [[...run, '--kernel', 'wgsl'], /wgsl.*js or wasm/],
    [[...run, '--schedule', 'magic'], /magic.*static, cyclic, dynamic, guided or stealing/],
    [[...run, '--transport', 'pigeon'], /pigeon.*shared.*transfer/],
    [[...run, '--grain', '0'], /--grain: .*from 1 to/],
    [[...run, '--grain', 'NaN'], /--grain: .*no number/],
    [[...run, '--size', '0'], /--size: .*from 16 to 8,192/],
    [[...run, '--size', '-5'], /--size: .*-5/],
    [[...run, '--set', 'size=0'], /--set size: /],
    [[...run, '--set', 'colour=3'], /--set colour: .*size, iterations/],
    [[...run, '--processors', '1000'], /--processors: .*1 to 64/],
    [[...run, '--processors', '0'], /--processors: .*1 to 64/],
    [[...run, '--processors', ''], /--processors: .*none/],
    [[...run, '--backend', 'serial', '--processors', '1,2'], /--processors: .*only be 1/],
    [[...run, '--serial-share', '1'], /--serial-share: .*0\.99/],
    [[...run, '--backend', 'webgpu', '--schedule', 'dynamic'], /--schedule: .*cyclic/],
    [[...run, '--backend', 'webgpu', '--transport', 'shared'], /--transport: .*transfer/],
    [[...run, '--samples', '0'], /--samples: .*1 to/],
    [[...run, '--seed', '-1'], /--seed: .*-1/],
    [[...run, '--json', join(folder, 'missing', 'a.json')], /--json: there is no folder/],
    [[...run, '--json', folder], /--json: .*is a folder/],
    [[...run, '--samples', '6', '--samples', '9'], /--samples is given twice/],
    [[...own, '--input', table], /--input is given twice/],
    [[...run, '--set', 'size=64', '--set', 'size=128'], /--set size is given twice/],
    [[...run, '--size', '64', '--set', 'size=128'], /--size: it sets size, as --set size does/],
    [[...run, '--input', table], /--input: Mandelbrot makes its own input/],
    [[...own, '--size', '5'], /--size: The file decides it/],
    [[...own, '--set', 'axes=5'], /--set axes: The file decides it/],
    [[...own, '--set', 'points=5'], /--set points: The file decides it/],
    [
      ['run', '--workload', 'word-count', '--input', table, '--set', 'vocabulary=9'],
      /--set vocabulary: It shapes the built-in input alone and does nothing beside a file/,
    ],
    [
      ['run', '--workload', 'spectrogram', '--input', table, '--set', 'sound=tone'],
      /--set sound: It shapes the built-in input alone/,
    ],
    [
      ['run', '--workload', 'image-filter', '--input', table, '--set', 'height=9'],
      /--set height: The file decides it/,
    ],
    [[...run, '--json', '/proc/a.json'], /--json: .*(cannot be written|no folder)/],
  ])('%j exits with 2, without a browser, and says what would work', async (argv, sentence) => {
    const { status, out, err, opened } = await call(argv);
    expect({ status, out, opened }).toEqual({ status: 2, out: '', opened: 0 });
    expect(err).toMatch(sentence);
    expect(err.trimEnd().split('\n').length).toBeLessThanOrEqual(5);
  });

  test('with ten things wrong is still answered in five lines', async () => {
    const words = 'backend kernel schedule transport size grain samples seed processors'.split(' ');
    const { status, err } = await call([...run, ...words.flatMap((word) => [`--${word}`, '0'])]);
    expect(status).toBe(2);
    expect(err.trimEnd().split('\n').length).toBeLessThanOrEqual(5);
  });

  test('names no file that it only tried', async () => {
    const file = join(folder, 'tried.json');
    await call([...run, '--grain', '0', '--json', file]);
    expect(() => readFileSync(file)).toThrow('ENOENT');
  });
});

describe('a run', () => {
  test('prints table, finding and conditions, writes the record and exits with 0', async () => {
    const file = join(folder, 'record.json');
    const { status, out, opened, closed } = await call([...run, '--json', file], done);
    expect({ status, opened, closed }).toEqual({ status: 0, opened: 1, closed: 1 });
    const [heads = '', ...rows] = out.split('\n');
    expect(heads).toMatch(/^ *n +median +95 % interval +throughput +S relative +S absolute/);
    for (const [row, n] of [1, 2, 4].entries()) {
      expect(rows[row]).toMatch(new RegExp(`^ *${n} .* ms .* to .*×.*%.*verified$`));
    }
    // T(1) is 100 ms and p is 0.9, so 4 processors take 10 + 90 / 4 ms.
    expect(rows[2]).toMatch(/\b32\.5 ms\b.* 3\.08× /);
    expect(out).toContain('Base: ');
    expect(readStudy(readFileSync(file, 'utf8'))).toEqual({ ok: true, study: record });
  });

  test('asks for the default experiment where nothing else was given', async () => {
    let asked: Config | undefined;
    await call([...run, '--size', '256'], (config) => {
      asked = config;
      return done();
    });
    expect(asked).toMatchObject({
      workload: 'mandelbrot',
      parameters: { size: 256 },
      backend: 'workers',
      kernel: 'wasm',
      schedule: 'dynamic',
      transport: 'auto',
      grain: 'auto',
      samples: 9,
      seed: 1,
    });
    expect(asked?.processors.slice(0, 2)).toEqual([1, 2]);
  });

  test('that was wrong is printed and exits with 1', async () => {
    const sample = ({ processors }: { processors: number }) =>
      processors === 2 ? { verdict: wrong } : {};
    const bad = deriveRecord(makeFacts({ ...facts, sample }));
    const { status, out, closed } = await call(run, () =>
      Promise.resolve({ kind: 'wrong', record: bad }),
    );
    expect({ status, closed }).toEqual({ status: 1, closed: 1 });
    expect(out.split('\n').find((line) => /^ *2 /.test(line))).toMatch(/ - .* - .*WRONG$/);
  });

  test.each<[string, () => Promise<RunOutcome>, RegExp]>([
    [
      'failed',
      () => Promise.resolve({ kind: 'failed', message: { key: 'run.busy', values: {} } }),
      /running already/,
    ],
    [
      'was refused by the browser',
      () =>
        Promise.resolve({
          kind: 'refused',
          problems: [{ field: 'backend', message: { key: 'backend.no-webgpu', values: {} } }],
        }),
      /--backend: This browser has no WebGPU/,
    ],
    [
      'lost its browser',
      () => Promise.reject(new Error('Target closed\nlog')),
      /did not end: Target closed\n$/,
    ],
  ])('that %s exits with 1, a sentence and no stack', async (_, outcome, sentence) => {
    const { status, out, err, closed } = await call(run, outcome);
    expect({ status, out, closed }).toEqual({ status: 1, out: '', closed: 1 });
    expect(err).toMatch(sentence);
  });
});

describe('without a run', () => {
  test('list --json names what the catalogue has', async () => {
    const { status, out, err } = await call(['list', '--json']);
    expect({ status, err }).toEqual({ status: 0, err: '' });
    const { workloads, backends, kernels, schedules } = catalogue();
    const { transports, ...rest } = JSON.parse(out) as { transports: { id: string }[] };
    expect(rest).toEqual({ workloads, backends, kernels, schedules });
    expect(transports.map(({ id }) => id)).toEqual(['shared', 'transfer', 'clone']);
  });

  test('list and help name every workload, parameter, backend, kernel and schedule', async () => {
    const { out: list } = await call(['list']);
    const { out: help } = await call(['help']);
    const { workloads, backends, kernels, schedules } = catalogue();
    for (const { id } of [...workloads, ...backends, ...kernels, ...schedules]) {
      expect(list).toContain(id);
      expect(help).toContain(id);
    }
    for (const { parameters } of workloads) {
      for (const { name } of parameters) expect(list).toContain(name);
    }
  });

  test('schema is a JSON Schema of the record', async () => {
    const { status, out } = await call(['schema']);
    expect(status).toBe(0);
    const [run] = (JSON.parse(out) as { readonly oneOf: readonly object[] }).oneOf;
    expect(run).toMatchObject({ type: 'object', properties: { points: {} } });
  });
});
