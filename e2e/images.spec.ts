// Images of every kind, opened as a person opens them, pixel by pixel as the browser's own `<img>` shows them; and the
// blur of what is partly transparent.

import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { makeConfig, openEngine, run } from './engine.ts';
import { recordOf } from './faulty-workers.ts';
import { openPage } from './lab-page.ts';
import { readRun } from './read-run.ts';
import type { Page } from '@playwright/test';
import type { ImagePicture } from '../src/contract/picture.ts';
import type { Engine, OpenedFile } from '../src/engine/engine.ts';
import type { Config } from '../src/record/config.ts';

function pathOf(name: string): string {
  return `fixtures/images/${name}`;
}

function base64Of(name: string): string {
  return readFileSync(pathOf(name)).toString('base64');
}

function open(page: Page, name: string): Promise<OpenedFile> {
  return page.evaluate(
    async ([text, file]) => {
      const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
      const { amdahlLab } = globalThis as unknown as { amdahlLab: Engine };
      return amdahlLab.openFile('image-filter', {}, new Blob([bytes]), file, () => undefined);
    },
    [base64Of(name), name] as const,
  );
}

interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly rgba: readonly number[];
}

/** The pictures of a run, before and after: images this small are drawn as they are. */
function picturesOf(page: Page, config: Config): Promise<{ before: Pixels; after: Pixels }> {
  return page.evaluate(async (asked) => {
    const { amdahlLab } = globalThis as unknown as { amdahlLab: Engine };
    const drawn: ImagePicture[] = [];
    const outcome = await amdahlLab.run(asked, (event) => {
      if (event.kind !== 'pictures') return;
      drawn.push(...event.pictures.filter((picture) => picture.kind === 'image'));
    });
    const [after, before] = drawn;
    if (outcome.kind !== 'done' || !after || !before) throw new Error(JSON.stringify(outcome));
    const pixelsOf = ({ width, height, rgba }: ImagePicture) => ({
      width,
      height,
      rgba: [...rgba],
    });
    return { before: pixelsOf(before), after: pixelsOf(after) };
  }, config);
}

/** What `<img>` shows of a file, drawn onto a canvas. */
function shownOf(page: Page, name: string): Promise<Pixels> {
  return page.evaluate(async (text) => {
    const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
    const image = new Image();
    image.src = URL.createObjectURL(new Blob([bytes]));
    await image.decode();
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [image.naturalWidth, image.naturalHeight];
    const context = canvas.getContext('2d');
    if (!context) throw new Error('There is no canvas.');
    context.drawImage(image, 0, 0);
    const { width, height, data } = context.getImageData(0, 0, canvas.width, canvas.height);
    return { width, height, rgba: [...data] };
  }, base64Of(name));
}

const filter = makeConfig({ workload: 'image-filter', processors: [1, 2], parameters: {} });
const turned = ['exif5.jpg', 'exif6.jpg', 'exif7.jpg', 'exif8.jpg', 'exif6-little.jpg']
  .concat(['exif5.png', 'exif7.png', 'exif8.png', 'turned.avif'])
  .concat(['i01b_exif6.png', 'm11_wide_exif6.jpg']);
const upright = [
  'exif1.jpg',
  'exif2.jpg',
  'exif3.jpg',
  'exif4.jpg',
  'exif2.png',
  'exif3.webp',
  'exif7.webp',
]
  .concat(['mirrored.avif', 'plain.avif', 'm11_wide_exif3.jpg', 'base.png', 'base.bmp', 'base.ico'])
  .concat(['depth16.png', 'alpha16.png', 'alpha8.png', 'palette.png', 'palette-alpha.png'])
  .concat(['grey-alpha.png', 'interlaced.png', 'gamma.png', 'icc.png', 'icc.jpg', 'cmyk.jpg'])
  .concat(['grey.jpg', 'progressive.jpg', 'alpha.webp', 'still.gif', 'one.png', 'transparent.png'])
  .concat(['i09b_white_on_transparent.png']);

