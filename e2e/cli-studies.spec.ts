// Studies of several runs by the command line, in a real browser: written, read back, and said as they were.

import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { readStudy } from '../src/record/read-study.ts';
import { say } from '../src/words/say.ts';

function lab(...argv: readonly string[]) {
  return spawnSync(process.execPath, ['scripts/lab.mjs', ...argv], { encoding: 'utf8' });
}

const small = ['--workload', 'monte-carlo-pi', '--size', '100000', '--processors', '1,2'];
// They hold no core: which side is faster does not depend on the machine.
const sleepers = ['--workload', 'sleep-pool', '--set', 'unitMs=5', '--processors', '1,3'];

for (const { command, kind, workload = 'monte-carlo-pi', argv } of [
  { command: 'compare', kind: 'comparison', argv: [...small, '--versus', 'processors=1'] },
  {
    command: 'break-even',
    kind: 'break-even',
    workload: 'sleep-pool',
    argv: [...sleepers, '--versus', 'processors=1'],
  },
  { command: 'grow', kind: 'growth', argv: [...small, '--samples', '6'] },
  { command: 'size-map', kind: 'size-map', argv: [...small, '--samples', '6', '--sizes', '4'] },
  // Of the default experiment.
  { command: 'calibrate', kind: 'calibration', workload: 'mandelbrot', argv: [] },
]) {
  test(`lab ${command}`, async () => {
    const file = test.info().outputPath('study.json');
    const made = lab(command, ...argv, '--json', file);
    expect(made.status, made.stderr).toBe(0);
    const read = readStudy(readFileSync(file, 'utf8'));
    if (!read.ok) throw new Error(say(read.reason));
    const { study } = read;
    expect(study).toMatchObject({ kind, config: { workload } });
    const shown = lab('show', file);
    expect(shown.status, shown.stderr).toBe(0);
    expect(shown.stdout).toContain(made.stdout);
    expect(study.finding.length).toBeGreaterThan(0);
    for (const message of study.finding) expect(made.stdout).toContain(say(message));
  });
}
