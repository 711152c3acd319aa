// Workers that fail on purpose: the built page's engine starts its compute workers through a wrapper.

import { expect } from '@playwright/test';
import { makeConfig } from './engine.ts';
import type { Page } from '@playwright/test';
import type { RunOutcome } from '../src/engine/engine.ts';
import type { Config } from '../src/record/config.ts';

/**
 * In the engine: keeps the compute workers that it starts. The first one called `processor 2` runs
 * `deed` at its `atTask`th task (of pi's 2,000 by the static schedule the 2,500th lies in the first sample: before it are
 * the warm-up and the empty tasks by which handing out is priced); its successors do not.
 * While `breaking` is set, workers are given an address that is not there.
 */
export function patchWorkers(deed = '', atTask = 2_500): string {
  const patched = `
    const { exchange } = Atomics;
    let tasks = 0;
    Atomics.exchange = (cells, at, value) => {
      if (value > 0 && ++tasks === ${atTask}) { ${deed} }
      return exchange(cells, at, value);
    };`;
  return `
globalThis.started = [];
globalThis.breaking = false;
{
  let armed = ${JSON.stringify(deed !== '')};
  const module = (text) => URL.createObjectURL(new Blob([text], { type: 'text/javascript' }));
  globalThis.Worker = class extends globalThis.Worker {
    constructor(address, options) {
      let from = globalThis.breaking ? new URL('/missing.js', location.href) : address;
      if (armed && options.name === 'processor 2') {
        armed = false;
        const first = module(${JSON.stringify(patched)});
        from = module('import ' + JSON.stringify(first) + '; import ' + JSON.stringify(String(address)));
      }
      super(from, options);
      // Only once it has answered is it in the middle of anything.
      this.addEventListener('message', () => globalThis.started.push(this), { once: true });
    }
  };
}
`;
}

/** What a patched engine keeps for tests. */
export interface EngineGlobals {
  started: globalThis.Worker[];
  breaking: boolean;
}

/**
 * Runs `code` in the engine's worker before the engine does. The engine's own policy is left out: it would
 * refuse the workers that a test makes of text.
 */
export async function patchEngine(page: Page, code: string): Promise<void> {
  await page.route('**/engine.worker-*.js', async (route) => {
    const response = await route.fetch();
    const { 'content-security-policy': _, ...headers } = response.headers();
    await route.fulfill({ response, headers, body: `${code}\n${await response.text()}` });
  });
}

/** About half a second of pi on two workers, in many tasks. */
export function piRun(given: Partial<Config> = {}): Config {
  return makeConfig({
    workload: 'monte-carlo-pi',
    kernel: 'wasm',
    parameters: { points: 4_000_000 },
    processors: [1, 2],
    grain: 2_000,
    ...given,
  });
}

export function recordOf(outcome: RunOutcome): Extract<RunOutcome, { kind: 'done' }>['record'] {
  expect(outcome, JSON.stringify(outcome).slice(0, 400)).toMatchObject({ kind: 'done' });
  if (outcome.kind !== 'done') throw new Error('The run did not end well.');
  return outcome.record;
}

/**
 * In the engine: every compute worker calls its WASM kernel through a wrapper. At the `atCall`th call of
 * a worker of this page the first one to get there runs `deed`, with `value` (the export) and `given` (its
 * arguments) at hand and `memory` as bytes; `after` runs when the export has returned. With `waits`
 * calls are counted only after `armKernels`.
 */
export function patchKernels(
  deed: string,
  { atCall = 1_500, after = '', waits = false } = {},
): string {
  const patched = `
    const { instantiate } = WebAssembly;
    const struck = new BroadcastChannel('struck');
    let calls = 0;
    let armed = ${!waits};
    struck.onmessage = ({ data }) => { armed = data; };
    WebAssembly.instantiate = async (module, imports) => {
      const { exports } = await instantiate(module, imports);
      const wrapped = Object.entries(exports).map(([name, value]) => {
        if (typeof value !== 'function') return [name, value];
        return [name, (...given) => {
          // Empty tasks only price handing out: no fault lies in them.
          const isEmpty = given[1] === given[2];
          const now = armed && !isEmpty && ++calls === ${atCall};
          const memory = new Uint8Array(imports.env.memory.buffer);
          if (now) { armed = false; struck.postMessage(false); ${deed} }
          const result = value(...given);
          if (now) { ${after} }
          return result;
        }];
      });
      return { exports: Object.fromEntries(wrapped) };
    };`;
  return `
{
  const module = (text) => URL.createObjectURL(new Blob([text], { type: 'text/javascript' }));
  const first = module(${JSON.stringify(patched)});
  globalThis.Worker = class extends globalThis.Worker {
    constructor(address, options) {
      const both = [first, String(address)];
      super(module(both.map((one) => 'import ' + JSON.stringify(one)).join(';')), options);
    }
  };
}
`;
}

/** From here on the calls of kernels patched with `waits` are counted. */
export async function armKernels(page: Page): Promise<void> {
  await page.evaluate(() => {
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- it takes a channel for a window; only windows have a target origin
    new BroadcastChannel('struck').postMessage(true);
  });
}
