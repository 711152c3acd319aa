// Clocks that do not do what clocks do: the run ends with a sentence, or its record says what happened.

import { expect, test } from '@playwright/test';
import { engineWorker, openEngine, run } from './engine.ts';
import { patchEngine, patchKernels, piRun, recordOf } from './faulty-workers.ts';
import { openPage, runButton } from './lab-page.ts';
import type { Page } from '@playwright/test';
import type { Engine, StudyOutcome } from '../src/engine/engine.ts';
import type { Study } from '../src/record/study.ts';
import type { Config } from '../src/record/config.ts';

interface LabWindow {
  readonly amdahlLab: Engine;
}

/** In the engine: its clock can be made to stand still, at once or when the page is told of the next sample. */
const clock = `
globalThis.stillAt = undefined;
globalThis.stopsAtSample = false;
globalThis.aheadMs = 0;
globalThis.jumpsInTask = false;
{
  const now = performance.now.bind(performance);
  performance.now = () => globalThis.stillAt ?? now() + globalThis.aheadMs;
  const { postMessage } = MessagePort.prototype;
  MessagePort.prototype.postMessage = function (data, ...rest) {
    const isSample = data?.argumentList?.some(({ value }) => value?.kind === 'sample');
    if (isSample && globalThis.stopsAtSample) globalThis.stillAt = now();
    if (isSample && globalThis.jumpsInTask) {
      globalThis.jumpsInTask = false;
      struck.postMessage(true);
    }
    return postMessage.call(this, data, ...rest);
  };
  // A worker's kernel tells it that it is in the middle of a task.
  const struck = new BroadcastChannel('struck');
  struck.onmessage = () => (globalThis.aheadMs += 600_000);
}
`;

const still = { kind: 'failed', message: { key: 'run.clock-still' } };

/** Whether two workers are faster than one. */
function ask(page: Page, config: Config, longestMs: number): Promise<StudyOutcome<Study>> {
  return page.evaluate(
    ([asked, ms]) => {
      const one = { processors: 1, schedule: 'dynamic' } as const;
      const { amdahlLab } = globalThis as unknown as LabWindow;
      const sides = [one, { ...one, processors: 2 }] as const;
      const request = { kind: 'comparison', config: asked, sides, longestMs: ms } as const;
      return amdahlLab.study(request, () => undefined);
    },
    [config, longestMs] as const,
  );
}

function probe(page: Page, config: Config): Promise<number | undefined> {
  return page.evaluate(
    (asked) => (globalThis as unknown as LabWindow).amdahlLab.probe(asked),
    config,
  );
}

test('E20: a clock that stands still from the beginning ends a run, a question and a probe', async ({
  page,
}) => {
  await patchEngine(page, `${clock} globalThis.stillAt = 12.5;`);
  await openPage(page, './?size=128&iterations=200&processors=1,2&samples=6');
  await runButton(page).click();
  await expect(page.getByText('The run failed.')).toBeVisible();
  await expect(page.getByText(/clock of this browser stands still/)).toBeVisible();
  const outcomes = [await ask(page, piRun(), 2_000), await probe(page, piRun())];
  expect(outcomes).toMatchObject([still, undefined]);
  // A clock that goes again is used again.
  await engineWorker(page).evaluate(() => Object.assign(globalThis, { stillAt: undefined }));
  recordOf(await run(page, piRun()));
});

test('E20: a clock that stops in the middle of a run, or of a question, ends it', async ({
  page,
}) => {
  await patchEngine(page, clock);
  await openEngine(page);
  const set = (given: object) =>
    engineWorker(page).evaluate((values) => void Object.assign(globalThis, values), given);
  await set({ stopsAtSample: true });
  expect(await run(page, piRun({ samples: 100 }))).toMatchObject(still);
  await set({ stillAt: undefined });
  expect(await ask(page, piRun(), 600_000)).toMatchObject(still);
  await set({ stillAt: undefined, stopsAtSample: false });
  recordOf(await run(page, piRun()));
});

test('E20: workers whose clock stands still end their run', async ({ page }) => {
  const first = `
    const at = performance.now();
    performance.now = () => at;`;
  await patchEngine(
    page,
    `{
      const module = (text) => URL.createObjectURL(new Blob([text], { type: 'text/javascript' }));
      const first = module(${JSON.stringify(first)});
      globalThis.Worker = class extends globalThis.Worker {
        constructor(address, options) {
          const both = [first, new URL(String(address), location.href).href];
          super(module(both.map((one) => 'import ' + JSON.stringify(one)).join(';')), options);
        }
      };
    }`,
  );
  await openEngine(page);
  for (const transport of ['shared', 'transfer']) {
    const outcome = await run(page, piRun({ transport }));
    expect(['done', 'failed']).toContain(outcome.kind);
  }
});

test('E19: a clock that jumps by ten minutes in a run leaves its medians alone, and is said', async ({
  page,
}) => {
  await patchEngine(page, clock + patchKernels('', { atCall: 1, waits: true }));
  await openEngine(page);
  await engineWorker(page).evaluate(() => void Object.assign(globalThis, { jumpsInTask: true }));
  // A task lasts far longer than the message that moves the clock.
  const parameters = { points: 400_000_000 };
  const outcome = await run(page, piRun({ samples: 3, parameters, grain: 100_000_000 }));
  const { points, warnings } = recordOf(outcome);
  for (const { medianMs, verdict } of points) {
    expect(verdict.ok).toBe(true);
    expect(medianMs).toBeLessThan(600_000);
  }
  const said = warnings.flatMap(({ key, values }) => (key === 'warning.stalled' ? [values] : []));
  expect(said).toHaveLength(1);
  expect(said[0]?.longestMs).toBeGreaterThan(500_000);
});
