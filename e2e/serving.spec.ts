// The lab as it is served while it is developed and previewed, and as it is built in other places.

import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { contentSecurityPolicy } from '../scripts/policy.mjs';
import { openPage, quickRun, runToEnd } from './lab-page.ts';
import { watchPolicy } from './policy-watch.ts';
import { freePort } from './servers.ts';
import { root } from './test-build.ts';

interface Process {
  readonly url: string;
  close(): Promise<void>;
}

/** Runs a script of the checkout at `folder` that serves; resolves when it answers. */
async function serveBy(folder: string, script: string, ...args: string[]): Promise<Process> {
  const port = await freePort();
  const child = spawn(
    process.execPath,
    [join('scripts', script), ...args, '--port', String(port)],
    { cwd: folder, stdio: 'ignore' },
  );
  const url = `http://127.0.0.1:${port}/`;
  const ended = new Promise<void>((resolve) => {
    child.once('exit', () => resolve());
  });
  await expect
    .poll(() =>
      fetch(url).then(
        ({ status }) => status,
        () => 0,
      ),
    )
    .toBe(200);
  return {
    url,
    close: async () => {
      child.kill('SIGTERM');
      await ended;
    },
  };
}

/** Sources of a checkout, without what is made from them. */
const sources = [
  'src',
  'public',
  'scripts',
  'index.html',
  'package.json',
  'package-lock.json',
  ...readdirSync(root).filter((name) => /^(vite\.config|tsconfig).*\.(ts|json)$/.test(name)),
];

/** A checkout in a folder of this name: copied sources, the packages of this one. */
function copyTo(name: string): { readonly folder: string; readonly remove: () => void } {
  const parent = mkdtempSync(join(tmpdir(), 'amdahl-lab-copy-'));
  const folder = join(parent, name);
  mkdirSync(folder);
  for (const source of sources)
    cpSync(join(root, source), join(folder, source), { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'), 'junction');
  return { folder, remove: () => rmSync(parent, { recursive: true }) };
}

/** One hash over the names and contents of all files below `folder`. */
function hashOf(folder: string): string {
  const hash = createHash('sha256');
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' }).toSorted()) {
    hash.update(name);
    if (/\.\w+$/.test(name)) hash.update(readFileSync(join(folder, name)));
  }
  return hash.digest('hex');
}

for (const name of ['a#b', `it's 50% "ä中" [a] {b} #1? $& \`x\``]) {
  test(`H9: a checkout in a folder called ${name} builds the same bytes, and starts`, async ({
    page,
  }) => {
    const { folder, remove } = copyTo(name);
    try {
      const built = spawnSync('npm', ['run', '--silent', 'build', '--', '--logLevel', 'error'], {
        cwd: folder,
        encoding: 'utf8',
      });
      expect(built.status, built.stderr).toBe(0);
      expect(hashOf(join(folder, 'dist'))).toBe(hashOf(join(root, 'dist')));
      const served = await serveBy(folder, 'start.mjs', '--no-open');
      await openPage(page, served.url + quickRun.slice(2));
      await runToEnd(page);
      await served.close();
    } finally {
      remove();
    }
  });
}

for (const command of ['dev', 'preview'] as const) {
  test(`H8: npm run ${command} serves the lab under its policy, and nothing it does is refused`, async ({
    page,
  }) => {
    const served = await serveBy(root, 'vite.mjs', command, '--strictPort');
    const watch = await watchPolicy(page);
    const response = await page.goto(served.url + quickRun.slice(2));
    const policy = response?.headers()['content-security-policy'] ?? '';
    for (const directive of contentSecurityPolicy().split('; '))
      expect(policy).toContain(directive);
    if (command === 'preview') expect(policy).toBe(contentSecurityPolicy());
    await runToEnd(page);
    expect(await page.evaluate(() => crossOriginIsolated)).toBe(true);
    expect(await watch.found()).toEqual([]);
    await served.close();
  });
}
