// The content security policy: it comes with every file, nothing that the lab does needs more, and what it
// forbids is refused, in the page and in its workers.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, expect, test } from '@playwright/test';
import { launchOptions } from '../scripts/browser.mjs';
import { contentSecurityPolicy } from '../scripts/policy.mjs';
import { serveBare } from './bare-host.ts';
import { engineWorker, makeConfig, openEngine, run } from './engine.ts';
import { recordOf } from './faulty-workers.ts';
import { exportAs, finding, openPage, quickRun, runButton, runToEnd } from './lab-page.ts';
import { watchPolicy } from './policy-watch.ts';
import { plainPort } from './servers.ts';
import { root } from './test-build.ts';
import type { Page } from '@playwright/test';
import type { Served } from './test-build.ts';

const dist = join(root, 'dist');
let bare: Served;

test.beforeAll(async () => {
  bare = await serveBare(dist);
});
test.afterAll(() => bare.close());

test('H8: every file comes with the policy, and none has a script or a style within a page, or makes code of text', async ({
  request,
}) => {
  const files = readdirSync(dist, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(dist.length + 1));
  expect(files.filter((file) => /\.worker-.*\.js$/.test(file)).length).toBeGreaterThan(1);
  for (const file of files) {
    for (const address of [`/${file}`, `http://127.0.0.1:${plainPort}/${file}`]) {
      const headers = (await request.get(address)).headers();
      expect(headers['content-security-policy'], address).toBe(contentSecurityPolicy());
      expect(headers['referrer-policy'], address).toBe('no-referrer');
      expect(headers['permissions-policy'], address).toContain('camera=()');
      expect(headers['x-content-type-options'], address).toBe('nosniff');
    }
    const text = readFileSync(join(dist, file), 'utf8');
    if (file.endsWith('.js'))
      expect(text, file).not.toMatch(/\beval\(|\bFunction\(|importScripts\(/);
    if (!file.endsWith('.html')) continue;
    expect(text, file).not.toMatch(/<script(?![^>]* src=)|<style|\son\w+=|\sstyle=|javascript:/);
    expect(text, file).toContain('http-equiv="Content-Security-Policy"');
  }
});

/** What the browser says of code made of text, of a script and a request to elsewhere, and of markup. */
const forbidden = `new Promise((resolve) => setTimeout(async () => {
  const tries = {
    eval: () => eval('1'),
    function: () => new Function('return 1')(),
    worker: () => new Worker('data:text/javascript,1'),
    blob: () => new Worker(URL.createObjectURL(new Blob(['1'], { type: 'text/javascript' }))),
    policy: () => trustedTypes.createPolicy('another', {}),
    markup: () => { document.body.innerHTML = '<b>1</b>'; },
    request: () => fetch('http://127.0.0.1:9/'),
  };
  const passed = [];
  for (const [name, attempt] of Object.entries(tries)) {
    if (name === 'markup' && !('document' in globalThis)) continue;
    try { await attempt(); passed.push(name); } catch {}
  }
  resolve(passed);
}))`;

test('H8: code made of text, foreign scripts, requests and markup are refused in the page and in its engine', async ({
  page,
}) => {
  await openEngine(page);
  expect(await page.evaluate(forbidden)).toEqual([]);
  expect(await engineWorker(page).evaluate(forbidden)).toEqual([]);
  // The probe finds a page without a policy open.
  await page.goto(`${bare.url}favicon.svg`);
  expect(
    await page.evaluate(`new Promise((resolve) => setTimeout(() => resolve(eval('7'))))`),
  ).toBe(7);
});

for (const [name, given] of [
  ['serial', { backend: 'serial', processors: [1], schedule: 'static', transport: 'auto' }],
  ['workers, shared', { transport: 'shared' }],
  ['workers, transfer', { transport: 'transfer' }],
  ['workers, clone', { transport: 'clone' }],
  ['webgpu', { backend: 'webgpu', kernel: 'wgsl', schedule: 'cyclic', transport: 'auto' }],
  ['hybrid', { backend: 'hybrid', transport: 'auto' }],
] as const) {
  test(`H8: nothing that ${name} does is refused`, async ({ page }) => {
    const watch = await watchPolicy(page);
    await openEngine(page);
    const config = makeConfig({ workload: 'mandelbrot', samples: 2, ...given });
    expect(recordOf(await run(page, config)).points.every(({ verdict }) => verdict.ok)).toBe(true);
    expect(await watch.found()).toEqual([]);
  });
}

async function download(page: Page, name: string): Promise<void> {
  const [file] = await Promise.all([page.waitForEvent('download'), exportAs(page, name)]);
  expect(JSON.parse(readFileSync(await file.path(), 'utf8'))).toBeTruthy();
}

test('H8: nothing that a person does on the page is refused', async ({ page }) => {
  const watch = await watchPolicy(page);
  await openPage(page, quickRun);
  await runToEnd(page);
  await expect(page.getByTestId('point-3')).toBeVisible();
  await download(page, 'Download record (JSON)');
  await download(page, 'Download trace (Perfetto, chrome://tracing)');
  await page.getByRole('button', { name: 'Copy link' }).click();
  for (let presses = 0; presses < 3; presses++) {
    await page.getByRole('button', { name: /^Theme: / }).click();
  }
  // Everything that unfolds, and every other view of the chart, the timeline and the losses.
  const closed = page.locator('details:not([open]) > summary:visible');
  for (let left = await closed.count(); left > 0; left--) await closed.first().click();
  for (const radio of await page.getByRole('main').getByRole('radio').all()) {
    if ((await radio.isVisible()) && (await radio.isEnabled())) await radio.click({ force: true });
  }
  await page.getByRole('button', { name: 'Zoom in' }).click();
  await page.getByTestId('point-3').hover();
  await expect(page.getByRole('region', { name: 'Result' })).toBeVisible();
  expect(await watch.found()).toEqual([]);
});

test('H8: nothing that own files and the microphone need is refused', async ({ baseURL }) => {
  const options = launchOptions();
  const fake = ['--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream'];
  const browser = await chromium.launch({ ...options, args: [...options.args, ...fake] });
  try {
    const page = await browser.newPage(baseURL === undefined ? {} : { baseURL });
    const watch = await watchPolicy(page);
    await openPage(page, './?workload=image-filter&processors=1,2&samples=2');
    await page.getByLabel('Own image').setInputFiles(join(dist, 'workloads', 'heat.png'));
    await expect(page.getByText('heat.png', { exact: true })).toBeVisible();
    await runToEnd(page);
    await openPage(page, './?workload=spectrogram&seconds=2&processors=1,2&samples=2');
    await page.getByRole('button', { name: 'Record', exact: true }).click();
    await page.getByRole('button', { name: 'Stop after 1 s' }).click();
    await expect(page.getByText('recording.wav', { exact: true })).toBeVisible();
    await runToEnd(page);
    expect(await watch.found()).toEqual([]);
  } finally {
    await browser.close();
  }
});

test('H1, H2, H8: on a host that sends no headers, without a service worker, the lab runs under the policy that its page carries', async ({
  browser,
}) => {
  const context = await browser.newContext({ serviceWorkers: 'block' });
  const page = await context.newPage();
  const watch = await watchPolicy(page);
  await openPage(page, bare.url + quickRun.slice(2));
  await runToEnd(page);
  await expect(page.getByRole('main')).toContainText(/message/i);
  expect(await watch.found()).toEqual([]);
  expect(await page.evaluate(forbidden)).toEqual([]);
  await context.close();
});

test.describe('I14: another page', () => {
  test('cannot embed the lab where its server forbids it', async ({ page, baseURL }) => {
    await page.goto(`${bare.url}around?${encodeURIComponent(baseURL ?? '')}`);
    const frame = page.frames().at(-1);
    await expect.poll(() => frame?.url()).toMatch(/^chrome-error:/);
  });

  test('that embeds it from a host without headers gets a notice, which opens the lab in its own tab', async ({
    page,
  }) => {
    const other = await serveBare(dist);
    const lab = `${other.url}?size=160`;
    await page.goto(`${bare.url}around?${encodeURIComponent(lab)}`);
    const framed = page.frameLocator('iframe');
    await expect(framed.getByRole('alert')).toContainText('Another page embeds this one.');
    await expect(framed.getByRole('button')).toHaveCount(0);
    const frame = page.frames().find((one) => one.url() === lab);
    expect(await frame?.evaluate(() => 'amdahlLab' in globalThis)).toBe(false);
    expect(page.workers()).toEqual([]);
    const opened = page.waitForEvent('popup');
    await framed.getByRole('link').click();
    const tab = await opened;
    await expect(tab.getByRole('spinbutton', { name: 'Size' })).toHaveValue('160');
    await other.close();
  });

  test('of its own origin may embed it', async ({ page }) => {
    await page.goto(`${bare.url}around?${encodeURIComponent(bare.url)}`);
    await expect(page.frameLocator('iframe').getByRole('button', { name: 'Run' })).toBeEnabled();
  });

  test('that opens it and sends it messages changes nothing', async ({ page }) => {
    const other = await serveBare(dist);
    await page.goto(`${bare.url}favicon.svg`);
    const lab = `${other.url}?size=160`;
    const [tab] = await Promise.all([
      page.waitForEvent('popup'),
      page.evaluate((address) => {
        Object.assign(globalThis, { opened: window.open(address) });
      }, lab),
    ]);
    const watch = await watchPolicy(tab);
    await expect(runButton(tab)).toBeEnabled();
    await page.evaluate(() => {
      const { opened } = globalThis as unknown as { opened: Window };
      const calls = [
        { id: '1', type: 'APPLY', path: ['run'], argumentList: [] },
        { id: '2', type: 'GET', path: ['constructor'] },
        { kind: 'progress' },
        'run',
        Array.from({ length: 1000 }, () => ({ type: 'RELEASE' })),
      ];
      for (const call of calls) opened.postMessage(call, '*');
    });
    // Answered after the messages: they came first.
    await tab.evaluate(() => new Promise((resolve) => setTimeout(resolve)));
    await expect(tab.getByRole('progressbar')).toBeHidden();
    await expect(finding(tab)).toBeHidden();
    await expect(tab.getByRole('spinbutton', { name: 'Size' })).toHaveValue('160');
    expect(await watch.found()).toEqual([]);
    await other.close();
  });
});
