// What an experiment needs, in virtual time: a workload that is a cost table, teams whose clock is computed.

import { deskHere } from '../contract/desk.ts';
import { makeVirtualTeam } from './virtual-time.ts';
import { ReferenceStore } from '../experiment/baseline.ts';
import { planToConfig } from '../record/plan-config.ts';
import type { View } from '../contract/array.ts';
import type { Backend, Job, Team } from '../contract/backend.ts';
import type { KernelId } from '../contract/kernel.ts';
import type { Verdict } from '../contract/verdict.ts';
import type { Workload } from '../contract/workload.ts';
import type { Plan } from '../record/plan.ts';
import type { ExperimentInput } from '../experiment/experiment-input.ts';
import type { ExperimentEvent } from '../experiment/progress.ts';

export const items = 240;
const stage = { name: 'work', entry: 'work', items, args: {}, arrays: {} };

function verdictOf(ok: boolean): Verdict {
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
  check: (_p, output, expected) => verdictOf(output['out']?.[0] === expected['out']?.[0]),
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

/**
 * JavaScript costs 3 ms an item, WASM 1, times `slower` in the team's run so numbered from 0; every result is `value`.
 */
function makeBackend(
  id: 'serial' | 'workers',
  value: (job: Job) => number,
  itemMs: (item: number) => number,
  slower: NonNullable<Options['slower']> = () => 1,
): Backend {
  return {
    id,
    support: () => Promise.resolve({ ok: true, transports: ['shared'] }),
    open(job, width): Promise<Team> {
      let runs = -1;
      const team = makeVirtualTeam(width, ({ start, end }) => {
        const costMs = (job.kernel === 'js' ? 3 : 1) * slower(job.kernel, runs);
        let ms = 0;
        for (let item = start; item < end; item++) ms += costMs * itemMs(item);
        return ms;
      });
      const read = (): Promise<View> => Promise.resolve(Uint32Array.of(value(job)));
      const begin = (processors: number): Promise<void> => {
        runs++;
        return team.begin(processors);
      };
      return Promise.resolve({ ...team, read, begin });
    },
  };
}

function makePlan(change: Partial<Plan> = {}): Plan {
  return {
    workload: workload.id,
    unit: 'item',
    parameters: {},
    backend: 'workers',
    team: { noun: 'worker', gpu: 'none', wholeRange: false },
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

export interface Options {
  /** Cost of an item on the faster kernel; 1 where not given. */
  readonly itemMs?: (item: number) => number;
  readonly plan?: Partial<Plan>;
  readonly serialValue?: (kernel: KernelId) => number;
  /** Times as long as its kernel takes in the n-th run, from 0, of a serial team; 1 where not given. */
  readonly slower?: (kernel: KernelId, run: number) => number;
  readonly workersValue?: number;
  readonly hidden?: boolean;
  readonly spin?: Backend['spin'];
  readonly events?: ExperimentEvent[];
  readonly drawn?: () => Promise<void>;
  readonly signal?: AbortSignal;
}

/** An experiment in virtual time. */
export function makeVirtualInput(options: Options = {}): ExperimentInput {
  const { serialValue = () => 7, workersValue = 7, itemMs = () => 1 } = options;
  const plan = makePlan(options.plan);
  return {
    config: planToConfig(plan),
    plan,
    workload,
    backend: {
      ...makeBackend('workers', () => workersValue, itemMs),
      ...(options.spin && { spin: options.spin }),
    },
    serial: makeBackend('serial', ({ kernel }) => serialValue(kernel), itemMs, options.slower),
    references: new ReferenceStore(),
    desk: deskHere,
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
    requireClock: () => Promise.resolve(),
    listen: (event) => options.events?.push(event),
    drawn: options.drawn ?? (() => Promise.resolve()),
    id: 'id',
    createdAt: '2026-01-01T00:00:00Z',
  };
}
