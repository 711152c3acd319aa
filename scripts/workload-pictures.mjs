// Makes the pictures on the workloads' cards from their results: `node scripts/workload-pictures.mjs [id ...]`, those
// that are missing where no id is given. Run by hand after a workload was added.

import { existsSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { launchOptions } from './browser.mjs';
import { serve } from './serve.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const folder = join(root, 'public', 'workloads');
const [width, height] = [264, 180];

/** The middle of a PNG, filling `width` x `height`; runs in the page. */
async function crop([png, toWidth, toHeight]) {
  const blob = await (await fetch(`data:image/png;base64,${png}`)).blob();
  const image = await createImageBitmap(blob);
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [toWidth, toHeight];
  const scale = Math.max(toWidth / image.width, toHeight / image.height);
  const context = canvas.getContext('2d');
  context.imageSmoothingQuality = 'high';
  const [w, h] = [image.width * scale, image.height * scale];
  // Bars are read from the top.
  context.drawImage(image, (toWidth - w) / 2, h > 2 * toHeight ? 0 : (toHeight - h) / 2, w, h);
  return canvas.toDataURL('image/png').split(',')[1];
}

const server = await serve({ root: join(root, 'dist'), port: 0 });
const browser = await chromium.launch(launchOptions());
try {
  const page = await browser.newPage({ deviceScaleFactor: 2, colorScheme: 'dark' });
  await page.goto(server.url);
  await page.waitForFunction(() => 'amdahlLab' in globalThis);
  const { workloads } = await page.evaluate(() => globalThis.amdahlLab.catalogue());
  const asked = process.argv.slice(2);
  for (const { id } of workloads) {
    const file = join(folder, `${id}.png`);
    if (asked.length > 0 ? !asked.includes(id) : existsSync(file)) continue;
    await page.goto(`${server.url}?workload=${id}&processors=1,2&samples=6`);
    const button = page.getByRole('button', { name: 'Run', exact: true });
    await button.and(page.locator('[aria-disabled=false]')).click();
    await page.getByTestId('finding').waitFor({ timeout: 120_000 });
    const picture = page.locator('.picture-figure > :first-child').first();
    await picture.scrollIntoViewIfNeeded();
    await picture.locator('canvas, svg, tr').or(picture).first().waitFor();
    const shot = (await picture.screenshot({ animations: 'disabled' })).toString('base64');
    const png = await page.evaluate(crop, [shot, width, height]);
    writeFileSync(file, Buffer.from(png, 'base64'));
    process.stdout.write(`${id}.png\n`);
  }
} finally {
  await browser.close();
  await server.close();
}
