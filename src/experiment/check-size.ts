// Whether a job's arrays fit, in memory and on a GPU, and the largest size that does.

import { arrayBytes, plainArrays } from '../contract/array.ts';
import type { Workload } from '../contract/workload.ts';
import type { Mend, Problem } from '../record/problem.ts';
import type { Message } from '../words/message.ts';

type Parameters = Readonly<Record<string, number>>;

/** Bytes that the job of one run may need: a WASM memory holds 4 GiB, and a margin is left. */
const memoryLimitBytes = 3 * 2 ** 30;

/** Bytes of the arrays of a workload's job whose size is known before it runs: what is shuffled adds to it. */
export function jobBytes(workload: Workload, parameters: Parameters): number {
  return arraysOf(workload, parameters).reduce((sum, { bytes }) => sum + bytes, 0);
}

/** A job that no memory holds. */
export function checkMemory(workload: Workload, parameters: Parameters): Problem | undefined {
  const neededBytes = jobBytes(workload, parameters);
  if (neededBytes <= memoryLimitBytes) return undefined;
  const fits = (p: Parameters): boolean => jobBytes(workload, p) <= memoryLimitBytes;
  return tooLarge(workload, parameters, fits, (parameter, nearest) => ({
    key: 'check.memory',
    values: { neededBytes, limitBytes: memoryLimitBytes, parameter, nearest },
  }));
}

/** A job with an array above what a GPU takes at once, which is `limit` bytes. */
export function checkGpuSize(
  workload: Workload,
  parameters: Parameters,
  limit: number,
): Problem | undefined {
  const over = arraysOf(workload, parameters).find(({ bytes }) => bytes > limit);
  if (!over) return undefined;
  const fits = (p: Parameters): boolean =>
    arraysOf(workload, p).every(({ bytes }) => bytes <= limit);
  return tooLarge(workload, parameters, fits, (parameter, nearest) => ({
    key: 'check.gpu-size',
    values: { what: over.name, needed: over.bytes, limit, parameter, nearest },
  }));
}

interface NamedArray {
  readonly name: string;
  readonly bytes: number;
}

function arraysOf(workload: Workload, parameters: Parameters): readonly NamedArray[] {
  const specs = plainArrays(workload.arrays(parameters));
  return Object.entries(specs).map(([name, spec]) => ({ name, bytes: arrayBytes(spec) }));
}

function tooLarge(
  workload: Workload,
  parameters: Parameters,
  fits: (p: Parameters) => boolean,
  message: (parameter: string, nearest: number | null) => Message,
): Problem {
  const name = workload.mainParameter;
  const field = `parameters.${name}` as const;
  const nearest = largestThatFits(workload, parameters, fits);
  const mend: Mend | undefined = nearest === null ? undefined : { field, value: nearest };
  const label = workload.params[name]?.label ?? name;
  return { field, message: message(label, nearest), ...(mend && { mend }) };
}

/** The largest whole main parameter for which `fits` holds, found by halving; null where even the least does not. */
function largestThatFits(
  { params, mainParameter }: Workload,
  parameters: Parameters,
  fits: (p: Parameters) => boolean,
): number | null {
  let low = Math.ceil(params[mainParameter]?.min ?? 1);
  let high = Math.floor(parameters[mainParameter] ?? low);
  const fitsAt = (value: number): boolean => fits({ ...parameters, [mainParameter]: value });
  if (!fitsAt(low)) return null;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (fitsAt(middle)) low = middle;
    else high = middle - 1;
  }
  return low;
}
