// Experiments in virtual time: a workload that is a cost table, teams whose clock is computed.

import { describe, expect, it } from 'vitest';
import { makeVirtualTeam } from '../pipeline/virtual-time.ts';
import { ReferenceStore } from './baseline.ts';
import { runExperiment } from './experiment.ts';
import type { View } from '../contract/array.ts';
import type { Backend, Job, Team } from '../contract/backend.ts';
import type { KernelId } from '../contract/kernel.ts';
import type { Verdict } from '../contract/verdict.ts';
import type { Workload } from '../contract/workload.ts';
import type { Plan } from '../record/plan.ts';
import type { RunFacts } from '../record/run-record.ts';
import type { ExperimentEvent } from './progress.ts';

const items = 240;
const stage = { name: 'work', entry: 'work', items, args: {}, arrays: {} };

function verdict(ok: boolean): Verdict {
  return {
    ok,
    rule: 'exact',
    tolerance: 0,
    compared: 1,
    maxError: ok ? 0 : 1,
    differingShare: ok ? 0 : 1,
  };
}

const workload: Workload = {
  id: 'cost-table',
  title: 'Cost table',
  area: 'classics',
  tagline: '',
  unit: 'item',
  params: {},
  mainParameter: '',
  about: () => Promise.reject(new Error('unused')),
  kernels: {
    js: () => Promise.reject(new Error('unused')),
    wasm: () => Promise.reject(new Error('unused')),
    wgsl: () => Promise.reject(new Error('unused')),
  },
  outputs: ['out'],
  checkParameters: () => undefined,
  arrays: () => ({ out: { type: 'u32', length: 1 } }),
  input: () => ({}),
  async *program() {
    yield stage;
  },
  mainStage: () => stage,
  defaultGrain: () => 1,
  work: () => items,
  guessMs: () => items,
  summary: (_p, output) => ({ value: output['out']?.[0] ?? NaN }),
  check: (_p, output, expected) => verdict(output['out']?.[0] === expected['out']?.[0]),
  depict: () => [
    {
      kind: 'image',
      width: 1,
      height: 1,
      rgba: new Uint8ClampedArray(4),
      tint: 'rows',
      caption: '',
    },
  ],
};

/** JavaScript costs 3 ms an item, WASM 1; every result is `value`. */
function makeBackend(id: 'serial' | 'workers', value: (job: Job) => number): Backend {
  return {
    id,
    support: () => Promise.resolve({ ok: true, transports: ['shared'] }),
    open(job, width): Promise<Team> {
      const costMs = job.kernel === 'js' ? 3 : 1;
      const team = makeVirtualTeam(width, ({ start, end }) => (end - start) * costMs);
      const read = (): Promise<View> => Promise.resolve(Uint32Array.of(value(job)));
      return Promise.resolve({ ...team, read });
    },
  };
}

function makePlan(change: Partial<Plan> = {}): Plan {
  return {
    workload: workload.id,
    unit: 'item',
    parameters: {},
    backend: 'workers',
    kernel: 'wasm',
    processors: [1, 2, 4],
    schedule: 'dynamic',
    transport: 'shared',
    grain: 1,
    items,
    tasks: items,
    serialShare: 0,
    samples: 6,
    seed: 1,
    work: items,
    estimate: { totalMs: 1, memoryBytes: 1, measured: false },
    ...change,
  };
}

interface Options {
  readonly plan?: Partial<Plan>;
  readonly serialValue?: (kernel: KernelId) => number;
  readonly workersValue?: number;
  readonly hidden?: boolean;
  readonly events?: ExperimentEvent[];
  readonly signal?: AbortSignal;
}

function experiment(options: Options = {}): Promise<RunFacts> {
  const { serialValue = () => 7, workersValue = 7 } = options;
  return runExperiment(
    {
      plan: makePlan(options.plan),
      workload,
      backend: makeBackend('workers', () => workersValue),
      serial: makeBackend('serial', ({ kernel }) => serialValue(kernel)),
      references: new ReferenceStore(),
      environment: () => ({
        browser: 'none',
        userAgent: '',
        platform: '',
        crossOriginIsolated: true,
        hardwareConcurrency: 4,
        clockResolutionMs: 0,
        adapter: null,
        softwareAdapter: false,
        wasmVariant: null,
        labVersion: '',
      }),
      wasHidden: () => options.hidden ?? false,
      listen: (event) => options.events?.push(event),
      id: 'id',
      createdAt: '2026-01-01T00:00:00Z',
    },
    options.signal ?? new AbortController().signal,
  );
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
