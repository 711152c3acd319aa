// Signals end the command line whatever state its browser is in, and nothing of the browser stays behind.

import { execFileSync, spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { lab } from './lab-process.ts';

const statuses = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const;
const long = ['run', '--workload', 'mandelbrot', '--size', '2048', '--set', 'iterations=20000'];

interface Process {
  readonly pid: number;
  readonly group: number;
  readonly state: string;
  readonly command: string;
}

function processes(): readonly Process[] {
  const lines = execFileSync('ps', ['-A', '-ww', '-o', 'pid=,pgid=,stat=,args=']).toString();
  return lines.split('\n').flatMap((line) => {
    const [, pid, group, state = '', command = ''] =
      /^ *(\d+) +(\d+) +(\S+) (.*)$/.exec(line) ?? [];
    return pid === undefined ? [] : [{ pid: Number(pid), group: Number(group), state, command }];
  });
}

/** The process groups of what was started from, or with a profile in, a folder. */
function groupsOf(folder: string): ReadonlySet<number> {
  const own = processes().filter(({ command }) => command.includes(folder));
  // The command line itself is started by the test, in its group.
  const ours = processes().find(({ pid }) => pid === process.pid)?.group;
  return new Set(own.map(({ group }) => group).filter((group) => group !== ours));
}

/** Those of the groups that still run: what is killed takes a moment to go, and one that has ended may wait to be taken note of. */
function alive(groups: ReadonlySet<number>): readonly Process[] {
  return processes().filter(({ group, state }) => groups.has(group) && !state.startsWith('Z'));
}

/** An empty folder with a short path: a browser opens sockets in it. */
let room = '';
test.beforeEach(() => {
  room = mkdtempSync(join(tmpdir(), 'stop-'));
});
test.afterEach(() => rmSync(room, { recursive: true, force: true }));

for (const [signal, status] of Object.entries(statuses)) {
  test(`D7: ${signal} ends a run, its browser and its profile`, async () => {
    let groups: ReadonlySet<number> = new Set();
    const { status: left, err } = await lab(long, {
      env: { TMPDIR: room },
      watch(seen, kill) {
        if (groups.size > 0 || !/^reference$/m.test(seen)) return;
        groups = groupsOf(room);
        kill(signal as NodeJS.Signals);
      },
    });
    expect(groups.size).toBeGreaterThan(0);
    expect(left, err).toBe(status);
    expect(err).toMatch(/Stopped\.\n$/);
    await expect.poll(() => alive(groups)).toEqual([]);
    expect(readdirSync(room)).toEqual([]);
  });
}

test('D7: Ctrl-C ends a run whose browser is frozen', async () => {
  let groups: ReadonlySet<number> = new Set();
  const { status, err } = await lab(long, {
    env: { TMPDIR: room },
    watch(seen, kill) {
      if (groups.size > 0 || !/^reference$/m.test(seen)) return;
      groups = groupsOf(room);
      for (const group of groups) process.kill(-group, 'SIGSTOP');
      kill('SIGINT');
    },
  });
  expect(groups.size).toBeGreaterThan(0);
  expect(status, err).toBe(130);
  await expect.poll(() => alive(groups)).toEqual([]);
  expect(readdirSync(room)).toEqual([]);
});

test('D7: Ctrl-C ends a run whose browser never answers', async () => {
  const browser = test.info().outputPath('chromium');
  writeFileSync(browser, '#!/bin/sh\necho begun >&2\nsleep 1000 & wait\n');
  chmodSync(browser, 0o755);
  const argv = ['scripts/lab.mjs', ...long];
  const child = spawn(process.execPath, argv, {
    env: { ...process.env, TMPDIR: room, AMDAHL_LAB_CHROMIUM: browser },
  });
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  await expect.poll(() => groupsOf(browser).size).toBeGreaterThan(0);
  const groups = groupsOf(browser);
  child.kill('SIGINT');
  expect(await ended).toBe(130);
  await expect.poll(() => alive(groups)).toEqual([]);
  expect(readdirSync(room)).toEqual([]);
});

test('D7: a browser that cannot be started is named, with 1', async () => {
  for (const browser of ['/bin/false', '/etc/hostname', room]) {
    const env = { TMPDIR: room, AMDAHL_LAB_CHROMIUM: browser };
    const { status, out, err } = await lab(long, { env });
    expect({ status, out }).toEqual({ status: 1, out: '' });
    expect(err).toContain(`${browser} could not be started (`);
    expect(err.trimEnd().split('\n')).toHaveLength(1);
    expect(readdirSync(room)).toEqual([]);
  }
});
