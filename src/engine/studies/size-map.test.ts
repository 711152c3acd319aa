// Size maps of programs whose efficiency is known in closed form: where samples go, and what is said.

import { describe, expect, it } from 'vitest';
import { deriveRecord } from '../../analysis/derive.ts';
import { makeFacts, wrong } from '../../testing/synthetic-facts.ts';
import { runExperiment } from '../../experiment/experiment.ts';
import { items, makeVirtualInput } from '../../testing/virtual-experiment.ts';
import { planToConfig } from '../../record/plan-config.ts';
import { readStudy } from '../../record/read-study.ts';
import { writeStudy } from '../../record/write-study.ts';
import { say } from '../../words/say.ts';
import { makeStudy } from './make-study.ts';
import type { ExperimentEvent } from '../../experiment/progress.ts';
import type { SizeMapRequest } from '../../experiment/study-request.ts';
import type { Synthetic } from '../../testing/synthetic-facts.ts';
import type { Ceiling } from '../../record/ceiling.ts';
import type { Config } from '../../record/config.ts';
import type { Plan } from '../../record/plan.ts';
import type { RunRecord } from '../../record/run-record.ts';
import type { SizeMap } from '../../record/size-map.ts';
import type { StudyParts } from './study-parts.ts';

const size = {
  name: 'size',
  label: 'Size',
  unit: 'points',
  default: 1_024,
  min: 1,
  max: 2 ** 20,
  integer: true,
  scale: 'log2',
  hint: '',
} as const;

const template = makeFacts({ wallMs: () => 1 }).plan;
const base: Config = {
  ...planToConfig(template),
  parameters: { size: 1_024 },
  processors: [1, 2, 4],
  samples: 9,
};

/** The plan of a configuration whose work is its size. */
function planOf(config: Config): Plan {
  const { size: work = size.default } = config.parameters;
  const { parameters, processors, samples, seed } = config;
  return { ...template, parameters, processors, samples, seed, work };
}

interface Program {
  readonly run: (plan: Plan) => RunRecord | Promise<RunRecord>;
  readonly ceiling?: Ceiling;
  readonly cores?: number;
  readonly size?: NonNullable<ReturnType<StudyParts['mainParameter']>>;
}

/** What a machine makes of a request. */
async function map(
  { run, ceiling, cores = 4, size: parameter = size }: Program,
  asked: Partial<SizeMapRequest> = {},
  events: ExperimentEvent[] = [],
  change: (plan: Plan) => Plan = (plan) => plan,
) {
  const asks: Config[] = [];
  const parts: StudyParts = {
    plan: (config) => Promise.resolve({ ok: true, plan: change(planOf(config)) }),
    run: async (config) => {
      asks.push(config);
      const record = await run(planOf(config));
      const isWrong = record.points.some(({ verdict }) => !verdict.ok);
      return { kind: isWrong ? 'wrong' : 'done', record };
    },
    ask: () => Promise.reject(new Error('unused')),
    probe: () => Promise.resolve(undefined),
    mainParameter: () => parameter,
    isStopped: () => false,
    ceiling,
    cores,
    defaults: base,
    id: () => 'map',
    now: () => '2026-12-01T00:00:00.000Z',
  };
  const request: SizeMapRequest = { kind: 'size-map', config: base, ...asked };
  const outcome = await makeStudy(request, parts, (event) => void events.push(event));
  return { outcome, asks };
}

async function mapped(program: Program, asked: Partial<SizeMapRequest> = {}) {
  const { outcome, asks } = await map(program, asked);
  if (outcome.kind !== 'done' || outcome.study.kind !== 'size-map') {
    throw new Error(`The map ended: ${JSON.stringify(outcome).slice(0, 200)}`);
  }
  return { study: outcome.study, asks };
}

/**
 * T(n) = W (f + (1 - f) / n) + h for n > 1, and W on one: a serial share of 5 % and a fixed overhead of 1 ms beside W,
 * a tenth of a millisecond an item. Then E = W / (n W (f + (1 - f) / n) + n h) = 1 / (1 + f (n - 1) + n h / W).
 */
