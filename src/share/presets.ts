// Experiments whose outcome teaches something: each plants one cause and says what to look for.

import type { LossCause } from '../record/loss-point.ts';

export interface Preset {
  readonly id: string;
  readonly title: string;
  /** What happens, before it is run: a person who has guessed learns more from it. */
  readonly question: string;
  /** Where it comes from; undefined where it is the lab's own. */
  readonly source?: string;
  /** What takes most of the speedup. */
  readonly cause: LossCause;
  /** The experiment as a link has it; `cores` is how many the browser reports. */
  readonly query: (cores: number) => string;
}

/** Cores to speak of if the browser reports none, and more than anybody would wait for. */
const [fewCores, manyCores] = [2, 32];

/** The experiment of a preset as a link has it, for so many reported cores. */
export function presetQuery({ query }: Preset, cores: number | null): string {
  return query(Math.min(manyCores, Math.max(fewCores, cores ?? fewCores)));
}

function list(...processors: readonly number[]): string {
  return [...new Set(processors)].toSorted((a, b) => a - b).join(',');
}

export const presets: readonly Preset[] = [
  {
    id: 'longest-call',
    title: 'Four calls, four processors',
    question: 'Calls of 1, 2, 3 and 4 units wait on four processors. Are they four times as fast?',
    source: 'The first example of multiprocessing.Pool',
    cause: 'loadBalance',
    query: () =>
      'workload=sleep-pool&unitMs=25&processors=1,2,4&schedule=dynamic&samples=6&asks=times-4',
  },
  {
    id: 'pizza',
    title: 'Eight ninths in parallel: the pizza table',
    question:
      'Of nine steps one is for a single cook. Times of 9, 5, 3 and 2 steps on 1, 2, 4 and 8: what is the efficiency of 8?',
    source: 'CSinParallel, speedup and efficiency',
    cause: 'serialisation',
    query: () =>
      'workload=sleep-pool&tasks=9&equal=equal&unitMs=40&serial-share=0.1112&processors=1,2,4,8&schedule=dynamic&samples=6&asks=efficiency-8',
  },
  {
    id: 'three-blocks',
    title: 'Mandelbrot in blocks on three',
    question: 'The picture is cut into one block for each processor. Are three faster than two?',
    source: 'Stanford CS149, assignment 1',
    cause: 'loadBalance',
    query: () =>
      'workload=mandelbrot&processors=1,2,3&schedule=static&samples=6&asks=faster-3-than-2',
  },
  {
    id: 'serial-share',
    title: 'Half for one only',
    question: 'Half of the waiting is for one processor only. What can eight of them reach?',
    cause: 'serialisation',
    query: () =>
      'workload=sleep-pool&tasks=16&equal=equal&unitMs=10&serial-share=0.5&processors=1,2,4,8&schedule=dynamic&samples=6&asks=reach-8',
  },
  {
    id: 'copies',
    title: 'Data that travels',
    question:
      '64 MB of pixels are cloned to the workers and back, and little is computed. Does it pay?',
    cause: 'transfer',
    query: () =>
      'workload=image-filter&width=4096&height=4096&filter=sobel&transport=clone&processors=1,2&samples=6&asks=pays-2',
  },
  {
    id: 'too-many',
    title: 'More workers than cores',
    question: 'Twice as many workers as the machine has cores: twice as fast, or as fast?',
    cause: 'computation',
    query: (cores) =>
      `workload=mandelbrot&size=1448&processors=${list(1, cores, 2 * cores)}&schedule=dynamic&samples=6&asks=faster-${2 * cores}-than-${cores}`,
  },
];
