// What a run has to give: the reference's output. A large one is not kept but known by a digest, where every kernel
// gives the same bits; then it is made again only for a run that differs, to say where.

import { largeBytes } from './job-data.ts';
import type { Arrays, View } from '../contract/array.ts';
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
  /** Compares what `kernel` made on a team whose parameters are `p`. */
  check(p: ParameterValues, output: Arrays, kernel: KernelId, remake: Remake): Promise<Checked>;
}

/** Computes the reference once more; what lay in shared memory is overwritten. */
export type Remake = () => Promise<Arrays>;

/** Copies of large outputs would be as large as what is measured. */
export function isLarge(output: Arrays): boolean {
  return Object.values(output).some(({ byteLength }) => byteLength >= largeBytes);
}

/** The output as it is, or its digest where `digested`. */
export function keepReference(
  workload: Workload,
  output: Arrays,
  digested: boolean,
): ReferenceOutput {
  return digested ? digestedOutput(workload, output) : copiedOutput(workload, copyArrays(output));
}

function copiedOutput(workload: Workload, expected: Arrays): ReferenceOutput {
  return {
    check: (p, output, kernel) =>
      Promise.resolve({ output, verdict: workload.check(p, output, expected, kernel) }),
  };
}

function digestedOutput(workload: Workload, reference: Arrays): ReferenceOutput {
  const expected = digestArrays(reference);
  return {
    async check(p, output, kernel, remake) {
      if (digestArrays(output) === expected) {
        return { output, verdict: workload.check(p, output, output, kernel) };
      }
      const copy = copyArrays(output);
      return { output: copy, verdict: workload.check(p, copy, await remake(), kernel) };
    },
  };
}

/** A copy: the memory that the output lies in is used again. */
function copyArrays(arrays: Arrays): Arrays {
  const copy: Record<string, View> = {};
  for (const [name, view] of Object.entries(arrays)) copy[name] = view.slice();
  return copy;
}

function digestArrays(arrays: Arrays): string {
  return Object.entries(arrays)
    .map(([name, view]) => `${name} ${view.length} ${digest(view)}`)
    .join();
}

/**
 * 64 bits that depend on every byte and its place: two sums as in MurmurHash3 (Appleby 2011) over the words, with
 * different seeds. Not for adversaries; two different outputs have the same one once in 10^19.
 */
function digest({ buffer, byteOffset, byteLength }: View): string {
  const words = new Int32Array(buffer, byteOffset, byteLength >> 2);
  const rest = new Uint8Array(buffer, byteOffset + 4 * words.length, byteLength & 3);
  let [a, b] = [0x9747b28c, 0x2f1b0a65];
  for (let i = 0; i < words.length; i++) {
    const word = words[i] as number;
    a = mix(a, word, 0xcc9e2d51);
    b = mix(b, word, 0x239b961b);
  }
  for (const byte of rest) [a, b] = [mix(a, byte, 0xcc9e2d51), mix(b, byte, 0x239b961b)];
  return `${a}:${b}`;
}

function mix(sum: number, word: number, factor: number): number {
  let k = Math.imul(word, factor);
  k = Math.imul((k << 15) | (k >>> 17), 0x1b873593);
  const h = sum ^ k;
  return (Math.imul((h << 13) | (h >>> 19), 5) + 0xe6546b64) | 0;
}
