// An engine that is deaf: its runs end for the page all the same.

import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { withPromptStop } from './prompt-stop.ts';
import { makeFakeEngine, type FakeEngine } from '../testing/fake-engine.ts';
import { sampleMachine } from '../testing/sample-catalogue.ts';
import type { Engine, RunEvent } from './engine.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

function deaf(): { readonly inner: FakeEngine; readonly engine: Engine } {
  const inner = makeFakeEngine();
  inner.stop = () => new Promise<never>(() => undefined);
  return { inner, engine: withPromptStop(inner) };
}

const { defaults } = sampleMachine;

it('ends a run 150 ms after a stop that nobody heard, and passes on nothing that comes later', async () => {
  const { inner, engine } = deaf();
  const events: RunEvent[] = [];
  const run = engine.run(defaults, (event) => void events.push(event));
  inner.runs[0]?.tell({ kind: 'step', step: 'reference' });
  const stop = engine.stop();
  await vi.advanceTimersByTimeAsync(150);
  expect(await run).toEqual({ kind: 'stopped' });
  await stop;
  inner.runs[0]?.tell({ kind: 'step', step: 'rounds' });
  expect(events).toEqual([{ kind: 'step', step: 'reference' }]);
});

it('ends a question as well', async () => {
  const { engine } = deaf();
  const side = { processors: 1, schedule: 'static' } as const;
  const sides = [side, side] as const;
  const request = { kind: 'comparison', config: defaults, sides, longestMs: 1_000 } as const;
  const asked = engine.study(request, () => undefined);
  void engine.stop();
  await vi.advanceTimersByTimeAsync(150);
  expect(await asked).toEqual({ kind: 'stopped' });
});

it('leaves the word to an engine that hears, and a later run alone', async () => {
  const inner = makeFakeEngine();
  const engine = withPromptStop(inner);
  const first = engine.run(defaults, () => undefined);
  await engine.stop();
  inner.runs[0]?.end({ kind: 'failed', message: { key: 'run.busy', values: {} } });
  expect(await first).toMatchObject({ kind: 'failed' });
  const second = engine.run(defaults, () => undefined);
  await vi.advanceTimersByTimeAsync(1_000);
  inner.runs[1]?.end({ kind: 'stopped' });
  inner.runs[1]?.tell({ kind: 'step', step: 'rounds' });
  expect(await second).toEqual({ kind: 'stopped' });
  expect(inner.runs).toHaveLength(2);
});
