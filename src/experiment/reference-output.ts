// What a run has to give: the reference's output. A large one is not kept but known by a digest, where every kernel
// gives the same bits; then it is made again only for a run that differs, to say where.

import { largeBytes } from './job-data.ts';
import { makeSendableArray, typeOf } from '../contract/array.ts';
import { copyInTurns } from '../contract/in-turns.ts';
import type { Arrays, View } from '../contract/array.ts';
import type { Desk } from '../contract/desk.ts';
import type { KernelId } from '../contract/kernel.ts';
import type { ParameterValues } from '../contract/params.ts';
import type { Verdict } from '../contract/verdict.ts';
import type { Workload } from '../contract/workload.ts';

/** A run's output and what the comparison found; a copy of the output where its place was used since. */
export interface Checked {
  readonly output: Arrays;
  readonly verdict: Verdict;
}

/** How a run's output is compared with what it should be. */
export interface ReferenceOutput {
  /** Compares what `kernel` made of `workload` on a team whose parameters are `p`. */
  check(desk: Desk, made: Made, remake: Remake): Promise<Checked>;
}

/** A run's output and what made it. */
export interface Made {
  readonly workload: Workload;
  readonly p: ParameterValues;
  readonly output: Arrays;
  readonly kernel: KernelId;
}

/** Computes the reference once more; what lay in shared memory is overwritten. */
export type Remake = () => Promise<Arrays>;

/** Copies of large outputs would be as large as what is measured. */
export function isLarge(output: Arrays): boolean {
  return Object.values(output).some(({ byteLength }) => byteLength >= largeBytes);
}

/** The output as it is, or its digest where `digested`. */
export async function keepReference(
  desk: Desk,
  output: Arrays,
  digested: boolean,
): Promise<ReferenceOutput> {
  return digested ? digestedOutput(await desk.digest(output)) : copiedOutput(await copyOf(output));
}

function copiedOutput(expected: Arrays): ReferenceOutput {
  return {
    async check(desk, { workload, p, output, kernel }) {
      return { output, verdict: await desk.check(workload, p, output, expected, kernel) };
    },
  };
}

function digestedOutput(expected: string): ReferenceOutput {
  /** What is found of the reference itself, and so of every output with its bits. */
  const ofItself = new Map<KernelId, Verdict>();
  return {
    async check(desk, { workload, p, output, kernel }, remake) {
      if ((await desk.digest(output)) === expected) {
        const verdict =
          ofItself.get(kernel) ?? (await desk.check(workload, p, output, output, kernel));
        ofItself.set(kernel, verdict);
        return { output, verdict };
      }
      const copy = await copyOf(output);
      return { output: copy, verdict: await desk.check(workload, p, copy, await remake(), kernel) };
    },
  };
}

/** A copy: the memory that the output lies in is used again. */
async function copyOf(arrays: Arrays): Promise<Arrays> {
  const copy: Record<string, View> = {};
  for (const [name, view] of Object.entries(arrays)) {
    copy[name] = makeSendableArray({ type: typeOf(view), length: view.length });
    await copyInTurns(copy[name], view);
  }
  return copy;
}
