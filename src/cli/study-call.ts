// The commands that make studies of several runs: what each asks for, or what is wrong with the call.

import { availableParallelism } from 'node:os';
import { defaultConfig } from '../engine/catalogue.ts';
import { sizeMapDefaults, sizeMapLimits } from '../record/size-map.ts';
import { readRun, type RunCall } from './arguments.ts';
import { clip, readOptions } from './read-options.ts';
import { readSizeMap, readVersus, sizeMapOptions, versusOption } from './study-options.ts';
import type { Answered } from './answered.ts';
import type { Policy } from '../contract/schedule.ts';
import type { StudyRequest } from '../engine/engine.ts';
import type { Side, Sides } from '../record/comparison.ts';
import type { Config } from '../record/config.ts';

const commands = ['compare', 'break-even', 'grow', 'size-map', 'calibrate'] as const;
type Command = (typeof commands)[number];

/** A call that makes a study: the options that it shares with run, and the request that its experiment becomes. */
export interface StudyCall {
  readonly kind: 'study';
  readonly call: RunCall;
  /** The experiment that is measured. */
  readonly toConfig: (config: Config) => Config;
  readonly toRequest: (config: Config) => StudyRequest;
}

const shared = `  --json FILE            write the study in place of the file; - for standard output
  and all options of run, which help lists`;

const usages: Readonly<Record<Command, string>> = {
  compare: `Usage: npm run -s lab -- compare --workload ID --versus NAME=VALUE [OPTIONS]

Which of two sides is faster? Both are run in turn until their 95 % intervals are apart, or 30 s are
over. The first side has the largest of --processors; --versus says what the second has instead.

  --versus NAME=VALUE    processors=N, schedule=ID, grain=N or backend=webgpu; may be repeated
${shared}
`,
  'break-even': `Usage: npm run -s lab -- break-even --workload ID --versus NAME=VALUE [OPTIONS]

From which size on is the other of two sides the faster one? Sizes go up or down from --size until
the faster side changes, then in between; 3 s each at most.

  --versus NAME=VALUE    processors=N, schedule=ID or backend=webgpu; may be repeated
${shared}
`,
  grow: `Usage: npm run -s lab -- grow --workload ID [OPTIONS]

Weak scaling: how much more work do n processors do in the same time? Each n of --processors gets n
times the work of one.

${shared}
`,
  'size-map': `Usage: npm run -s lab -- size-map --workload ID [OPTIONS]

For which sizes and n is efficiency over a line? The largest size is --size, the smallest has a
thousandth of its work. Every cell gets 6 rounds, and those that leave it open get the rest of
--samples rounds a cell.

  --efficiency X         the line, ${sizeMapLimits.efficiency.join(' to ')} (default ${sizeMapDefaults.efficiency})
  --sizes N              how many sizes, ${sizeMapLimits.sizes.join(' to ')} (default ${sizeMapDefaults.sizes})
  --calibration FILE     what calibrate --json wrote: the map then shows what the machine can give
${shared}
`,
  calibrate: `Usage: npm run -s lab -- calibrate [--json FILE]

What can this machine give at all? A pure computation, a sweep through memory and messages are
measured on one worker up to half as many again as cores.
`,
};

/** Reads a call of one of these commands; undefined if it is another one. */
export function readStudyCall(
  [command, ...rest]: readonly string[],
  workloads: readonly string[],
): StudyCall | Answered | undefined {
  const known = commands.find((one) => one === command);
  if (!known) return undefined;
  if (rest.includes('--help') || rest.includes('-h')) {
    return { status: 0, out: usages[known], err: '' };
  }
  if (known === 'calibrate') return readCalibrate(rest, workloads);
  // A second side is known to grow as well, to say that it has none.
  const call = readRun(
    known,
    rest,
    workloads,
    known === 'size-map' ? sizeMapOptions : [versusOption],
  );
  if (call.kind === 'wrong') return wrong(...call.lines);
  const versus = call.own.get('versus') ?? [];
  if (known === 'grow') {
    if (versus.length > 0) return wrong('grow has no second side: leave --versus out.');
    return study(
      call,
      (config) => config,
      (config) => ({ kind: 'growth', config }),
    );
  }
  if (known === 'size-map') {
    const asked = readSizeMap(call.own);
    if ('status' in asked) return asked;
    return study(
      call,
      (config) => config,
      (config) => ({ kind: 'size-map', config, ...asked }),
    );
  }
  const changes = readVersus(versus, known);
  if ('status' in changes) return changes;
  const sidesOf = (config: Config): Sides => {
    const grain =
      typeof config.grain === 'number' && known === 'compare' ? config.grain : undefined;
    const first: Side = {
      processors: Math.max(...config.processors),
      schedule: config.schedule as Policy,
      ...(grain !== undefined && { grain }),
    };
    return [first, { ...first, ...changes }];
  };
  const kind = known === 'compare' ? 'comparison' : known;
  return study(
    call,
    (config) => {
      const workers = sidesOf(config).filter(({ onGpu }) => !onGpu);
      return { ...config, processors: [...new Set(workers.map(({ processors }) => processors))] };
    },
    (config) => ({ kind, config, sides: sidesOf(config) }),
  );
}

/** The sides are those of the configuration as it was given. */
function study(
  call: RunCall,
  toConfig: StudyCall['toConfig'],
  toRequest: StudyCall['toRequest'],
): StudyCall {
  return {
    kind: 'study',
    call,
    toConfig,
    toRequest: (config) => ({ ...toRequest(config), config: toConfig(config) }),
  };
}

/** Nothing of its experiments can be chosen. */
function readCalibrate(
  rest: readonly string[],
  workloads: readonly string[],
): StudyCall | Answered {
  const read = readOptions('calibrate', rest, [{ name: 'json', placeholder: 'FILE' }]);
  if (read.kind === 'wrong' || read.words.length > 0) {
    const [line = ''] =
      read.kind === 'wrong' ? read.lines : [`'${clip(read.words[0] ?? '')}' is too much.`];
    return wrong(`${line} calibrate takes only --json FILE.`);
  }
  const call: RunCall = {
    kind: 'run',
    given: { workload: workloads[0] ?? '', parameters: {} },
    words: {},
    size: undefined,
    inputFile: undefined,
    jsonFile: read.values.get('json')?.[0],
    own: new Map(),
  };
  // As on the page: of the default experiment.
  const defaults = (): Config => defaultConfig({}, availableParallelism());
  return study(call, defaults, (config) => ({ kind: 'calibration', config }));
}

function wrong(...lines: readonly string[]): Answered {
  return { status: 2, out: '', err: `${lines.join('\n')}\n` };
}
