import { describe, expect, test } from 'vitest';
import { makeFacts } from '../testing/synthetic-facts.ts';
import { findWorkload } from '../workloads/index.ts';
import { checkConfig, defaultConfig } from './catalogue.ts';
import { RateBook } from './rate-book.ts';
import type { Workload } from '../contract/workload.ts';
import type { Config } from '../record/config.ts';
import type { Sample } from '../record/run-record.ts';

function workloadOf(id: string): Workload {
  const workload = findWorkload(id);
  if (!workload) throw new Error(`There is no workload ${id}.`);
  return workload;
}

const pi = workloadOf('monte-carlo-pi');
/** A machine on which everything takes twice its first guess. */
const slow = 2;
const pure = { workload: pi.id, kernel: 'wasm', parameters: { points: 2 ** 25 } } as const;

function estimateMs(book: RateBook, given: Partial<Config>): number {
  const checked = checkConfig(defaultConfig(given, 2), book.machine(true, 2));
  if (!checked.ok) throw new Error(JSON.stringify(checked.problems));
  return checked.plan.estimate.totalMs;
}

/** What an experiment with pi leaves on a slow machine, with so much of each run spent on anything but computing. */
function learnPi(book: RateBook, points: number, beside: number): void {
  const plan = { workload: pi.id, parameters: { points }, kernel: 'wasm', processors: [1, 2] };
  const computeMs = slow * pi.guessMs({ points }, 'wasm');
  const js = slow * pi.guessMs({ points }, 'js');
  const facts = makeFacts({
    wallMs: () => computeMs + beside,
    plan: { ...plan, kernel: 'wasm' },
    sample: ({ activities }: Sample) => ({ activities: { ...activities, computeMs } }),
  });
  const verdict = { ok: true, rule: 'exact', compared: 1, worst: 0 } as never;
  book.learn(pi, {
    ...facts,
    candidates: [
      { kernel: 'js', warmUpMs: js, verdict },
      { kernel: 'wasm', warmUpMs: computeMs, verdict },
    ],
    baselineSamples: facts.baselineSamples.map((one) => ({ ...one, wallMs: computeMs })),
  });
}

describe('D13: the estimate of a run', () => {
  test('is of one scale with the measurement of the machine, for kernels that never ran too', () => {
    const on = (times: number): number => {
      const book = new RateBook();
      book.calibrate(pi, { ...pure, ms: times * pi.guessMs({ points: 2 ** 25 }, 'wasm') });
      return estimateMs(book, {});
    };
    expect(on(1)).toBeCloseTo(estimateMs(new RateBook(), {}), 6);
    // What is beside computing takes as long on any machine.
    const more = on(2) - on(1);
    expect(more).toBeGreaterThan(0.5 * on(1));
    expect(on(5) - on(2)).toBeCloseTo(3 * more, 6);
  });

  test('does not take what messages cost for the speed of the kernel', () => {
    const book = new RateBook();
    // As the machine is measured: many tasks of next to no work, each a message, 90 ms for all of them.
    learnPi(book, 2 ** 25, 0);
    const before = estimateMs(book, { workload: pi.id });
    learnPi(book, 2 ** 19, 90);
    expect(estimateMs(book, { workload: pi.id })).toBe(before);
  });

  test('rests on the longer run where a much shorter one follows', () => {
    const book = new RateBook();
    learnPi(book, 2 ** 27, 0);
    const before = estimateMs(book, { workload: pi.id });
    learnPi(book, 2 ** 22, 500);
    expect(estimateMs(book, { workload: pi.id })).toBe(before);
  });

  test('is the same on any machine for what only waits', () => {
    const book = new RateBook();
    const before = estimateMs(book, { workload: 'sleep-pool' });
    book.calibrate(pi, { ...pure, ms: 10 * slow * pi.guessMs({ points: 2 ** 25 }, 'wasm') });
    expect(estimateMs(book, { workload: 'sleep-pool' })).toBe(before);
  });
});
