// Says the figures: a table for a terminal, and the page docs/benchmarks.md.

import { leastCeiling } from '../rounds.ts';
import type { Environment } from '../../src/record/environment.ts';
import type { Figure } from './figures.ts';
import type { Attempt } from '../rounds.ts';

/** Where and when the figures were measured. */
export interface BenchEnvironment extends Environment {
  readonly processor: string;
  readonly system: string;
  readonly date: string;
  readonly command: string;
  readonly rounds: number;
}

/** Everything a run of the bench leaves. */
export interface BenchReport {
  readonly environment: BenchEnvironment;
  readonly figures: readonly Figure[];
  /** Attempts at the figures with a ceiling; more than one where the machine was disturbed. */
  readonly attempts: readonly Attempt[];
}

function number(value: number): string {
  return value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(3);
}

function cellsOf({ id, value, unit, goal, holds, interval }: Figure): readonly string[] {
  return [
    id,
    `${number(value)} ${unit}`,
    interval ? `${number(interval[0])} to ${number(interval[1])}` : 'too few repeats',
    goal.is === 'shown' ? 'none, shown' : `${goal.is} ${goal.value}`,
    goal.is === 'shown' ? '' : holds ? 'holds' : 'does not hold',
  ];
}

const heads = ['figure', 'value', '95 % interval', 'goal', ''];

/** One sentence per attempt, where the machine's ceiling was looked at. */
function attemptLines(attempts: readonly Attempt[]): readonly string[] {
  const lines = attempts.flatMap(({ ceiling, figures }, i) => {
    if (ceiling === null) return [];
    const values = figures.map(({ id, value }) => `${id} ${number(value)}`).join(', ');
    const low =
      ceiling < leastCeiling ? `, under ${leastCeiling}: repeated or not to be judged by` : '';
    return [`Attempt ${i + 1}: ceiling at 2 processors ${ceiling.toFixed(3)}${low}. ${values}.`];
  });
  return lines;
}

function environmentLine(environment: BenchEnvironment): string {
  const { browser, processor, hardwareConcurrency, clockResolutionMs, wasmVariant } = environment;
  const { adapter, softwareAdapter } = environment;
  return (
    `${browser} without a window on ${processor}, ${hardwareConcurrency} cores reported, ` +
    `${environment.system}; cross-origin isolated: ${environment.crossOriginIsolated ? 'yes' : 'no'}; ` +
    `clock step ${(clockResolutionMs * 1000).toFixed(0)} us; WASM build ${wasmVariant ?? 'none'}; ` +
    `graphics adapter ${adapter ?? 'none'}${softwareAdapter ? ' (software)' : ''}`
  );
}

/** The table and what stands under it, for a terminal. */
export function reportToText({ environment, figures, attempts }: BenchReport): string {
  const rows = [heads, ...figures.map(cellsOf)];
  const widths = heads.map((_, i) => Math.max(...rows.map((row) => (row[i] ?? '').length)));
  const lines = rows.map((row) =>
    row
      .map((cell, i) => cell.padEnd(widths[i] ?? 0))
      .join('  ')
      .trimEnd(),
  );
  return [
    ...lines,
    '',
    ...figures.map(({ id, note }) => `${id}: ${note}`),
    '',
    ...attemptLines(attempts),
    environmentLine(environment),
    '',
  ].join('\n');
}

const method = `Every figure is measured in a real browser without a window, on one page and in one run. The figures
that compare times share their rounds: a round visits every entrant once, in a seeded random order, so
that drift of the machine hits all alike. Values are medians; intervals are 95 % by bootstrap over
rounds. Every result is compared with the JavaScript kernel's after the clock has stopped. Three runs
of each entrant come before the first round, and one without the clock before each timed one: else it
would begin with the caches of the entrant before it.

- The lab's time is that of a whole run: decompose, assign, execute, aggregate; dynamic schedule,
  shared memory, default grain. Worker start, compilation and placing the inputs are set-up, for
  tfjs as well. So is the start barrier, at which the lab's workers see to it that no two share a core.
- **tfjs** is tfjs-backend-wasm 4.22.0 in a worker of its own per thread count: \`matMul\` and
  \`dataSync\`. It keeps a packed copy of the second matrix from the warm-up on; the lab's input is
  stored in panels to begin with. \`dataSync\` is the only way to tfjs's result, so it counts; the lab's lies in memory that a caller
  reads in place, and what a copy would add is shown. tfjs takes at most half of the
  cores that the browser reports (tensorflow/tfjs issue 6081), so that on a machine with two cores it has
  one thread, also when it is asked for two. What it does when it is told of four cores, and so has two
  threads, stands beside the figures.
- **Ceiling**: 128 equal tasks of multiply-add chains in registers, by the same workers and schedule.
  Efficiency is T(1)/T(2) of the workload over T(1)/T(2) of these. Where they are under ${leastCeiling} times as
  fast on two processors, the rounds are repeated, up to 3 times; the last ones count and all are shown.
- **Catalogue**: workloads at sizes of about 0.2 s on one core, so that starting and ending a run is not what is
  measured; those limited by memory at their default size, beside a plain triad on one and on two workers. tfjs
  trains the same network from the same weights on the same batches, and what it ends with is held against the
  lab's; fft.js makes the same spectrogram, of which only its transforms are timed; the typed array sorts the same
  keys.
- **GPU**: the adapter named above. tfjs is tfjs-backend-webgpu 4.22.0 in a worker of its own: \`matMul\`
  and \`data\`; the lab's time holds upload, compute and read back.
- **Dispatch**: wall time of a run over its million tasks, whose kernel does nothing. By message it is 20,000
  tasks, in four times as many rounds: where the system puts the threads makes one differ from the next by a fifth.
  The bare loop reads its answers, as whoever sends tasks must; the lab's also say when each task began and ended.
- **Main thread**: the lab's own page, freshly loaded, the default experiment at cores - 1 and at cores
  processors; the longest task that the Long Tasks API reports (it reports none under 50 ms).
- **Memory of large files**: the lab's own page in a browser of its own for each file; RssAnon and RssShmem of its
  process (proc_pid_status(5)) every 50 ms while the file is opened and run on one and on two workers with six
  samples, at most, above what they were before. A language's words: the r-th is about 1/r as frequent as the first
  up to some 8,000, then 1/r^2 (Ferrer i Cancho and Sole, 2001); 1/r throughout gives more rare words than any
  language has, which are the bytes that are shuffled.`;

/** The page docs/benchmarks.md. */
export function reportToMarkdown(report: BenchReport): string {
  const { environment, figures, attempts } = report;
  const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [
    '# Benchmarks',
    '',
    `Written by \`${environment.command}\` on ${environment.date}, ${environment.rounds} rounds. ` +
      `${environmentLine(environment)}.`,
    '',
    row(['figure', 'what', 'value', '95 % interval', 'goal', 'verdict']),
    row(['---', '---', '---', '---', '---', '---']),
    ...figures.map((figure) => {
      const [id = '', ...others] = cellsOf(figure);
      return row([`\`${id}\``, figure.title, ...others]);
    }),
    '',
    '## The times behind them',
    '',
    ...figures.map(({ id, note }) => `- \`${id}\`: ${note}`),
    '',
    ...attemptLines(attempts).map((line) => `- ${line}`),
    '',
    '## How it is measured',
    '',
    method,
    '',
  ].join('\n');
}