test('an image is read as the browser shows it, whichever way the camera was held', async ({
  page,
}) => {
  await openEngine(page);
  // By how much of 255 an image differs from what is shown.
  const differing: Record<string, number> = {};
  for (const name of [...turned, ...upright, 'moving.gif', 'moving.png', 'moving.webp']) {
    const opened = await open(page, name);
    const shown = await shownOf(page, name);
    const { width, height } = shown;
    expect(opened, name).toMatchObject({ ok: true, parameters: { width, height } });
    const notes = name.startsWith('moving') ? [{ key: 'image.moving', values: {} }] : [];
    expect(opened.ok && opened.notes, name).toEqual(notes);
    if (turned.includes(name)) expect(height, name).toBeGreaterThan(width);
    const { before } = await picturesOf(page, { ...filter, file: name });
    expect(before.rgba, name).toHaveLength(shown.rgba.length);
    const farthest = Math.max(
      ...shown.rgba.map((value, i) => Math.abs(value - (before.rgba[i] ?? 0))),
    );
    if (farthest > 0) differing[name] = farthest;
  }
  expect(differing).toEqual({});
});

test('of an image turned by half a circle the white corner is at the top left', async ({
  page,
}) => {
  await openEngine(page);
  await open(page, 'm11_wide_exif3.jpg');
  const { before } = await picturesOf(page, { ...filter, file: 'm11_wide_exif3.jpg' });
  for (const channel of before.rgba.slice(0, 4)) expect(channel).toBeGreaterThan(250);
});

const refused: readonly (readonly [name: string, message: object])[] = [
  ['cut.jpg', { key: 'file.not-image' }],
  ['cut.png', { key: 'file.not-image' }],
  ['zero.png', { key: 'file.not-image' }],
  ['drawing.svg', { key: 'image.drawing' }],
  ['bomb.png', { key: 'file.too-long', values: { found: 30_000, max: 16_384 } }],
];

test('what holds no image, or one too large, is refused before it is decoded', async ({ page }) => {
  await openEngine(page);
  for (const [name, message] of refused) {
    expect(await open(page, name), name).toMatchObject({ ok: false, message });
  }
});

test('white on transparent has no grey fringe, on every kernel and transport', async ({ page }) => {
  await openEngine(page);
  const name = 'i09b_white_on_transparent.png';
  expect(await open(page, name)).toMatchObject({ ok: true });
  const blur = { ...filter, parameters: { filter: 0, radius: 1 }, file: name };
  for (const given of [
    { backend: 'serial', kernel: 'js', processors: [1] },
    { kernel: 'js', transport: 'transfer' },
    { kernel: 'wasm', transport: 'shared' },
    { kernel: 'wasm', transport: 'clone' },
  ]) {
    const { after } = await picturesOf(page, { ...blur, ...given });
    const alphas = after.rgba.filter((_, i) => i % 4 === 3);
    expect(new Set(alphas)).toEqual(new Set([0, 27, 228, 255]));
    for (const [i, alpha] of alphas.entries()) {
      const colour = after.rgba.slice(4 * i, 4 * i + 3);
      expect(colour).toEqual(alpha > 0 ? [255, 255, 255] : [0, 0, 0]);
    }
  }
  const { result } = recordOf(await run(page, blur));
  expect(result).toMatchObject({ red: 255, green: 255, blue: 255 });
});

test('the command line reads what the page reads', async ({ page }) => {
  await openEngine(page);
  expect(await open(page, 'i01b_exif6.png')).toMatchObject({ ok: true });
  const { result } = recordOf(await run(page, { ...filter, file: 'i01b_exif6.png' }));
  const file = test.info().outputPath('record.json');
  const argv = ['--input', pathOf('i01b_exif6.png'), '--processors', '1,2', '--samples', '6'];
  const lab = spawnSync(
    process.execPath,
    ['scripts/lab.mjs', 'run', '--workload', 'image-filter', ...argv, '--json', file],
    { encoding: 'utf8' },
  );
  expect(lab.status, lab.stderr).toBe(0);
  const made = readRun(file);
  expect(made.plan.parameters).toMatchObject({ width: 40, height: 80 });
  expect(made.result).toEqual(result);
});

test('an animation is said to be one, beside its name', async ({ page }) => {
  await openPage(page, './?workload=image-filter&width=64&height=48&processors=1,2&samples=6');
  await page.getByLabel('Own image').setInputFiles(pathOf('moving.gif'));
  await expect(page.getByText('This image is an animation')).toBeVisible();
  await page.getByLabel('Own image').setInputFiles(pathOf('base.png'));
  await expect(page.getByText('base.png', { exact: true })).toBeVisible();
  await expect(page.getByText('This image is an animation')).toBeHidden();
});
