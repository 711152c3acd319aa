// Studies of several runs by the command line, in a real browser: written, read back, and said as they were.

import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { readStudy } from '../src/record/read-study.ts';

function lab(...argv: readonly string[]) {
  return spawnSync(process.execPath, ['scripts/lab.mjs', ...argv], { encoding: 'utf8' });
}

const small = ['--workload', 'monte-carlo-pi', '--size', '100000', '--processors', '1,2'];

for (const { command, kind, more } of [
  { command: 'compare', kind: 'comparison', more: ['--versus', 'processors=1'] },
  { command: 'grow', kind: 'growth', more: ['--samples', '6'] },
  { command: 'size-map', kind: 'size-map', more: ['--samples', '6', '--sizes', '4'] },
]) {
  test(`lab ${command}`, async () => {
    const file = test.info().outputPath('study.json');
    const made = lab(command, ...small, ...more, '--json', file);
    expect(made.status, made.stderr).toBe(0);
    const read = readStudy(readFileSync(file, 'utf8'));
    expect(read).toMatchObject({
      ok: true,
      study: { kind, config: { workload: 'monte-carlo-pi' } },
    });
    const shown = lab('show', file);
    expect(shown.status, shown.stderr).toBe(0);
    expect(shown.stdout).toContain(made.stdout);
    expect(made.stdout).toMatch(/[A-Z][^\n]{20,}\./);
  });
}
