// What is done beside the runs never keeps the engine from hearing a cancel: each of it is given no end, and is left.

import { expect, test } from '@playwright/test';
import { catalogue, makeConfig, openEngine, run } from './engine.ts';
import { patchEngine, piRun, recordOf } from './faulty-workers.ts';
import { openPage, runButton, runToEnd } from './lab-page.ts';
import type { Page } from '@playwright/test';
import type { Engine, RunOutcome } from '../src/engine/engine.ts';
import type { Config } from '../src/record/config.ts';

/** In the engine: its first worker named `desk` does `deed` where it is asked for `method`, or goes round for ever. */
function endless(method: string, deed = 'for (;;);'): string {
  const first = `
    addEventListener('message', ({ data }) => {
      if (data?.path?.at(-1) !== '${method}') return;
      new BroadcastChannel('endless').postMessage('${method}');
      ${deed}
    });`;
  return `
{
  let armed = true;
  const module = (text) => URL.createObjectURL(new Blob([text], { type: 'text/javascript' }));
  globalThis.Worker = class extends globalThis.Worker {
    constructor(address, options) {
      const both = [module(${JSON.stringify(first)}), new URL(String(address), location.href).href];
      const patched = armed && options.name === 'desk';
      if (patched) armed = false;
      super(patched ? module(both.map((one) => 'import ' + JSON.stringify(one)).join(';')) : address, options);
    }
  };
}
`;
}

/** Starts a run and stops it when the desk has begun what has no end, after the engine has answered something else. */
function stopWhenEndless(page: Page, config: Config): Promise<RunOutcome> {
  return page.evaluate(async (asked) => {
    const { amdahlLab } = globalThis as unknown as { readonly amdahlLab: Engine };
    const begun = new Promise((resolve) => {
      new BroadcastChannel('endless').onmessage = resolve;
    });
    const running = amdahlLab.run(asked, () => undefined);
    await Promise.race([begun, running]);
    await amdahlLab.catalogue();
    await amdahlLab.stop();
    return running;
  }, config);
}

const histogram = makeConfig({ workload: 'histogram', parameters: { size: 3_000_000 } });
const image = makeConfig({ workload: 'mandelbrot', parameters: { size: 512, iterations: 20 } });
/** Its result is not kept but known by a digest. */
const largeImage = makeConfig({
  workload: 'mandelbrot',
  parameters: { size: 2048, iterations: 4 },
});

for (const [what, method, config] of [
  ['an input is made', 'makeInput', histogram],
  ['a result is compared', 'check', image],
  ['a large result is compared', 'digest', largeImage],
  ['a result is drawn', 'depict', image],
  ['a result is summed up', 'summarise', image],
] as const) {
  test(`cancel is heard while ${what}, and the next run is right`, async ({ page }) => {
    await patchEngine(page, endless(method));
    await openEngine(page);
    expect(await stopWhenEndless(page, config)).toEqual({ kind: 'stopped' });
    recordOf(await run(page, config));
  });

  test(`cancel is heard by messages while ${what}, and the next run is right`, async ({ page }) => {
    await patchEngine(page, endless(method));
    await openEngine(page);
    const sent = { ...config, transport: 'transfer' };
    expect(await stopWhenEndless(page, sent)).toEqual({ kind: 'stopped' });
    recordOf(await run(page, sent));
  });
}

test('a desk that is lost is replaced, and the run is right', async ({ page }) => {
  await patchEngine(page, endless('check', 'close();'));
  await openEngine(page);
  recordOf(await run(page, image));
});

test('small runs need no worker beside their own', async ({ page }) => {
  await patchEngine(page, endless('check'));
  await openEngine(page);
  recordOf(await run(page, piRun()));
  expect(page.workers().length).toBeLessThan(8);
  expect((await catalogue(page)).workloads.length).toBeGreaterThan(10);
});

test('a file that is read without an end can be given up, and another one opened', async ({
  page,
}) => {
  await patchEngine(page, endless('readFile'));
  await openPage(page, './?workload=word-count&bytes=100000&processors=1,2&samples=6');
  const file = (name: string) => ({
    name,
    mimeType: 'text/plain',
    buffer: Buffer.from('Amdahl and Gustafson.\n'.repeat(9_000)),
  });
  await page.evaluate(() => {
    new BroadcastChannel('endless').onmessage = () => Object.assign(globalThis, { begun: true });
  });
  await page.getByLabel('Own text').setInputFiles(file('endless.txt'));
  // Before that the worker is not in the middle of anything, and is kept for the next file.
  await page.waitForFunction(() => 'begun' in globalThis);
  await expect(page.getByText('endless.txt is being read.')).toBeVisible();
  await page.getByRole('button', { name: 'Stop reading' }).click();
  await expect(page.getByText('endless.txt is being read.')).toBeHidden();
  await page.getByLabel('Own text').setInputFiles(file('laws.txt'));
  await expect(page.getByText('laws.txt', { exact: true })).toBeVisible();
  await expect(runButton(page)).toBeEnabled();
  await runToEnd(page);
});
