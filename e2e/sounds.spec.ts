// Recordings of reports on other readers, opened as a person opens them: the right figures on every kernel, backend
// and transport, by page and by command line, or a sentence with the place of what is wrong.

import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { makeConfig, openEngine, run } from './engine.ts';
import { recordOf } from './faulty-workers.ts';
import { openPage, runToEnd } from './lab-page.ts';
import { readRun } from './read-run.ts';
import type { Page } from '@playwright/test';
import type { Engine } from '../src/engine/engine.ts';

function pathOf(name: string): string {
  return `fixtures/sounds/${name}.wav`;
}

/** What the engine makes of a file. */
function open(page: Page, name: string) {
  const base64 = readFileSync(pathOf(name)).toString('base64');
  return page.evaluate(
    async ([text, file]) => {
      const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
      const { amdahlLab } = globalThis as unknown as { amdahlLab: Engine };
      return amdahlLab.openFile('spectrogram', {}, new Blob([bytes]), file, () => undefined);
    },
    [base64, `${name}.wav`] as const,
  );
}

/** A tone of half of full scale: its loudest level, and its mean, in dB. */
const tone = { peakDb: -14.47, meanDb: -12.04 };

// Figures of the reports, of files that hold the reference or should be read as it.
const right = [
  { name: 'w00_ref16', seconds: 1, loudestBand: 13, ...tone },
  { name: 'w05_24bits_align4', seconds: 1, loudestBand: 13, ...tone },
  { name: 'w06b_size_0', seconds: 1, loudestBand: 13, ...tone },
  { name: 'w07b_odd_list_unpadded', seconds: 1, loudestBand: 13, ...tone },
  { name: 'w14b_1.01s', seconds: 1.01, loudestBand: 13, ...tone },
  // 3 kHz lies near the middle of band 26, so that more of it is in one band.
  { name: 'w12h_8k_3k', seconds: 1, loudestBand: 26, peakDb: -12.51, meanDb: -12.04 },
];

test('every kernel, backend and transport hears what a recording holds', async ({ page }) => {
  await openEngine(page);
  for (const { name, seconds, ...figures } of right) {
    const opened = await open(page, name);
    expect(opened, name).toMatchObject({ ok: true, parameters: { seconds }, notes: [] });
    for (const given of [
      { backend: 'serial', kernel: 'js', processors: [1] },
      { kernel: 'js', transport: 'clone' },
      { kernel: 'wasm', transport: 'shared' },
      { kernel: 'wasm', transport: 'transfer' },
    ]) {
      const config = makeConfig({ workload: 'spectrogram', parameters: {}, ...given });
      const { result, plan } = recordOf(await run(page, { ...config, file: `${name}.wav` }));
      expect(plan.parameters).toMatchObject({ seconds });
      expect(result['loudestBand'], name).toBe(figures.loudestBand);
      expect(result['peakDb'], name).toBeCloseTo(figures.peakDb, 2);
      expect(result['meanDb'], name).toBeCloseTo(figures.meanDb, 2);
    }
  }
});

test('the command line hears what the page hears', async ({ page }) => {
  await openEngine(page);
  expect(await open(page, 'w12b_48k_15k')).toMatchObject({ ok: true });
  const config = makeConfig({ workload: 'spectrogram', parameters: {}, file: 'w12b_48k_15k.wav' });
  const { result } = recordOf(await run(page, config));
  // What is above 8 kHz is not there: nothing is louder than -63 dB of full scale.
  expect(result['peakDb']).toBeLessThan(-63);
  const file = test.info().outputPath('record.json');
  const argv = ['--input', pathOf('w12b_48k_15k'), '--processors', '1,2', '--samples', '6'];
  const lab = spawnSync(
    process.execPath,
    ['scripts/lab.mjs', 'run', '--workload', 'spectrogram', ...argv, '--json', file],
    { encoding: 'utf8' },
  );
  expect(lab.status, lab.stderr).toBe(0);
  expect(readRun(file).result).toEqual(result);
});

test('a sample that is no number is refused with its byte, and the result stays', async ({
  page,
}) => {
  await openPage(page, './?workload=spectrogram&seconds=2&processors=1,2&samples=6');
  await runToEnd(page);
  const recording = page.getByLabel('Own recording');
  await recording.setInputFiles(pathOf('w13_f32_nan'));
  await expect(page.getByText('The sample at byte 32,044 is no number')).toBeVisible();
  await expect(page.getByRole('region', { name: 'Result' })).toContainText('verified');
  const lab = spawnSync(
    process.execPath,
    ['scripts/lab.mjs', 'run', '--workload', 'spectrogram', '--input', pathOf('w13_f32_nan')],
    { encoding: 'utf8' },
  );
  expect(lab).toMatchObject({ status: 2, stdout: '' });
  expect(lab.stderr).toContain('--input: The sample at byte 32,044 is no number');
});

test('what of a file is not read is said beside it', async ({ page }) => {
  await openPage(page, './?workload=spectrogram&seconds=2&processors=1,2&samples=6');
  const buffer = readFileSync(pathOf('w00_ref16')).subarray(0, 20_044);
  const recording = page.getByLabel('Own recording');
  await recording.setInputFiles({ name: 'cut.wav', mimeType: 'audio/wav', buffer });
  const said = page.getByText('it promises 32,000 bytes of samples from byte 44 on');
  await expect(said).toBeVisible();
  await runToEnd(page);
  await expect(page.getByRole('region', { name: 'Result' })).toContainText('0.63 s');
  await page.getByRole('button', { name: 'Back to the built-in input' }).click();
  await expect(said).toBeHidden();
});
