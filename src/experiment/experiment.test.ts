// Experiments in virtual time.

import { describe, expect, it } from 'vitest';
import { runExperiment } from './experiment.ts';
import { items, makeVirtualInput } from '../testing/virtual-experiment.ts';
import type { RunFacts } from '../record/run-record.ts';
import type { ExperimentEvent } from './progress.ts';
import type { Options } from '../testing/virtual-experiment.ts';

function experiment(options: Options = {}): Promise<RunFacts> {
  const signal = options.signal ?? new AbortController().signal;
  return runExperiment(makeVirtualInput(options), signal);
}

describe('runExperiment', () => {
  it('measures every processor count once a round, exactly as the cost table says', async () => {
    const facts = await experiment();
    expect(facts.samples).toHaveLength(18);
    for (const sample of facts.samples) expect(sample.wallMs).toBe(items / sample.processors);
    expect(facts.warmUp.map(({ processors }) => processors)).toEqual([4, 2, 1]);
    expect(facts.result).toEqual({ value: 7 });
  });

  it('takes the fastest verified CPU kernel as the baseline, in every round', async () => {
    const facts = await experiment();
    expect(facts.baselineKernel).toBe('wasm');
    expect(facts.baselineSamples.map(({ wallMs }) => wallMs)).toEqual(
      Array.from({ length: 6 }, () => items),
    );
    expect(facts.baselineSamples.map(({ round }) => round)).toEqual([0, 1, 2, 3, 4, 5]);
  });

  it('ranks kernels by a later run: a long WASM task is in quickly compiled code to its end', async () => {
    // WASM's first run takes 720 or 1,200 ms where JavaScript takes 720, all later ones 240.
    for (const factor of [3, 5]) {
      const slower: Options['slower'] = (kernel, run) =>
        kernel === 'wasm' && run === 0 ? factor : 1;
      const facts = await experiment({ slower });
      expect(facts.baselineKernel).toBe('wasm');
      expect(facts.candidates).toMatchObject([
        { kernel: 'js', warmUpMs: 720, earlierMs: [] },
        { kernel: 'wasm', warmUpMs: 240, earlierMs: [240 * factor] },
      ]);
    }
  });

  it('runs short kernels until they have lasted 100 ms, and ranks them by the last run', async () => {
    // 12 ms: JavaScript takes 36, WASM 60 in two runs and then 12.
    const slower: Options['slower'] = (kernel, run) => (kernel === 'wasm' && run < 2 ? 5 : 1);
    const facts = await experiment({ slower, itemMs: () => 1 / 20 });
    expect(facts.baselineKernel).toBe('wasm');
    const [js, wasm] = facts.candidates;
    expect(js?.earlierMs?.map(Math.round)).toEqual([36, 36]);
    expect(wasm?.earlierMs?.map(Math.round)).toEqual([60, 60]);
  });

  it('does not run a long kernel twice that cannot win', async () => {
    const facts = await experiment({ slower: (kernel) => (kernel === 'wasm' ? 20 : 1) });
    expect(facts.baselineKernel).toBe('js');
    expect(facts.candidates.map(({ earlierMs }) => earlierMs)).toEqual([[], []]);
  });

  it('records the work that was done, which the plan could only guess', async () => {
    const input = makeVirtualInput();
    // As often as the result says.
    const workload = {
      ...input.workload,
      work: (_p: unknown, result?: Readonly<Record<string, number>>) =>
        items * (result?.['value'] ?? 12),
    };
    const { plan } = await runExperiment({ ...input, workload }, new AbortController().signal);
    expect(plan.work).toBe(7 * items);
  });

  it('does not take a kernel that is wrong as the baseline, however fast', async () => {
    const facts = await experiment({ serialValue: (kernel) => (kernel === 'wasm' ? 8 : 7) });
    expect(facts.baselineKernel).toBe('js');
    expect(facts.candidates.map(({ kernel, verdict: { ok } }) => [kernel, ok])).toEqual([
      ['js', true],
      ['wasm', false],
    ]);
  });

  it('marks a wrong result wrong in every sample', async () => {
    const facts = await experiment({ workersValue: 8 });
    expect(facts.samples.every(({ verdict: { ok } }) => !ok)).toBe(true);
  });

  it('flags samples taken while the page was hidden and keeps them', async () => {
    const facts = await experiment({ hidden: true });
    expect(facts.samples).toHaveLength(18);
    expect(facts.samples.every(({ hidden }) => hidden)).toBe(true);
  });

  it('times no run before what it told is drawn', async () => {
    const events: ExperimentEvent[] = [];
    let drawn = 0;
    let early = 0;
    const facts = await experiment({
      events,
      drawn: () => {
        drawn = events.length;
        return Promise.resolve();
      },
      itemMs() {
        const timed = events.some((event) => event.kind === 'step' && event.step === 'rounds');
        if (timed && drawn < events.length) early++;
        return 1;
      },
    });
    expect(facts.samples).toHaveLength(18);
    expect(early).toBe(0);
  });

  it('tells progress that never falls and ends at 1', async () => {
    const events: ExperimentEvent[] = [];
    await experiment({ events });
    const done = events.flatMap((event) => (event.kind === 'progress' ? [event.done] : []));
    expect(done).toHaveLength(3 + 6 * 4);
    expect([...done].sort((a, b) => a - b)).toEqual(done);
    expect(done.at(-1)).toBe(1);
  });

  it('keeps spans of every processor count', async () => {
    const facts = await experiment();
    expect(facts.spans.map(({ processors }) => processors)).toEqual([1, 2, 4]);
  });

  it('rejects when it is stopped', async () => {
    const controller = new AbortController();
    controller.abort();
    await expect(experiment({ signal: controller.signal })).rejects.toThrow('run.stopped');
  });
});
