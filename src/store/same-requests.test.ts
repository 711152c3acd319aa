// What the page asks of the engine for each kind of study is what the command line asks: the same plan, and so as many
// samples.

import { expect, it } from 'vitest';
import { deriveRecord } from '../analysis/derive.ts';
import { makeFacts } from '../testing/synthetic-facts.ts';
import { main } from '../cli/main.ts';
import { checkConfig } from '../engine/catalogue.ts';
import { calibrate } from './calibration-actions.ts';
import { makeLab, type Lab } from './lab.ts';
import { askSides, findBreakEven } from './question-actions.ts';
import { startRun } from './run-actions.ts';
import { mapSizes } from './size-map.ts';
import { loadLab } from './start-lab.ts';
import { makeFakeEngine } from '../testing/fake-engine.ts';
import { growProblem } from './weak-scaling.ts';
import type { StudyRequest } from '../experiment/study-request.ts';
import type { Plan } from '../record/plan.ts';
import type { RunRecord } from '../record/run-record.ts';
import type { Sides } from './catalogue.ts';

const machine = { isolated: true, cores: 4, rate: () => undefined };

function planOf({ config }: StudyRequest): Plan {
  const checked = checkConfig(config, machine);
  if (!checked.ok) throw new Error(JSON.stringify(checked.problems));
  return checked.plan;
}

/** What the command line asks for. */
async function byCommand(argv: readonly string[]): Promise<StudyRequest> {
  const requests: StudyRequest[] = [];
  const ignore = (): Promise<void> => Promise.resolve();
  await main(argv, {
    root: '.',
    out: ignore,
    err: ignore,
    open: async () => ({
      study: async (request) => {
        requests.push(request);
        return { kind: 'stopped' };
      },
      openFile: async () => ({ ok: false, message: { key: 'file.empty', values: {} } }),
      close: () => Promise.resolve(),
    }),
  });
  const [request] = requests;
  if (!request) throw new Error(`Nothing was asked for: ${argv.join(' ')}`);
  return request;
}

/** What the page asks for. */
async function byPage(act: (lab: Lab) => Promise<unknown>): Promise<StudyRequest> {
  const requests: StudyRequest[] = [];
  const engine = makeFakeEngine();
  const lab = makeLab({
    ...engine,
    study: async (request) => {
      requests.push(request);
      return { kind: 'stopped' };
    },
  });
  await loadLab(lab, '');
  await act(lab);
  const [request] = requests;
  if (!request) throw new Error('Nothing was asked for.');
  return request;
}

/** All that decides what is measured; what is known of the machine and the run before it does not. */
function measured(request: StudyRequest) {
  const plan = planOf(request);
  switch (request.kind) {
    case 'run':
    case 'growth':
      return { kind: request.kind, plan };
    // Its counts follow from the cores.
    case 'calibration':
      return { kind: request.kind, plan: { ...plan, processors: [], estimate: undefined } };
    case 'comparison':
      return { kind: request.kind, plan, sides: request.sides, longestMs: request.longestMs };
    case 'break-even':
      return { kind: request.kind, plan, sides: request.sides };
    case 'size-map': {
      const { kind, efficiency = 0.75, sizes = 6 } = request;
      return { kind, plan, efficiency, sizes };
    }
  }
}

const own = '--workload mandelbrot --size 256 --processors 1,2,4 --samples 7 --seed 3'.split(' ');

/** The run that a person has on the chart when they ask for more. */
async function recordOfRun(): Promise<RunRecord> {
  const plan = planOf(await byCommand(['run', ...own]));
  return deriveRecord(makeFacts({ plan, wallMs: (n) => 100 / n }));
}

const four = { processors: 4, schedule: 'dynamic' } as const;
const sides: Sides = [four, { ...four, processors: 1 }];

it.each<[string, readonly string[], (lab: Lab, record: RunRecord) => Promise<unknown>]>([
  [
    'run',
    ['run', ...own],
    async (lab, { config }) => {
      lab.store.setState({ config });
      await startRun(lab);
    },
  ],
  [
    'comparison',
    ['compare', ...own, '--versus', 'processors=1'],
    (lab, record) => askSides(lab, record, sides),
  ],
  [
    'break-even',
    ['break-even', ...own, '--versus', 'processors=1'],
    (lab, record) => findBreakEven(lab, record, sides),
  ],
  ['growth', ['grow', ...own], growProblem],
  [
    'size map',
    ['size-map', ...own, '--efficiency', '0.8', '--sizes', '5'],
    (lab, record) => mapSizes(lab, record, { efficiency: 0.8, sizes: 5 }),
  ],
  ['calibration', ['calibrate'], calibrate],
])('a %s is measured alike', async (_, argv, act) => {
  const record = await recordOfRun();
  const [page, command] = [await byPage((lab) => act(lab, record)), await byCommand(argv)];
  expect(measured(page)).toEqual(measured(command));
});