const [f, h] = [0.05, 1];
const workMs = (items_: number): number => items_ / 10;
const truth = (items_: number, n: number): number =>
  1 / (1 + f * (n - 1) + (n * h) / workMs(items_));

function overheadProgram(change: Partial<Synthetic> = {}): Program {
  return {
    run: (plan) => {
      const w = workMs(plan.parameters['size'] ?? 0);
      const wallMs = (n: number, round: number): number =>
        (n === 1 ? w : w * (f + (1 - f) / n) + h) * (1 + 0.01 * Math.sin(5 * round + 3 * n + w));
      return deriveRecord(makeFacts({ wallMs, ...change, plan }));
    },
  };
}

const sentencesOf = ({ finding }: SizeMap): readonly string[] =>
  finding.map((message) => say(message));

/** Samples that were spent on a cell, by the experiments that were asked for. */
function spentOn(asks: readonly Config[], at: number, n: number): number {
  const own = asks.filter(
    ({ parameters, processors }) => parameters['size'] === at && processors.includes(n),
  );
  return own.reduce((sum, { samples }) => sum + samples, 0);
}

describe('a program of a serial share and a fixed overhead', () => {
  it('is mapped on geometric sizes from a 1,024th of its work up to the size that is given', async () => {
    const { study } = await mapped(overheadProgram());
    expect(study.sizes).toEqual([1, 4, 16, 64, 256, 1_024]);
    expect(study.processors).toEqual([2, 4]);
    expect(study).toMatchObject({ efficiency: 0.75, parameter: 'size', unit: 'points' });
    expect(study.cells.map((cell) => [cell.size, cell.processors]).slice(0, 3)).toEqual([
      [1, 2],
      [1, 4],
      [4, 2],
    ]);
  });

  it('has in every cell the efficiency of the closed form, on its side of the line', async () => {
    const { study } = await mapped(overheadProgram());
    for (const cell of study.cells) {
      const { size: at, processors, efficiency, interval, state } = cell;
      expect(Math.abs((efficiency ?? 0) / truth(at, processors) - 1)).toBeLessThan(0.02);
      expect(interval?.[0]).toBeLessThanOrEqual(truth(at, processors));
      expect(interval?.[1]).toBeGreaterThanOrEqual(truth(at, processors));
      expect(state).toBe(truth(at, processors) > 0.75 ? 'above' : 'below');
    }
    // E is 0.75 on two processors at 7.06 ms and on four at 21.8 ms.
    expect(sentencesOf(study)).toEqual([
      'On 2 workers efficiency is over 75 % at every size measured from 256 points on.',
      'On 4 workers efficiency is over 75 % at every size measured from 256 points on.',
    ]);
  });

  it('spends no sample beyond the first pass if that decides every cell', async () => {
    const { asks, study } = await mapped(overheadProgram());
    expect(asks).toHaveLength(study.sizes.length);
    for (const { samples, processors } of asks) {
      expect({ samples, processors }).toEqual({ samples: 6, processors: [1, 2, 4] });
    }
  });

  it('spends what is left at the line, and only there', async () => {
    const line = truth(256, 2);
    const { study, asks } = await mapped(overheadProgram(), { efficiency: line });
    const open = study.cells.filter(({ state }) => state === 'undecided');
    expect(open.map((cell) => [cell.size, cell.processors])).toEqual([[256, 2]]);
    // 12 cells of 9 samples: 72 in the first pass, and of the other 36 runs of 6, 6, 9 and 14 at the line; the last one
    // is too few for a run.
    expect(spentOn(asks, 256, 2)).toBe(6 + 35);
    expect(open[0]?.rounds).toBe(41);
    for (const cell of study.cells) {
      if (cell !== open[0]) expect(spentOn(asks, cell.size, cell.processors)).toBe(6);
    }
    // A run of the line has no other count beside it.
    expect(asks.slice(6).every(({ processors }) => processors.join() === '1,2')).toBe(true);
    expect(sentencesOf(study)[0]).toBe(
      `On 2 workers efficiency is over ${(100 * line).toFixed(1)} % at 1,024 points, the largest size measured; the samples do not tell at 256 points.`,
    );
  });

  it('takes as many samples as are asked for in all, and six a cell at least', async () => {
    const line = { efficiency: truth(256, 2) };
    for (const [samples, total] of [
      [1, 72],
      [6, 72],
      [12, 144],
    ] as const) {
      const { asks } = await mapped(overheadProgram(), { ...line, config: { ...base, samples } });
      const taken = asks.reduce((sum, one) => sum + one.samples * (one.processors.length - 1), 0);
      expect(taken).toBe(total);
    }
  });

  it('has sizes in three digits where they need not be whole, and none under the least', async () => {
    const fine = { ...size, integer: false, default: 2, min: 0.0013 };
    const { study } = await mapped(
      { ...overheadProgram(), size: fine },
      {
        config: { ...base, parameters: { size: 2 } },
      },
    );
    expect(study.sizes).toEqual([0.00196, 0.00783, 0.0313, 0.125, 0.5, 2]);
  });

  it('measures sizes in an order of its own for each seed', async () => {
    const orderOf = async (seed: number): Promise<string> => {
      const { asks } = await mapped(overheadProgram(), { config: { ...base, seed } });
      return asks.map(({ parameters }) => parameters['size']).join(' ');
    };
    const orders = [await orderOf(1), await orderOf(2), await orderOf(3)];
    expect(new Set(orders).size).toBe(3);
    expect(await orderOf(1)).toBe(orders[0]);
  });

  it('is read back as it was written', async () => {
    const { study } = await mapped(overheadProgram());
    expect(readStudy(writeStudy(study))).toEqual({ ok: true, study });
  });
});

