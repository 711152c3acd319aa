// Run after run on one page: what a run takes it gives back.

import { expect, test } from '@playwright/test';
import { makeConfig, openEngine, run } from './engine.ts';
import { recordOf } from './faulty-workers.ts';

for (const kernel of ['wasm', 'js']) {
  test(`20 runs of 64 workers on messages follow one another, ${kernel}`, async ({ page }) => {
    await openEngine(page);
    const config = makeConfig({
      workload: 'monte-carlo-pi',
      kernel,
      parameters: { points: 100_000 },
      grain: 1_000,
      processors: [64],
      transport: 'transfer',
    });
    for (let i = 0; i < 20; i++) {
      const { points } = recordOf(await run(page, config));
      expect(points.map(({ verdict }) => verdict.ok)).toEqual([true, true]);
    }
  });
}
