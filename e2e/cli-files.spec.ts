// What the command line says where its answer or a file cannot be written or read: a sentence, an exit status, and
// never a stack. Real processes, real pipes, a real full disk.

import {
  closeSync,
  linkSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { lab } from './lab-process.ts';
import { readStudy } from '../src/record/read-study.ts';

/** A run of a second; `run` alone stops at what is wrong with it. */
const run = ['run', '--workload', 'mandelbrot', '--size', '96', '--processors', '1'];
const quick = [...run, '--samples', '6', '--set', 'iterations=200'];
const commands = [['help'], ['list'], ['list', '--json'], ['schema']] as const;

/** What a stack or an error object of Node looks like. */
const stack = /^\s+at |node:internal|\berrno\b|Error:/m;

for (const argv of commands) {
  test(`D7: ${argv.join(' ')} says that its answer did not arrive`, async () => {
    const gone = await lab(argv, { deaf: true });
    expect(gone).toMatchObject({
      status: 1,
      err: expect.stringContaining('The answer could not be written (EPIPE'),
    });
    expect(gone.err).not.toMatch(stack);
    const full = openSync('/dev/full', 'w');
    const onFull = await lab(argv, { stdio: ['ignore', full, 'pipe'] });
    closeSync(full);
    expect(onFull).toMatchObject({ status: 1, err: expect.stringContaining('no space is left') });
    expect(onFull.err).not.toMatch(stack);
  });
}

test('D7: streams that are closed or full do not change how a call ends', async () => {
  const wrong = ['run', '--workload', 'sudoku'];
  for (const [argv, shell, status] of [
    [['list'], 'exec "$0" "$@" >&- 2>&-', 0],
    [['list'], 'exec "$0" "$@" 2>/dev/full', 0],
    [wrong, 'exec "$0" "$@" >&- 2>&-', 2],
    [wrong, 'exec "$0" "$@" 2>/dev/full', 2],
    [wrong, 'exec "$0" "$@" >/dev/full', 2],
  ] as const) {
    const ended = await lab(argv, { shell });
    expect(ended.status, `${argv.join(' ')}: ${shell}`).toBe(status);
    expect(ended.err).not.toMatch(stack);
  }
});

test('D7: a run whose reader has gone still writes its record', async () => {
  const file = test.info().outputPath('record.json');
  const { status, err } = await lab([...quick, '--json', file], { deaf: true });
  expect(status, err).toBe(1);
  expect(err).toContain('The answer could not be written (EPIPE');
  expect(err).not.toMatch(stack);
  expect(readStudy(readFileSync(file, 'utf8')).ok).toBe(true);
});

test('D7: names that no file can have are answered with what is the matter', async () => {
  const folder = test.info().outputPath('names');
  mkdirSync(folder);
  writeFileSync(join(folder, 'file'), 'words');
  symlinkSync('loop', join(folder, 'loop'));
  const long = 'n'.repeat(300);
  for (const [option, name, says] of [
    ['--input', long, /ENAMETOOLONG: its name is too long/],
    ['--json', long, /ENAMETOOLONG: its name is too long/],
    ['--input', `${'d/'.repeat(3_000)}x`, /ENAMETOOLONG: its name is too long/],
    ['--json', `${'d/'.repeat(3_000)}x`, /ENAMETOOLONG: its name is too long/],
    ['--input', 'loop', /ELOOP: its symbolic links lead in a circle/],
    ['--json', 'loop', /ELOOP: its symbolic links lead in a circle/],
    ['--json', 'loop/x', /ELOOP: its symbolic links lead in a circle/],
    ['--input', 'file/x', /ENOTDIR: a part of its path is a file/],
    ['--json', 'file/x', /ENOTDIR: a part of its path is a file/],
    ['--input', '.', /is a folder; name a file/],
    ['--json', '.', /is a folder; name a file/],
    ['--json', 'new/', /names a folder; name a file/],
    ['--input', '', /the name of the file is missing/],
    ['--json', '', /the name of the file is missing/],
    ['--input', 'none', /there is no file/],
    ['--json', 'none/x', /there is no folder/],
    ['--input', '/dev/null', /is a device or a pipe/],
  ] as const) {
    const path = name === '' || name.startsWith('/') ? name : `${folder}/${name}`;
    const ended = await lab([...run, option, path], {
      // Whoever starts a browser fails by another status.
      env: { AMDAHL_LAB_CHROMIUM: '/nowhere/chromium' },
    });
    expect(ended, `${option} ${name.slice(0, 20)}`).toMatchObject({ status: 2, out: '' });
    expect(ended.err).toMatch(says);
    expect(ended.err.length).toBeLessThan(400);
    expect(ended.err).not.toMatch(stack);
  }
  expect(readdirSync(folder).toSorted()).toEqual(['file', 'loop']);
});

test('D7: the file that is read is not written over, by whatever name', async () => {
  const folder = test.info().outputPath('same');
  mkdirSync(folder);
  const text = join(folder, 'text.txt');
  writeFileSync(text, 'words');
  symlinkSync('text.txt', join(folder, 'soft'));
  linkSync(text, join(folder, 'hard'));
  for (const name of ['text.txt', 'soft', 'hard']) {
    const argv = [
      'run',
      '--workload',
      'word-count',
      '--input',
      text,
      '--json',
      `${folder}/${name}`,
    ];
    const ended = await lab(argv, { env: { AMDAHL_LAB_CHROMIUM: '/nowhere/chromium' } });
    expect(ended).toMatchObject({ status: 2, err: expect.stringContaining('--input reads') });
  }
  expect(readFileSync(text, 'utf8')).toBe('words');
});

test('D7: a record takes the place of the older one whole, and a link stays a link', async () => {
  const folder = test.info().outputPath('replaced');
  mkdirSync(folder);
  const old = join(folder, 'old.json');
  writeFileSync(old, 'the older record', { mode: 0o640 });
  symlinkSync('old.json', join(folder, 'link.json'));
  // Whoever has the older one open goes on reading it.
  const opened = openSync(old, 'r');
  const { status, err } = await lab([...quick, '--json', join(folder, 'link.json')]);
  expect(status, err).toBe(0);
  expect(readFileSync(opened, 'utf8')).toBe('the older record');
  closeSync(opened);
  expect(readStudy(readFileSync(old, 'utf8')).ok).toBe(true);
  expect(lstatSync(old).mode % 0o1000).toBe(0o640);
  expect(lstatSync(join(folder, 'link.json')).isSymbolicLink()).toBe(true);
  expect(readdirSync(folder).toSorted()).toEqual(['link.json', 'old.json']);
});

test('D7: a disk that is full keeps the older record, and nothing lies beside it', async () => {
  const disk = test.info().outputPath('disk');
  mkdirSync(disk);
  // A disk of 8 kB in a name space of its own, which goes with the shell.
  const shell = `mount -t tmpfs -o size=8k none '${disk}' || exit 77
    printf older > '${disk}/record.json'
    "$0" "$@"; status=$?
    ls -A '${disk}'; cat '${disk}/record.json'
    exit $status`;
  const { status, out, err } = await lab([...quick, '--json', join(disk, 'record.json')], {
    shell: `exec unshare --user --map-root-user --mount sh -c '${shell.replaceAll("'", String.raw`'\''`)}' "$0" "$@"`,
  });
  expect(status, err).toBe(1);
  expect(err).toMatch(/could not be written to .*ENOSPC.*what was there before is kept/);
  expect(err).not.toMatch(stack);
  // The table has been printed, then what lies on the disk.
  expect(out).toMatch(/ verified\n[^]*\nrecord\.json\nolder$/);
});

test('D7: devices and pipes are written into and never replaced', async () => {
  const full = await lab([...quick, '--json', '/dev/full']);
  expect(full).toMatchObject({ status: 1, err: expect.stringContaining('ENOSPC') });
  expect(lstatSync('/dev/full').isCharacterDevice()).toBe(true);
  const standard = await lab([...quick, '--json', '-']);
  expect(standard.status, standard.err).toBe(0);
  expect(readStudy(standard.out).ok).toBe(true);
  expect(standard.err).toContain(' verified\n');
  const pipe = test.info().outputPath('pipe');
  const read = `mkfifo '${pipe}'; cat '${pipe}' > '${pipe}.json' & "$0" "$@"; status=$?; wait; exit $status`;
  const piped = await lab([...quick, '--json', pipe], { shell: read });
  expect(piped.status, piped.err).toBe(0);
  expect(readStudy(readFileSync(`${pipe}.json`, 'utf8')).ok).toBe(true);
  const unread = await lab([...quick, '--json', pipe]);
  expect(unread).toMatchObject({ status: 1, err: expect.stringContaining('nobody reads it') });
  rmSync(pipe);
});
