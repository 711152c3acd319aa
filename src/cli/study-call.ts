// The commands that make studies of several runs: what each asks for, or what is wrong with the call.

import { policies, type Policy } from '../contract/schedule.ts';
import { textToNumber } from '../share/link.ts';
import { readCall } from './arguments.ts';
import type { Answered } from './answered.ts';
import type { RunCall } from './call-config.ts';
import type { StudyRequest } from '../engine/engine.ts';
import type { Side, Sides } from '../record/comparison.ts';
import type { Config } from '../record/config.ts';

const commands = ['compare', 'break-even', 'grow', 'calibrate'] as const;
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
  calibrate: `Usage: npm run -s lab -- calibrate [--json FILE]

What can this machine give at all? A pure computation, a sweep through memory and messages are
measured on one worker up to half as many again as cores.
`,
};

/** Workgroups of the GPU as a whole: enough for any. */
const gpuWorkgroups = 1_024;

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
  const { words, versus } = withoutVersus(rest);
  const call = readCall(['run', ...words], workloads);
  if (call.kind === 'wrong')
    return wrong(...call.lines.map((line) => line.replace(/^run /, `${known} `)));
  if (call.kind !== 'run') return wrong(`${known} takes the options of run.`);
  if (known === 'grow') {
    if (versus.length > 0) return wrong('grow has no second side: leave --versus out.');
    return study(
      call,
      (config) => config,
      (config) => ({ kind: 'growth', config }),
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
  const other = rest.find((word) => word.startsWith('-') && !/^--json(=|$)|^-$/.test(word));
  if (other !== undefined) return wrong(`calibrate takes only --json FILE, not "${other}".`);
  const [workload = ''] = workloads;
  const call = readCall(['run', '--workload', workload, ...rest], workloads);
  if (call.kind !== 'run') return wrong('calibrate takes only --json FILE.');
  return study(
    call,
    (config) => config,
    (config) => ({ kind: 'calibration', config }),
  );
}

/** The words of a call without --versus and its values. */
function withoutVersus(rest: readonly string[]): {
  readonly words: readonly string[];
  readonly versus: readonly string[];
} {
  const words: string[] = [];
  const versus: string[] = [];
  for (let at = 0; at < rest.length; at++) {
    const word = rest[at] ?? '';
    if (word === '--versus') versus.push(rest[++at] ?? '');
    else if (word.startsWith('--versus=')) versus.push(word.slice('--versus='.length));
    else words.push(word);
  }
  return { words, versus };
}

/** What the second side has instead. */
function readVersus(versus: readonly string[], command: Command): Partial<Side> | Answered {
  const names =
    command === 'compare'
      ? 'processors, schedule, grain or backend'
      : 'processors, schedule or backend';
  if (versus.length === 0)
    return wrong(
      `${command} needs --versus NAME=VALUE: what the second side has instead, ${names}.`,
    );
  let changes: Partial<Side> = {};
  for (const text of versus) {
    const [name = '', value = ''] = text.split('=');
    const number = textToNumber(value);
    const whole = Number.isInteger(number) && number >= 1;
    if (name === 'processors' && whole) changes = { ...changes, processors: number };
    else if (name === 'grain' && command === 'compare' && whole)
      changes = { ...changes, grain: number };
    else if (name === 'schedule' && policies.some((id) => id === value)) {
      changes = { ...changes, schedule: value as Policy };
    } else if (name === 'backend' && value === 'webgpu') {
      changes = { ...changes, processors: gpuWorkgroups, onGpu: true };
    } else {
      return wrong(
        `--versus takes NAME=VALUE with ${names}, e.g. --versus schedule=static, not "${text.slice(0, 40)}".`,
      );
    }
  }
  return changes;
}

function wrong(...lines: readonly string[]): Answered {
  return { status: 2, out: '', err: `${lines.join('\n')}\n` };
}
