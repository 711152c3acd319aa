// The command line as a process: what it prints where, what it exits with, what it leaves behind.

import { expect, test } from '@playwright/test';
import { smallParameters } from './engine.ts';
import { lab } from './lab-process.ts';
import { readRun } from './read-run.ts';

const small = ['run', '--workload', 'mandelbrot', '--size', '96', '--set', 'iterations=200'];

test('says nothing on stdout but its answer', async () => {
  const { status, out } = await lab(['list', '--json']);
  expect(status).toBe(0);
  const list = JSON.parse(out) as Record<string, readonly { readonly id: string }[]>;
  const ids = list['workloads']?.map(({ id }) => id);
  expect(ids?.toSorted()).toEqual(Object.keys(smallParameters).toSorted());
  for (const key of ['title', 'unit', 'parameters', 'backends', 'kernels']) {
    expect(list['workloads']?.[0]).toHaveProperty(key);
  }
  expect(list['backends']?.map(({ id }) => id)).toEqual(['serial', 'workers', 'webgpu', 'hybrid']);
});

test('a run prints its table, writes a record that can be read and exits with 0', async () => {
  const file = test.info().outputPath('record.json');
  const argv = [...small, '--processors', '2', '--samples', '6', '--serial-share', '0.25'];
  const { status, out, err } = await lab([...argv, '--json', file]);
  expect(status, err).toBe(0);
  const rows = out.split('\n').filter((line) => line.endsWith(' verified'));
  expect(rows.map((row) => row.trim().split(' ')[0])).toEqual(['1', '2']);
  const { plan, points, baseline, fits, environment, result, stability } = readRun(file);
  expect(plan.parameters).toMatchObject({ size: 96, iterations: 200, zoom: 1 });
  expect(points.map(({ samplesMs }) => samplesMs.length)).toEqual([6, 6]);
  expect(baseline.samplesMs).toHaveLength(6);
  // On a busy machine nothing is concluded from times as short as these.
  const concludes = stability?.kind !== 'too-noisy';
  expect((fits.amdahl?.pByConstruction ?? 0) > 0).toBe(concludes);
  expect(environment.crossOriginIsolated).toBe(true);
  expect(result['iterationSum']).toBeGreaterThan(96 * 96);
});

const nowhere = '/nowhere/chromium';

test('a wrong call is answered without a browser, in at most five lines, with 2', async () => {
  for (const argv of [[], ['rum'], [...small, '--grain', '0'], ['run', '--workload', 'sudoku']]) {
    // Whoever starts a browser fails by another status.
    const { status, out, err } = await lab(argv, { env: { AMDAHL_LAB_CHROMIUM: nowhere } });
    expect({ status, out }, argv.join(' ')).toEqual({ status: 2, out: '' });
    expect(err.trimEnd().split('\n').length).toBeLessThanOrEqual(5);
  }
});

test('Ctrl-C in the middle of a run closes the browser and exits with 130', async () => {
  const long = ['run', '--workload', 'mandelbrot', '--size', '2048', '--set', 'iterations=20000'];
  let killed = false;
  const { status, out, err } = await lab(long, {
    watch(seen, kill) {
      // npm passes the signal on to what the terminal has signalled already: it comes twice.
      if (killed || !/^reference$/m.test(seen)) return;
      killed = true;
      kill('SIGINT');
      kill('SIGINT');
    },
  });
  expect({ status, out }).toEqual({ status: 130, out: '' });
  expect(err).toMatch(/Stopped\.\n$/);
});

test('a choice is said by its id, and one that there is not is told what there is', async () => {
  const counted = ['run', '--workload', 'histogram', '--size', '20000', '--samples', '6'];
  const { status, out } = await lab([...counted, '--processors', '1', '--set', 'counting=shared']);
  expect(status).toBe(0);
  expect(out).toContain('counting 1');
  const wrong = await lab([...counted, '--set', 'counting=both']);
  expect(wrong).toMatchObject({ status: 2, out: '' });
  expect(wrong.err).toMatch(/--set counting: Counting: choose private or shared; .*none of them/);
  const list = await lab(['list']);
  expect(list.out).toContain('counting = private (private, shared)');
});