describe('in virtual time, by the pipeline itself', () => {
  /** A serial share of f = s / 240 tasks: E(n) = 1 / (1 + f (n - 1)) exactly, wherever n divides the rest. */
  const shares = new Map([
    [4, 120 / items],
    [16, 60 / items],
    [64, 40 / items],
    [1_024, 0],
  ]);

  it('cells are exact, and the one on the line is where all other samples go', async () => {
    const program: Program = {
      run: async (plan) => {
        const { size: at = 0 } = plan.parameters;
        const nearest = [...shares].findLast(([from]) => from <= at);
        const { processors, samples, seed, parameters } = plan;
        const own = { processors, samples, seed, parameters, serialShare: nearest?.[1] ?? 0.5 };
        const input = makeVirtualInput({ plan: own });
        return deriveRecord(await runExperiment(input, new AbortController().signal));
      },
    };
    const config = { ...base, processors: [1, 2], samples: 12 };
    const { study, asks } = await mapped(program, { efficiency: 0.8, config });
    const found = new Map(study.cells.map((cell) => [cell.size, cell]));
    expect(found.get(4)?.efficiency).toBeCloseTo(1 / 1.5, 12);
    expect(found.get(16)?.efficiency).toBeCloseTo(0.8, 12);
    expect(found.get(64)?.efficiency).toBeCloseTo(6 / 7, 12);
    expect(found.get(1_024)?.efficiency).toBeCloseTo(1, 12);
    expect(study.cells.map(({ state }) => state)).toEqual([
      'below',
      'below',
      'undecided',
      'above',
      'above',
      'above',
    ]);
    expect([1, 4, 16, 64, 256, 1_024].map((at) => spentOn(asks, at, 2))).toEqual([
      6, 6, 41, 6, 6, 6,
    ]);
  });
});

