// What is asked about a run on a person's own file is measured on that file, or said not to be open.

import { expect, test } from '@playwright/test';
import { openPage, runToEnd } from './lab-page.ts';
import type { Engine } from '../src/engine/engine.ts';

test('a question after another workload was chosen, and after another file of the same name was opened', async ({
  page,
}) => {
  const text = (word: string): Buffer => Buffer.from(`${word} and Gustafson.\n`.repeat(20_000));
  const own = (word: string) => ({ name: 'book.txt', mimeType: 'text/plain', buffer: text(word) });
  await openPage(page, './?workload=word-count&processors=1,2&samples=6');
  await page.getByLabel('Own text').setInputFiles(own('Amdahl'));
  await expect(page.getByText('book.txt', { exact: true })).toBeVisible();
  await runToEnd(page);
  const outcome = async (longestMs: number) =>
    page.evaluate(
      async ([ms]) => {
        const { amdahlLab: engine } = globalThis as unknown as { amdahlLab: Engine };
        const { defaults } = await engine.machine();
        const config = {
          ...defaults,
          workload: 'word-count',
          processors: [1, 2],
          file: 'book.txt',
        };
        const preview = await engine.preview(config);
        const file = preview.ok ? preview.plan.file : undefined;
        const kept = ((globalThis as { kept?: typeof file }).kept ??= file);
        const sides = [1, 2].map((processors) => ({ processors, schedule: 'dynamic' })) as never;
        const request = { kind: 'comparison', config, sides, longestMs: ms, file: kept } as const;
        return engine.study(request, () => undefined);
      },
      [longestMs] as const,
    );
  const first = await outcome(300);
  expect(first).toMatchObject({ kind: 'done', study: { plan: { file: { name: 'book.txt' } } } });
  await page.getByLabel('Own text').setInputFiles(own('Brents'));
  await expect(page.getByText('book.txt', { exact: true })).toBeVisible();
  await expect
    .poll(async () => JSON.stringify(await outcome(300)))
    .toContain('"key":"check.file-other"');
});
