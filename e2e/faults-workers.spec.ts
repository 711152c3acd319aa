// Workers that are lost on purpose in the built page: ended by others, by themselves, hanging, or never
// loaded. Every run must end, with the exact answer, and say what happened.

import { expect, test } from '@playwright/test';
import { engineWorker, lossesIn, openEngine, run } from './engine.ts';
import { patchEngine, patchWorkers, piRun, recordOf } from './faulty-workers.ts';
import type { Page } from '@playwright/test';
import type { Engine, RunOutcome } from '../src/engine/engine.ts';
import type { Config } from '../src/record/config.ts';
import type { EngineGlobals } from './faulty-workers.ts';

interface LabWindow {
  readonly amdahlLab: Engine;
}

/**
 * Terminates one of the two newest compute workers, `kills` times, at random while the run goes on.
 * It works on for up to 2 s (Chromium 156), so it may be lost in the middle of a pass or between two.
 */
async function runAndTerminate(page: Page, config: Config, kills: number): Promise<RunOutcome> {
  const engine = engineWorker(page);
  const ended = run(page, config);
  const killing = engine.evaluate(async (count) => {
    const { started } = globalThis as unknown as EngineGlobals;
    for (let kill = 0; kill < count; kill++) {
      const afterMs = 20 + Math.random() * 150;
      await new Promise((resolve) => setTimeout(resolve, afterMs));
      started.at(-1 - Math.floor(Math.random() * Math.min(2, started.length)))?.terminate();
    }
  }, kills);
  const [outcome] = await Promise.all([ended, killing]);
  return outcome;
}

for (const transport of ['shared', 'transfer', 'clone']) {
  test(`E13, E23, Q5: workers terminated at random times, ${transport}: every run ends exact`, async ({
    page,
  }) => {
    await patchEngine(page, patchWorkers());
    await openEngine(page);
    const long = { transport, parameters: { points: 40_000_000 }, grain: 20_000, samples: 2 };
    const { result } = recordOf(await run(page, piRun(long)));
    for (const schedule of ['dynamic', 'static', 'stealing', 'guided']) {
      const record = recordOf(await runAndTerminate(page, piRun({ ...long, schedule }), 3));
      expect(record.result).toEqual(result);
      expect(record.points.every(({ verdict }) => verdict.ok)).toBe(true);
    }
    const after = recordOf(await run(page, piRun(long)));
    expect(after.result).toEqual(result);
    expect(lossesIn(after.samples)).toEqual([]);
  });
}

async function breakWorkers(page: Page, breaking: boolean): Promise<void> {
  await engineWorker(page).evaluate((value) => {
    (globalThis as unknown as EngineGlobals).breaking = value;
  }, breaking);
}

for (const [what, deed] of [
  ['a worker that closes itself', 'self.close(); for (;;);'],
  ['a worker that hangs', 'for (;;);'],
] as const) {
  test(`E4, E5: ${what} is replaced, the answer is whole and the sample flagged`, async ({
    page,
  }) => {
    await patchEngine(page, patchWorkers(deed));
    await openEngine(page);
    const record = recordOf(await run(page, piRun({ samples: 2, schedule: 'static' })));
    expect(record.points.every(({ verdict }) => verdict.ok)).toBe(true);
    const incidents = lossesIn(record.samples);
    expect(incidents).toMatchObject([
      { key: 'incident.worker-replaced', values: { lane: 1, attempt: 1 } },
    ]);
    expect(record.warnings.map(({ key }) => key)).toContain('warning.disturbed');
    const clean = recordOf(await run(page, piRun()));
    expect(clean.result).toEqual(record.result);
  });
}

test('E5: Cancel answers within 500 ms while a worker hangs, and the next run is right', async ({
  page,
}) => {
  await patchEngine(page, patchWorkers('for (;;);', 1));
  await openEngine(page);
  const { kind, answeredMs } = await page.evaluate(async (config) => {
    const { amdahlLab } = globalThis as unknown as LabWindow;
    let stoppedMs = 0;
    const outcome = await amdahlLab.run(config, (event) => {
      // All tasks are done but the one that the worker hangs at.
      if (event.kind !== 'tint' || stoppedMs > 0) return;
      if (event.lanes.filter((lane) => lane < 0).length !== 1) return;
      stoppedMs = performance.now();
      void amdahlLab.stop();
    });
    return { kind: outcome.kind, answeredMs: performance.now() - stoppedMs };
  }, piRun());
  expect(kind).toBe('stopped');
  expect(answeredMs).toBeLessThan(500);
  recordOf(await run(page, piRun()));
});

