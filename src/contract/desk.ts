// What is done for an experiment beside its runs, on arrays that may be large: inputs are made or read, results compared,
// summed up and drawn. Whoever does it goes on hearing, so that it can be cancelled.

import { digestArrays } from './digest.ts';
import type { Arrays } from './array.ts';
import type { KernelId } from './kernel.ts';
import type { ParameterValues } from './params.ts';
import type { Picture } from './picture.ts';
import type { Verdict } from './verdict.ts';
import type { FileContent, TellRead, Workload } from './workload.ts';

/** Each rejects with a `Failure` where the experiment was stopped meanwhile. */
export interface Desk {
  /** What the workload makes of the seed. */
  makeInput(workload: Workload, p: ParameterValues, seed: number): Promise<Arrays>;
  readFile(
    workload: Workload,
    file: Blob,
    p: ParameterValues,
    tell: TellRead,
  ): Promise<FileContent>;
  check(
    workload: Workload,
    p: ParameterValues,
    output: Arrays,
    expected: Arrays,
    kernel: KernelId,
  ): Promise<Verdict>;
  /** See `digestArrays`. */
  digest(arrays: Arrays): Promise<string>;
  summarise(
    workload: Workload,
    p: ParameterValues,
    output: Arrays,
  ): Promise<Readonly<Record<string, number>>>;
  depict(
    workload: Workload,
    p: ParameterValues,
    output: Arrays,
    seed: number,
    input: Arrays,
  ): Promise<readonly Picture[]>;
}

/** Does all of it at once, on this thread: for what is small, and where there are no workers. */
export const deskHere: Desk = {
  makeInput: async (workload, p, seed) => workload.input(p, seed),
  async readFile(workload, file, p, tell) {
    const read = await workload.file?.load();
    if (!read) throw new Error(`${workload.title} takes no file.`);
    return read(file, p, tell);
  },
  check: async (workload, p, output, expected, kernel) =>
    workload.check(p, output, expected, kernel),
  digest: async (arrays) => digestArrays(arrays),
  summarise: async (workload, p, output) => workload.summary(p, output),
  depict: async (workload, p, output, seed, input) => workload.depict(p, output, seed, input),
};
