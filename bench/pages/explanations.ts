// How true the lab's explanations are, on its own page: a replay of what was recorded, time that no span covers, a
// million simulated tasks, and what changes gain that were predicted to help.

import { policies } from '../../src/contract/schedule.ts';
import { replayRun } from '../../src/replay/replay.ts';
import type { Browser, Page } from 'playwright-core';
import type { Policy } from '../../src/contract/schedule.ts';
import type { Engine } from '../../src/engine/engine.ts';
import type { Config } from '../../src/record/config.ts';
import type { LossCause } from '../../src/record/loss-point.ts';

interface LabWindow {
  readonly amdahlLab: Engine;
}

/** A run replayed as it was: how far from the measured time, in percent. */
interface Replayed {
  readonly workload: string;
  readonly processors: number;
  readonly percent: number;
}

/** Of n x T of a run, what no span covers, in percent. */
export interface Uncovered {
  readonly workload: string;
  readonly schedule: Policy;
  readonly processors: number;
  readonly percent: number;
}

/** A cause planted in a run, whether it was the largest loss, and what its remedy gained. */
export interface Planted {
  readonly name: string;
  readonly cause: LossCause;
  readonly named: boolean;
  readonly predicted: number;
  readonly obtained: number;
}

export interface Explanations {
  readonly replayed: readonly Replayed[];
  readonly uncovered: readonly Uncovered[];
  /** The slowest of the five policies. */
  readonly millionMs: number;
  readonly planted: readonly Planted[];
}

/** Causes and what plants them. */
export const plants: readonly (readonly [string, LossCause, Partial<Config>])[] = [
  [
    'serial share of 0.2',
    'serialisation',
    { workload: 'mandelbrot', parameters: { size: 1_448 }, serialShare: 0.2 },
  ],
  [
    'Mandelbrot in 3 blocks',
    'loadBalance',
    { workload: 'mandelbrot', schedule: 'static', processors: [1, 2, 3] },
  ],
  [
    'clone of 64 MB',
    'transfer',
    {
      workload: 'image-filter',
      parameters: { width: 4_096, height: 4_096, filter: 1 },
      transport: 'clone',
    },
  ],
  [
    '4 workers on 2 cores',
    'computation',
    { workload: 'mandelbrot', parameters: { size: 1_448 }, processors: [1, 2, 4] },
  ],
  [
    'pi at a grain of 20',
    'transfer',
    { workload: 'monte-carlo-pi', parameters: { points: 2 ** 22 }, grain: 20 },
  ],
  [
    'histogram with shared atomics',
    'computation',
    { workload: 'histogram', parameters: { size: 2 ** 25, counting: 1 } },
  ],
];

/** Runs in the page: every workload on one and two workers, each replayed at its own count. */
async function replayCatalogue(): Promise<Replayed[]> {
  const { amdahlLab: lab } = globalThis as unknown as LabWindow;
  const { workloads } = await lab.catalogue();
  const { defaults } = await lab.machine();
  const made: Replayed[] = [];
  for (const { id: workload, kernels } of workloads) {
    const kernel = kernels.includes('wasm') ? 'wasm' : 'js';
    const config = { ...defaults, workload, kernel, processors: [1, 2], samples: 3 };
    const outcome = await lab.run(config, () => undefined);
    if (outcome.kind !== 'done') throw new Error(`${workload} ended as ${outcome.kind}.`);
    const { spans: all, samples, plan, traffic = [], baseline, baselineKernel } = outcome.record;
    for (const { processors, round, spans } of all) {
      const sample = samples.find((one) => one.processors === processors && one.round === round);
      const asRun = { policy: plan.schedule, processors };
      const own = baselineKernel === plan.kernel && { kernelMs: baseline.medianMs };
      const [ms = Number.NaN] = await lab.replay({ spans, traffic, ...own }, [asRun]);
      const { wallMs = Number.NaN } = sample ?? {};
      made.push({ workload, processors, percent: 100 * Math.abs(ms / wallMs - 1) });
    }
  }
  return made;
}

