// Every preset in virtual time, on machines of 2, 4 and 8 reported cores: a person who reads only the headline knows the
// answer to the question.

import { describe, expect, it } from 'vitest';
import { deriveRecord } from '../analysis/derive.ts';
import { catalogue, checkConfig, defaultConfig } from '../engine/catalogue.ts';
import { makeVirtualTeam } from '../testing/virtual-time.ts';
import { idToChoice } from '../share/choice.ts';
import { queryToConfig } from '../share/link.ts';
import { presetQuery, presets } from '../share/presets.ts';
import { say } from '../words/say.ts';
import { runExperiment } from './experiment.ts';
import { makeVirtualInput } from '../testing/virtual-experiment.ts';
import type { Backend, Team } from '../contract/backend.ts';
import type { Range } from '../contract/range.ts';
import type { Plan } from '../record/plan.ts';

/** Cost in ms of a task on one of `n` processors; of the whole range as one task on the best serial program. */
interface Costs {
  readonly task: (range: Range, n: number) => number;
  readonly serialMs: number;
}

function sum(range: Range, cost: (item: number) => number): number {
  let ms = 0;
  for (let item = range.start; item < range.end; item++) ms += cost(item);
  return ms;
}

/** Steps of z² + c until it leaves, over every eighth pixel of a row: the real costs of the picture's rows. */
function stepsOfRow(row: number, size: number, iterations: number): number {
  let steps = 0;
  for (let column = 0; column < size; column += 8) {
    const cx = -0.5 + ((column + 0.5 - size / 2) * 3) / size;
    const cy = ((row + 0.5 - size / 2) * 3) / size;
    let [x, y] = [0, 0];
    for (let i = 0; i < iterations && x * x + y * y <= 4; i++) {
      [x, y] = [x * x - y * y + cx, 2 * x * y + cy];
      steps += 1;
    }
  }
  return steps;
}

function mandelbrotCosts({ parameters, items }: Plan, cores: number): Costs {
  const { size = 1024, iterations = 1000 } = parameters;
  const rows = Array.from({ length: items }, (_, row) => stepsOfRow(row, size, iterations));
  const msEach = 110 / rows.reduce((total, steps) => total + steps, 0);
  // More workers than cores share them evenly.
  const task = (range: Range, n: number): number =>
    sum(range, (row) => (rows[row] ?? 0) * msEach) * Math.max(1, n / cores);
  return { task, serialMs: 110 };
}

/** Sleepers wait and need no core. */
function sleeperCosts({ parameters, items }: Plan): Costs {
  const { unitMs = 1, equal = 0 } = parameters;
  const cost = (item: number): number => unitMs * (equal === 1 ? 1 : item + 1);
  return { task: (range) => sum(range, cost), serialMs: sum({ start: 0, end: items }, cost) };
}

/** The thread that clones for all is what all wait for: 250 ms, however many compute; a plain loop takes 40. */
function cloneCosts({ items }: Plan): Costs {
  return { task: ({ start, end }, n) => ((end - start) / items) * 250 * n, serialMs: 40 };
}

function costsOf(plan: Plan, cores: number): Costs {
  switch (plan.workload) {
    case 'sleep-pool':
      return sleeperCosts(plan);
    case 'image-filter':
      return cloneCosts(plan);
    default:
      return mandelbrotCosts(plan, cores);
  }
}

/** A team in virtual time whose every run is a little off, up to 1 % either way. */
function openTeam(width: number, costMs: (range: Range, n: number) => number, value: number): Team {
  let n = 1;
  let run = 0;
  const off = (): number => 1 + 0.01 * Math.sin(12.9898 * run);
  const team = makeVirtualTeam(width, (range) => costMs(range, n) * off());
  return {
    ...team,
    begin: async (...given) => {
      run += 1;
      await team.begin(...given);
    },
    processors: team.processors.map((processor) => ({
      ...processor,
      drain: (order, schedule, ...rest) => {
        n = schedule.handle.processors;
        return processor.drain(order, schedule, ...rest);
      },
    })),
    read: () => Promise.resolve(Uint32Array.of(value)),
  };
}

async function headlineOf(id: string, cores: number): Promise<string> {
  const preset = presets.find((one) => one.id === id);
  if (!preset) throw new Error(`There is no preset ${id}.`);
  const defaults = defaultConfig({}, cores);
  const linked = queryToConfig(presetQuery(preset, cores), defaults);
  const specs = catalogue().workloads.find((one) => one.id === linked.config.workload)?.parameters;
  const named = Object.entries(linked.config.parameters).map(([name, value]) => [
    name,
    idToChoice(specs ?? [], name, linked.drafts[`parameters.${name}`] ?? '') ?? value,
  ]);
  const config = { ...linked.config, parameters: Object.fromEntries(named) as Plan['parameters'] };
  const preview = checkConfig(config, { isolated: true, cores, rate: () => undefined });
  if (!preview.ok) throw new Error(JSON.stringify(preview.problems));
  const { plan } = preview;
  const costs = costsOf(plan, cores);
  const base = makeVirtualInput({ plan });
  const stage = { name: 'work', entry: 'work', items: plan.items, args: {}, arrays: {} };
  const whole: Backend = {
    ...base.serial,
    open: async ({ kernel }) => openTeam(1, () => costs.serialMs * (kernel === 'js' ? 3 : 1), 7),
  };
  const facts = await runExperiment(
    {
      ...base,
      serial: whole,
      backend: { ...base.backend, open: async (_, width) => openTeam(width, costs.task, 7) },
      workload: {
        ...base.workload,
        async *program() {
          yield stage;
        },
        mainStage: () => stage,
      },
      environment: (variant) => ({ ...base.environment(variant), hardwareConcurrency: cores }),
    },
    new AbortController().signal,
  );
  const [headline] = deriveRecord(facts).finding;
  return headline ? say(headline) : '';
}

/** Preset, question, and its answer, whatever the machine. */
const table: readonly (readonly [id: string, question: RegExp, headline: RegExp])[] = [
  [
    'longest-call',
    /Are they four times as fast\?$/,
    /^No\. Four workers were 2\.[45]\d times as fast as one: /,
  ],
  [
    'pizza',
    /what is the efficiency of 8\?$/,
    /^The efficiency of eight workers was 5[67](\.\d)? %: they were 4\.[45]\d times as fast as one, /,
  ],
  [
    'three-blocks',
    /Are three faster than two\?$/,
    /^No\. Three workers were slower than two: [\d.]+ ms against [\d.]+ ms\.$/,
  ],
  [
    'serial-share',
    /What can eight of them reach\?$/,
    /^Eight workers reached 1\.7[678] times the speed of one: /,
  ],
  [
    'copies',
    /Does it pay\?$/,
    /^No\. Do not use workers here: the best serial program \(WASM, one task\) took (39|40)(\.\d)? ms, two workers took 2\d\d ms, 6\.[1-3]\d times as long\.$/,
  ],
  [
    'too-many',
    /twice as fast, or as fast\?$/,
    /^No\. (Four|Eight|16) workers were (as fast as|slower than) (two|four|eight): /,
  ],
];

describe('the headline of a preset', () => {
  it('is in the table for every preset', () => {
    expect(table.map(([id]) => id)).toEqual(presets.map(({ id }) => id));
    for (const [id, question] of table)
      expect(presets.find((preset) => preset.id === id)?.question).toMatch(question);
  });

  for (const [id, , headline] of table) {
    it.each([2, 4, 8])(`${id} answers its question on %d cores`, async (cores) => {
      expect(await headlineOf(id, cores)).toMatch(headline);
    });
  }
});
