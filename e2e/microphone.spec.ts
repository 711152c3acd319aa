// The microphone is on only while its button says so, whatever happens meanwhile. Chromium's own fake device is
// recorded; the page's question for it is held back until the test lets it through.

import { expect, test } from '@playwright/test';
import { launchOptions } from '../scripts/browser.mjs';
import { openPage, runButton } from './lab-page.ts';
import type { Page } from '@playwright/test';

const fake = ['--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream'];
const usual = launchOptions();
test.use({
  launchOptions: { ...usual, args: [...(usual.args ?? []), ...fake] },
  permissions: ['microphone'],
});

interface Asked {
  /** Lets the question through, or refuses it. */
  readonly answer: (allow: boolean) => void;
  readonly tracks: MediaStreamTrack[];
}

/** Holds questions for the microphone back until `answer`. */
async function holdBack(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const tracks: MediaStreamTrack[] = [];
    let answer: (allow: boolean) => void = () => undefined;
    const answered = new Promise<boolean>((resolve) => (answer = resolve));
    const { mediaDevices } = navigator;
    const ask = mediaDevices.getUserMedia.bind(mediaDevices);
    mediaDevices.getUserMedia = async (wanted) => {
      if (!(await answered)) throw new DOMException('Permission denied', 'NotAllowedError');
      const stream = await ask(wanted);
      tracks.push(...stream.getTracks());
      return stream;
    };
    Object.assign(globalThis, { asked: { answer, tracks } satisfies Asked });
  });
  await openPage(page, './?workload=spectrogram');
}

const answer = (page: Page, allow: boolean): Promise<void> =>
  page.evaluate((yes) => (globalThis as unknown as { asked: Asked }).asked.answer(yes), allow);

/** The states of all tracks that the browser gave. */
const tracks = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() =>
    (globalThis as unknown as { asked: Asked }).asked.tracks.map(({ readyState }) => readyState),
  );

const record = (page: Page) => page.getByRole('button', { name: 'Record', exact: true });
const asking = (page: Page) => page.getByRole('button', { name: /^Asking/ });
const stop = (page: Page) => page.getByRole('button', { name: /^Stop after \d+ s$/ });
const heard = (page: Page) => page.getByRole('button', { name: /^Stop after [1-9]\d* s$/ });

async function startRecording(page: Page): Promise<void> {
  await holdBack(page);
  await record(page).click();
  await answer(page, true);
  // There is something to keep by then.
  await expect(heard(page)).toBeVisible();
  expect(await tracks(page)).toEqual(['live']);
}

async function chooseMandelbrot(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^Workload: / }).click();
  await page.getByRole('radio', { name: 'Mandelbrot', exact: true }).click();
  await expect(record(page).or(asking(page)).or(stop(page))).toBeHidden();
}

test('D14: the microphone is off where another workload is chosen while the browser asks', async ({
  page,
}) => {
  await holdBack(page);
  await record(page).click();
  await expect(asking(page)).toBeVisible();
  await chooseMandelbrot(page);
  await answer(page, true);
  await expect.poll(() => tracks(page)).toEqual(['ended']);
  await expect(page.getByRole('alert')).toBeHidden();
});

test('D14: a second press gives up the question, and a late answer turns nothing on', async ({
  page,
}) => {
  await holdBack(page);
  await record(page).click();
  await asking(page).click();
  await expect(record(page)).toBeVisible();
  await answer(page, true);
  await expect.poll(() => tracks(page)).toEqual(['ended']);
  await expect(record(page)).toBeVisible();
});

test('D14: a refusal is said', async ({ page }) => {
  await holdBack(page);
  await record(page).click();
  await answer(page, false);
  await expect(page.getByRole('alert')).toContainText('Permission denied');
  await expect(record(page)).toBeVisible();
  expect(await tracks(page)).toEqual([]);
});

test('D14: while the microphone is on its button ends it, and no run takes the button away', async ({
  page,
}) => {
  await startRecording(page);
  await expect(runButton(page)).toHaveAttribute('aria-disabled', 'true');
  await expect(page.getByText('The microphone is on')).toBeVisible();
  await runButton(page).click({ force: true });
  await expect(page.getByRole('progressbar')).toBeHidden();
  await expect(stop(page)).toBeEnabled();
  await stop(page).click();
  await expect(page.getByText('recording.wav', { exact: true })).toBeVisible();
  expect(await tracks(page)).toEqual(['ended']);
});

test('D14: another workload, chosen while the microphone is on, turns it off', async ({ page }) => {
  await startRecording(page);
  await chooseMandelbrot(page);
  expect(await tracks(page)).toEqual(['ended']);
  await expect(runButton(page)).toHaveAttribute('aria-disabled', 'false');
});

for (const [what, happens] of [
  [
    'a page that is hidden',
    () => {
      Object.defineProperty(document, 'hidden', { get: () => true });
      document.dispatchEvent(new Event('visibilitychange'));
    },
  ],
  [
    'a microphone that is unplugged',
    () => {
      const { asked } = globalThis as unknown as { asked: Asked };
      asked.tracks[0]?.dispatchEvent(new Event('ended'));
    },
  ],
] as const) {
  test(`D14: ${what} ends the recording, and what was recorded is kept`, async ({ page }) => {
    await startRecording(page);
    await page.evaluate(happens);
    await expect(page.getByText('recording.wav', { exact: true })).toBeVisible();
    expect(await tracks(page)).toEqual(['ended']);
    await expect(record(page)).toBeVisible();
  });
}

test('D14: a recorder that the browser does not start leaves the microphone off', async ({
  page,
}) => {
  await holdBack(page);
  await page.evaluate(() => {
    MediaRecorder.prototype.start = () => {
      throw new DOMException('no such format', 'NotSupportedError');
    };
  });
  await record(page).click();
  await answer(page, true);
  await expect(page.getByRole('alert')).toContainText('no such format');
  expect(await tracks(page)).toEqual(['ended']);
});
