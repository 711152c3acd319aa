// Runs that something disturbs on purpose: the page concludes nothing from them, says so, and offers to measure again.

import { expect, test } from '@playwright/test';
import { openEngine } from './engine.ts';
import { patchEngine, piRun, recordOf } from './faulty-workers.ts';
import { finding, openPage, runToEnd } from './lab-page.ts';
import type { Engine } from '../src/engine/engine.ts';

/** In the engine: the second worker takes its time over every task of every other run. */
const everyOtherRunIsSlow = `
{
  const patched = ${JSON.stringify(`
    let runs = 0;
    addEventListener('message', ({ data }) => {
      if (data?.path?.[0] === 'serve') runs++;
    });
    const { instantiate } = WebAssembly;
    WebAssembly.instantiate = async (module, imports) => {
      const { exports } = await instantiate(module, imports);
      const wrapped = Object.entries(exports).map(([name, value]) => {
        if (typeof value !== 'function') return [name, value];
        return [name, (...given) => {
          const untilMs = performance.now() + (runs % 2) * 5;
          while (performance.now() < untilMs);
          return value(...given);
        }];
      });
      return { exports: Object.fromEntries(wrapped) };
    };`)};
  const module = (text) => URL.createObjectURL(new Blob([text], { type: 'text/javascript' }));
  const first = module(patched);
  globalThis.Worker = class extends globalThis.Worker {
    constructor(address, options) {
      const both = options.name === 'processor 2' ? [first, String(address)] : [String(address)];
      super(module(both.map((one) => 'import ' + JSON.stringify(one)).join(';')), options);
    }
  };
}
`;

test('E16: runs that do not agree have one finding, causes and a press that measures again', async ({
  page,
}) => {
  await patchEngine(page, everyOtherRunIsSlow);
  await openPage(
    page,
    './?workload=monte-carlo-pi&points=2000000&processors=1,2&grain=20000&schedule=static&samples=8',
  );
  await runToEnd(page);
  await expect(finding(page)).toContainText('These runs do not agree: on 2 workers, some took');
  await expect(page.getByText('Nothing is concluded from times like these.')).toBeVisible();
  const result = page.getByRole('region', { name: 'Result' });
  await expect(result.getByText('too noisy', { exact: true })).toBeVisible();
  await expect(result.getByText('✓ verified')).toBeVisible();
  // The samples stay, and nothing is drawn through them.
  await expect(page.getByTestId('point-2')).toBeVisible();
  await expect(page.locator('.chart-sample').first()).toBeVisible();
  await expect(page.locator('.chart-fit')).toHaveCount(0);
  await expect(page.getByRole('region', { name: /^Why not/ })).toBeHidden();
  await expect(page.getByRole('region', { name: 'Parallel share p' })).toBeHidden();
  await expect(page.getByRole('radio', { name: 'Karp-Flatt' })).toBeHidden();
  await page.getByText('What may it be?').click();
  const causes = page.getByRole('list', { name: 'Possible causes' }).getByRole('listitem');
  // Six are always possible; what else was noticed on this machine stands before them.
  await expect.poll(() => causes.count()).toBeGreaterThanOrEqual(6);
  await expect(causes.filter({ hasText: 'Another program' })).toHaveCount(1);
  // The form may ask for something else by now: what is measured again is this record's experiment.
  await page.getByRole('textbox', { name: 'Processors' }).fill('1');
  await page.getByRole('button', { name: 'Measure again' }).click();
  await expect(page.getByRole('button', { name: 'Cancel', exact: true })).toBeVisible();
  await expect(page.getByRole('textbox', { name: 'Processors' })).toHaveValue('1, 2');
  await expect(page.getByRole('button', { name: 'Run', exact: true })).toBeEnabled();
  await expect(finding(page)).toContainText('These runs do not agree');
});

interface LabWindow {
  readonly amdahlLab: Engine;
  readonly tellSample: () => Promise<void>;
}

test('E19: a sample in which the page was stopped is left out', async ({ page, browser }) => {
  let sampled = 0;
  const session = await browser.newBrowserCDPSession();
  await page.exposeFunction('tellSample', async () => {
    sampled++;
    if (sampled !== 2) return;
    const { processInfo } = await session.send('SystemInfo.getProcessInfo');
    const renderers = processInfo.filter(({ type }) => type === 'renderer');
    // Samples take some hundred ms even on two fast cores: one is under way.
    setTimeout(() => {
      for (const { id } of renderers) process.kill(id, 'SIGSTOP');
      setTimeout(() => {
        for (const { id } of renderers) process.kill(id, 'SIGCONT');
      }, 400);
    }, 200);
  });
  await openEngine(page);
  const config = piRun({ parameters: { points: 2_000_000_000 }, grain: 1_000_000, samples: 2 });
  const outcome = await page.evaluate((asked) => {
    const { amdahlLab, tellSample } = globalThis as unknown as LabWindow;
    return amdahlLab.run(asked, (event) => {
      if (event.kind === 'sample') void tellSample();
    });
  }, config);
  const { samples, baselineSamples, stability, warnings } = recordOf(outcome);
  // A busy machine may stop samples by itself, for less long.
  const stopsMs = [...samples, ...baselineSamples].flatMap(({ incidents = [] }) =>
    incidents.map((incident) => (incident.key === 'incident.stalled' ? incident.values.ms : 0)),
  );
  expect(Math.max(...stopsMs)).toBeGreaterThan(350);
  expect(stability?.kind).not.toBe('quiet');
  expect(warnings.map(({ key }) => key)).toContain('warning.stalled');
});