/** Runs in the page: every workload on one and two workers by each of `schedules`. */
async function coverCatalogue(schedules: readonly Policy[]): Promise<Uncovered[]> {
  const { amdahlLab: lab } = globalThis as unknown as LabWindow;
  const { workloads } = await lab.catalogue();
  const { defaults } = await lab.machine();
  const made: Uncovered[] = [];
  for (const { id: workload, kernels } of workloads) {
    for (const schedule of schedules) {
      const kernel = kernels.includes('wasm') ? 'wasm' : 'js';
      const config = { ...defaults, workload, kernel, schedule, processors: [1, 2], samples: 2 };
      const outcome = await lab.run(config, () => undefined);
      if (outcome.kind !== 'done') throw new Error(`${workload} ended as ${outcome.kind}.`);
      for (const { processors, wallMs, activities } of outcome.record.samples) {
        const share = Math.abs(activities.unaccountedMs) / (processors * wallMs);
        made.push({ workload, schedule, processors, percent: 100 * share });
      }
    }
  }
  return made;
}

/** A million tasks of uneven length on 4,096 processors: the slowest policy, by the code that the engine runs. */
function replayMillion(): number {
  const taskMs = Float64Array.from(
    { length: 1_000_000 },
    (_, i) => 0.1 + ((i * 7_919) % 101) / 101,
  );
  const pass = { stage: 0, serial: false, taskMs, enterMs: 0, betweenMs: 0, leaveMs: 0 };
  const times = policies.map((policy) => {
    const startMs = performance.now();
    replayRun({ passes: [pass], driverMs: 0 }, { policy, processors: 4_096 });
    return performance.now() - startMs;
  });
  return Math.max(...times);
}

/** Runs in the page: a planted cause, and the change that is to take it away. */
async function tryPlant([name, cause, change]: (typeof plants)[number]): Promise<Planted> {
  const { amdahlLab: lab } = globalThis as unknown as LabWindow;
  const { defaults } = await lab.machine();
  const config = { ...defaults, processors: [1, 2], samples: 6, ...change };
  const outcome = await lab.run(config, () => undefined);
  const loss = outcome.kind === 'done' ? outcome.record.losses?.at(-1) : undefined;
  const none = { predicted: Number.NaN, obtained: Number.NaN };
  if (!loss) return { name, cause, named: false, ...none };
  const { startingPoint: _, ...factors } = loss.factors;
  const named = Object.values(factors).every((factor) => factor >= factors[cause]);
  const remedy = loss.remedies.find((one) => one.cause === cause);
  if (!remedy) return { name, cause, named, ...none };
  const { change: remedied } = remedy;
  const parameters = { ...config.parameters, ...remedied.parameters };
  const again = await lab.run({ ...config, ...remedied, parameters }, () => undefined);
  const point =
    again.kind === 'done'
      ? again.record.points.find(({ processors }) => processors === remedy.processors)
      : undefined;
  return {
    name,
    cause,
    named,
    predicted: loss.wallMs / remedy.predictedMs,
    obtained: loss.wallMs / (point?.medianMs ?? Number.NaN),
  };
}

async function openLab(browser: Browser, address: string): Promise<Page> {
  const page = await browser.newPage();
  await page.goto(address);
  await page.waitForFunction(() => 'amdahlLab' in globalThis);
  return page;
}

/** How often a planted cause is tried: the median counts. */
const tries = 3;

/** Measures them on one page. */
export async function measureExplanations(
  browser: Browser,
  address: string,
  tell: (text: string) => void,
): Promise<Explanations> {
  const page = await openLab(browser, address);
  try {
    const replayed = await page.evaluate(replayCatalogue);
    tell('replay of the catalogue\n');
    const uncovered = await page.evaluate(coverCatalogue, policies);
    tell('the catalogue by every schedule\n');
    const millionMs = replayMillion();
    const planted: Planted[] = [];
    for (const plant of plants) {
      for (let i = 0; i < tries; i++) planted.push(await page.evaluate(tryPlant, plant));
      tell(`planted: ${plant[0]}\n`);
    }
    return { replayed, uncovered, millionMs, planted };
  } finally {
    await page.close();
  }
}