describe('what tells nothing', () => {
  it('is said: a wrong result has no efficiency, and the others keep theirs', async () => {
    const program = overheadProgram();
    const { study } = await mapped({
      run: async (plan) => {
        const isWrong = plan.parameters['size'] === 64;
        const record = await program.run(plan);
        if (!isWrong) return record;
        return (await overheadProgram({
          sample: ({ processors }) => (processors === 2 ? { verdict: wrong } : {}),
        }).run(plan)) satisfies RunRecord;
      },
    });
    expect(study.cells.filter(({ state }) => state === 'wrong')).toMatchObject([
      { size: 64, processors: 2, efficiency: null, interval: null },
    ]);
    expect(sentencesOf(study).at(-1)).toBe(
      'The result was wrong at 64 points on 2 workers, so no efficiency is given there.',
    );
  });

  it('is said: counts without a core are left out, and nothing is run there', async () => {
    const { study, asks } = await mapped({ ...overheadProgram(), cores: 2 });
    expect(study).toMatchObject({ processors: [2], leftOut: [4] });
    expect(asks.every(({ processors }) => !processors.includes(4))).toBe(true);
    expect(sentencesOf(study).at(-1)).toContain('Left out: 4 workers');
  });

  it('is said: no count has a core', async () => {
    const { study } = await mapped({ ...overheadProgram(), cores: 1 });
    expect(study.cells).toEqual([]);
    expect(sentencesOf(study)).toEqual([
      'This machine has no core for any of these counts: measure fewer workers.',
    ]);
  });

  it('is said: processors that are not alike have no efficiency', async () => {
    const hybrid = (plan: Plan): Plan => ({ ...plan, team: { ...plan.team, gpu: 'first' } });
    const { outcome, asks } = await map(overheadProgram(), {}, [], hybrid);
    expect(asks).toEqual([]);
    if (outcome.kind !== 'failed') throw new Error(outcome.kind);
    expect(say(outcome.message)).toContain('map workers or the GPU alone');
  });

  it.each([
    [{ efficiency: 0 }, 'The efficiency takes a number from 0.01 to 1; “0” is not.'],
    [{ efficiency: Number.NaN }, 'The efficiency takes a number'],
    [{ sizes: 3 }, 'The number of sizes takes a whole number from 4 to 8; “3” is not.'],
    [{ sizes: 4.5 }, 'The number of sizes takes a whole number'],
  ])('is refused: %j', async (asked, told) => {
    const { outcome, asks } = await map(overheadProgram(), asked);
    expect(asks).toEqual([]);
    if (outcome.kind !== 'failed') throw new Error(outcome.kind);
    expect(say(outcome.message)).toContain(told);
  });
});

it('shows the machine’s ceiling, and says where that is under the line', async () => {
  const ceiling: Ceiling = {
    createdAt: '2026-12-01T00:00:00.000Z',
    cores: 4,
    browser: 'Chromium 156',
    oneMs: 100,
    speedups: [
      { processors: 1, times: 1 },
      { processors: 2, times: 1.9 },
      { processors: 4, times: 2.8 },
    ],
    bandwidth: [],
  };
  const asked = { ceiling, config: { ...base, samples: 6 } };
  const { study } = await mapped(overheadProgram(), asked);
  expect(study.ceiling).toEqual([
    { processors: 2, efficiency: 0.95 },
    { processors: 4, efficiency: 0.7 },
  ]);
  expect(study.conditions?.ceiling).toEqual(ceiling);
  expect(sentencesOf(study).at(-1)).toBe(
    'On 4 workers this machine gives even a pure computation an efficiency of only 70 %, which is under 75 %.',
  );
});

it('tells every cell as soon as it is measured', async () => {
  const events: ExperimentEvent[] = [];
  const { outcome } = await map(overheadProgram(), {}, events);
  const told = events.flatMap((event) => (event.kind === 'cells' ? [event] : []));
  expect(told).toHaveLength(6);
  expect(told[0]?.cells.filter(({ rounds }) => rounds > 0)).toHaveLength(2);
  if (outcome.kind !== 'done' || outcome.study.kind !== 'size-map') throw new Error(outcome.kind);
  expect(told.at(-1)?.cells).toEqual(outcome.study.cells);
});
