// Starting workers from nothing, measured where it was asked for: they really are started anew, and no
// sample has it in it.

import { expect, test } from '@playwright/test';
import { engineWorker, makeConfig, openEngine, preview, run } from './engine.ts';
import { patchEngine, patchWorkers, recordOf } from './faulty-workers.ts';
import { openPage, openTab, quickRun, runToEnd } from './lab-page.ts';
import type { EngineGlobals } from './faulty-workers.ts';

for (const transport of ['shared', 'transfer']) {
  test(`every cold start starts every worker anew, ${transport}`, async ({ page }) => {
    await patchEngine(page, patchWorkers());
    await openEngine(page);
    const started = (): Promise<number> =>
      engineWorker(page).evaluate(() => (globalThis as unknown as EngineGlobals).started.length);
    const config = makeConfig({ workload: 'monte-carlo-pi', transport, processors: [1, 3] });
    const warm = recordOf(await run(page, config));
    expect(warm).not.toHaveProperty('coldStarts');
    const before = await started();
    const {
      coldStarts = [],
      finding: found,
      points,
    } = recordOf(await run(page, { ...config, coldStarts: 2 }));
    // Two rounds of 1 and 3 workers; the team of the rounds goes on with those of the last.
    expect((await started()) - before).toBe(2 * (1 + 3));
    expect(coldStarts.map(({ processors }) => processors)).toEqual([1, 3, 1, 3]);
    for (const { wallMs, startMs } of coldStarts) {
      expect(startMs).toBeGreaterThan(0);
      expect(wallMs).toBeGreaterThanOrEqual(startMs);
    }
    const sentences = found.filter(({ key }) => key === 'finding.cold-start');
    expect(sentences.map(({ values }) => values)).toMatchObject([
      { processors: 1, starts: 2 },
      { processors: 3, starts: 2 },
    ]);
    expect(points.every(({ verdict }) => verdict.ok)).toBe(true);
  });
}

test('the page measures it when asked to, and says that no time has it in it', async ({ page }) => {
  await openPage(page, `${quickRun}&cold-starts=6`);
  await page.getByText('Advanced: transport').click();
  await expect(page.getByRole('spinbutton', { name: 'Cold starts' })).toHaveValue('6');
  await runToEnd(page);
  await openTab(page, 'Numbers');
  await expect(page.getByRole('list', { name: 'What follows from the numbers' })).toContainText(
    /Started from nothing, 3 workers are ready after .* ms \(.* to .*, 6 starts\)/,
  );
});

test('a GPU has no cold start that could be measured', async ({ page }) => {
  await openEngine(page);
  const gpu = { backend: 'webgpu', kernel: 'wgsl', schedule: 'cyclic', transport: 'transfer' };
  expect(
    await preview(page, makeConfig({ workload: 'mandelbrot', ...gpu, coldStarts: 1 })),
  ).toMatchObject({
    problems: [{ field: 'coldStarts', message: { key: 'check.cold-starts-for-backend' } }],
  });
});
