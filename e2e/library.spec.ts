// The lines of docs/library.md, built as they stand there: a workload of one's own in a page of one's own.

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { build } from 'vite';
import { serve } from '../scripts/serve.mjs';
import { root } from './test-build.ts';

/** Every file that the page names before a block of code. */
function filesIn(text: string): readonly (readonly [name: string, code: string])[] {
  const blocks = text.matchAll(/^`([a-z]+\.ts)` [^]*?```ts\n([^]*?)```/gm);
  return [...blocks].map(([, name = '', code = '']) => [name, code] as const);
}

for (const isolated of [true, false]) {
  test(`the lines of the library run, ${isolated ? 'isolated' : 'on messages'}`, async ({
    page,
  }) => {
    const folder = mkdtempSync(join(tmpdir(), 'library-'));
    try {
      const files = filesIn(readFileSync(join(root, 'docs', 'library.md'), 'utf8'));
      expect(files.map(([name]) => name)).toEqual(['roots.ts', 'compute.ts', 'page.ts']);
      for (const [name, code] of files) writeFileSync(join(folder, name), code);
      const html = '<!doctype html><body><script type="module" src="./page.ts"></script></body>';
      writeFileSync(join(folder, 'index.html'), html);
      await build({
        root: folder,
        configFile: false,
        logLevel: 'error',
        resolve: { alias: { 'amdahl-lab': root } },
        worker: { format: 'es' },
        build: { target: 'es2022' },
      });
      const server = await serve({ root: join(folder, 'dist'), port: 0, isolated, policy: false });
      try {
        await page.goto(server.url);
        const cores = await page.evaluate(() => navigator.hardwareConcurrency);
        const widest = Math.min(4, Math.max(2, cores));
        const counts = Array.from({ length: widest }, (_, i) => `${i + 1}: [\\d.]+ ms, verified`);
        await expect(page.locator('body')).toHaveText(new RegExp(`^${counts.join('; ')}$`));
        expect(await page.evaluate(() => crossOriginIsolated)).toBe(isolated);
      } finally {
        await server.close();
      }
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
}