test('E6: a task that ends every worker is blamed, and the next run is right', async ({ page }) => {
  const poison =
    'const { exchange } = Atomics; Atomics.exchange = (cells, at, value) => {' +
    'const old = exchange(cells, at, value);' +
    'if (value === 778) { self.close(); for (;;); } return old; };';
  await patchEngine(
    page,
    `globalThis.poisoned = true;
    {
      const module = (text) => URL.createObjectURL(new Blob([text], { type: 'text/javascript' }));
      globalThis.Worker = class extends globalThis.Worker {
        constructor(address, options) {
          const text = globalThis.poisoned ? ${JSON.stringify(poison)} : '';
          const both = [module(text), String(address)];
          super(module(both.map((one) => 'import ' + JSON.stringify(one)).join(';')), options);
        }
      };
    }`,
  );
  await openEngine(page);
  expect(await run(page, piRun())).toMatchObject({
    kind: 'failed',
    message: { key: 'backend.task-kills', values: { task: 777, times: 3 } },
  });
  await engineWorker(page).evaluate(() => Object.assign(globalThis, { poisoned: false }));
  // Workers that are still there are poisoned: a task numbered so high does not come again.
  recordOf(await run(page, piRun({ grain: 8_000 })));
});

test('E10: worker code that cannot be loaded gives a sentence, and the next run works', async ({
  page,
}) => {
  await patchEngine(page, patchWorkers());
  await openEngine(page);
  await breakWorkers(page, true);
  expect(await run(page, piRun())).toMatchObject({
    kind: 'failed',
    message: { key: 'backend.worker-load' },
  });
  await breakWorkers(page, false);
  recordOf(await run(page, piRun()));
});

test('E24: where WASM cannot be compiled its reason is said and JavaScript runs', async ({
  page,
}) => {
  await patchEngine(page, "WebAssembly.compile = () => Promise.reject(new Error('no SIMD here'));");
  await openEngine(page);
  const record = recordOf(await run(page, piRun({ kernel: 'js', processors: [1] })));
  expect(record.baseline.kernel).toBe('js');
  expect(record.warnings).toContainEqual({
    key: 'warning.wasm-off',
    values: { reason: 'no SIMD here' },
  });
  const refused = await run(page, piRun());
  expect(refused).toMatchObject({
    kind: 'failed',
    message: { values: { reason: 'no SIMD here' } },
  });
});

test('E25: one worker that is much slower than the other does fewer tasks, and all count once', async ({
  page,
}) => {
  const slow = `
    const { instantiate } = WebAssembly;
    WebAssembly.instantiate = async (module, imports) => {
      const { exports } = await instantiate(module, imports);
      const wrapped = Object.entries(exports).map(([name, value]) => {
        if (typeof value !== 'function') return [name, value];
        return [name, (...given) => {
          const untilMs = performance.now() + 2;
          while (performance.now() < untilMs);
          return value(...given);
        }];
      });
      return { exports: Object.fromEntries(wrapped) };
    };`;
  await patchEngine(
    page,
    `{
      const module = (text) => URL.createObjectURL(new Blob([text], { type: 'text/javascript' }));
      globalThis.Worker = class extends globalThis.Worker {
        constructor(address, options) {
          const both = [module(${JSON.stringify(slow)}), new URL(String(address), location.href).href];
          const isSlow = options.name === 'processor 2';
          super(isSlow ? module(both.map((one) => 'import ' + JSON.stringify(one)).join(';')) : address, options);
        }
      };
    }`,
  );
  await openEngine(page);
  for (const transport of ['shared', 'transfer']) {
    const { result, samples } = recordOf(await run(page, piRun({ transport })));
    expect(result['points']).toBe(4_000_000);
    for (const { processors, tasks = [], verdict } of samples) {
      expect(verdict.ok).toBe(true);
      if (processors !== 2) continue;
      const [fast = 0, slower = 0] = tasks;
      expect(fast + slower).toBe(2_000);
      expect(fast).toBeGreaterThan(2 * slower);
    }
  }
});
