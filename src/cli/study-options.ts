// Options that a command for a study has beside those of run: what each says, or what is wrong with it.

import { policies, type Policy } from '../contract/schedule.ts';
import { sizeMapLimits } from '../record/size-map.ts';
import { textToNumber } from '../share/link.ts';
import { say } from '../words/say.ts';
import { readInput } from './files/read-input.ts';
import type { Answered } from './answered.ts';
import type { RunCall } from './arguments.ts';
import type { OptionSpec } from './read-options.ts';
import type { SizeMapRequest } from '../engine/engine.ts';
import type { Side } from '../record/comparison.ts';

/** Workgroups of the GPU as a whole: enough for any. */
const gpuWorkgroups = 1_024;

/** What the second side has instead. */
export function readVersus(
  versus: readonly string[],
  command: 'compare' | 'break-even',
): Partial<Side> | Answered {
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

type Asked = Pick<SizeMapRequest, 'efficiency' | 'sizes' | 'ceiling'>;

/** What commands have beside the options of run. */
export const versusOption: OptionSpec = {
  name: 'versus',
  placeholder: 'NAME=VALUE',
  repeats: true,
};
export const sizeMapOptions: readonly OptionSpec[] = [
  { name: 'efficiency', placeholder: 'X' },
  { name: 'sizes', placeholder: 'N' },
  { name: 'calibration', placeholder: 'FILE' },
];

/** What was given of them, or the answer to what cannot be. */
export function readSizeMap(given: RunCall['own']): Asked | Answered {
  let asked: Asked = {};
  for (const name of ['efficiency', 'sizes'] as const) {
    const [text] = given.get(name) ?? [];
    if (text === undefined) continue;
    const [min, max] = sizeMapLimits[name];
    const integer = name === 'sizes';
    const value = textToNumber(text);
    if (!(value >= min && value <= max) || (integer && !Number.isInteger(value))) {
      const field = `--${name}`;
      return wrong(say({ key: 'check.number', values: { field, given: text, min, max, integer } }));
    }
    asked = { ...asked, [name]: value };
  }
  const [file] = given.get('calibration') ?? [];
  if (file === undefined) return asked;
  const read = readInput(file);
  if (!read.ok) return wrong(`--calibration: ${read.line}`);
  const { study } = read;
  if (study.kind === 'calibration') return { ...asked, ceiling: study.ceiling };
  return wrong('--calibration takes the FILE that calibrate --json wrote, not another study.');
}

function wrong(line: string): Answered {
  return { status: 2, out: '', err: `${line}\n` };
}
