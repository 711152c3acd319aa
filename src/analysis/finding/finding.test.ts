// What is said of a record: one processor count at a time, the headline first.

import { describe, expect, it } from 'vitest';
import { say } from '../../words/say.ts';
import { deriveRecord } from '../derive.ts';
import { makeFacts, onCurve, wrong } from '../../testing/synthetic-facts.ts';
import { lawSentences } from './law-sentences.ts';
import type { Synthetic } from '../../testing/synthetic-facts.ts';

/** The sentences on the count that the record is about, or on another. */
function sentences(input: Synthetic, processors?: number): readonly string[] {
  const record = deriveRecord(makeFacts(input));
  const asked = record.findings?.find((one) => one.processors === processors);
  return (asked?.finding ?? record.finding).map((message) => say(message));
}

const noisy =
  (wallMs: (n: number) => number) =>
  (n: number, round: number): number =>
    wallMs(n) * (1 + 0.01 * Math.sin(17 * round + 5 * n));

const upTo4 = { processors: [1, 2, 3, 4] } as const;

describe('the finding', () => {
  it('says the speedup, its loss, the law with its limit, and the baseline', () => {
    expect(sentences({ wallMs: onCurve(0.9), plan: upTo4 })).toEqual([
      '4 workers were 3.08 times as fast as 1.',
      'Why 3.08 times and not 4? Overhead cost 23.1 %. Waiting to start and at barriers took 23.1 % of the processors’ time.',
      'Amdahl’s law fits these times with a parallel fraction p = 0.900 (0.900 to 0.900).',
      'If that is all, no number of processors passes 10 times (10 to 10).',
      'Seen in the time of one processor, 1.000 of the useful work is parallel.',
      'The baseline is the best serial program, the WASM kernel as one task in one worker: 90 ms. Against it, 4 workers were 2.77 times as fast.',
    ]);
  });

  it('is about the count that is chosen, in every sentence', () => {
    const input = { wallMs: onCurve(0.9), plan: { processors: [1, 2, 4] } };
    const record = deriveRecord(makeFacts(input));
    for (const { processors, finding } of record.findings ?? []) {
      const others = ['finding.best', 'finding.serial-wins', 'finding.law-misses'];
      for (const { key, values } of finding) {
        if (others.includes(key)) continue;
        const { processors: named } = values as { readonly processors?: unknown };
        if (typeof named === 'number') expect(named).toBe(processors);
      }
    }
    expect(sentences(input, 2)[0]).toBe('2 workers were 1.82 times as fast as 1.');
    expect(sentences(input, 1)[0]).toMatch(/^One worker took 100 ms/);
  });

  it('is about the widest count that the machine has cores for', () => {
    const plan = { processors: [1, 2, 4, 8] };
    expect(sentences({ wallMs: onCurve(0.9), plan })[0]).toMatch(/^4 workers/);
    const gpu = { ...plan, team: { noun: 'workgroup', gpu: 'all', wholeRange: true } } as const;
    expect(sentences({ wallMs: onCurve(0.9), plan: gpu })[0]).toMatch(/^8 workgroups/);
    const environment = { hardwareConcurrency: 1 };
    expect(sentences({ wallMs: onCurve(0.9), plan, environment })[0]).toMatch(/^8 workers/);
  });

  it('puts a wrong result first', () => {
    const found = sentences({
      wallMs: onCurve(0.9),
      sample: ({ processors }) => (processors === 4 ? { verdict: wrong } : {}),
    });
    expect(found[0]).toMatch(/^The result on 4 workers is wrong/);
    expect(found[1]).toBe('2 workers were 1.82 times as fast as 1.');
  });

  it('says the time and the rate of a single point', () => {
    const team = { noun: 'processor', gpu: 'none', wholeRange: true } as const;
    const plan = { processors: [1], team };
    const found = sentences({ wallMs: onCurve(0.9), plan });
    expect(found[0]).toMatch(/^One processor took 100 ms, which is 10 Mpixel\/s;/);
    expect(found[1]).toContain('1 processor was 0.90 times as fast');
  });

  it('makes no speedup out of noise', () => {
    const wallMs = (n: number, round: number): number => 100 + ((round * 5 + n) % 9);
    const found = sentences({ wallMs, baselineMs: () => 103 });
    expect(found[0]).toMatch(/^4 workers were neither faster nor slower than 1/);
  });

  it('makes nothing of a small difference in few rounds', () => {
    const wallMs = (n: number): number => (n === 1 ? 100 : 95);
    const plan = { processors: [1, 2], samples: 3 };
    expect(sentences({ wallMs, plan })[0]).toBe(
      '2 workers were 1.05 times as fast as 1 in 3 samples, which are too few to tell so small a difference from noise: take 6 or more.',
    );
  });

  it('says that a speedup is superlinear', () => {
    const wallMs = noisy((n) => (n === 1 ? 100 : 40));
    const [headline] = sentences({ wallMs, plan: { processors: [1, 2] } });
    expect(headline).toMatch(/^2 workers were 2\.5\d times as fast as 1 .*superlinear/);
  });

  it('names the best count if it is surely faster than the one that is shown', () => {
    const wallMs = noisy((n) => (n === 4 ? 90 : 100 / n));
    const found = sentences({ wallMs, baselineMs: () => 110 });
    expect(found[0]).toMatch(/^4 workers were 1\.1\d? times as fast as 1\.$/);
    expect(found[1]).toMatch(/^The best were 2 workers, (1\.9|2\.0)\d times as fast as 1\.$/);
  });
});

describe('the best serial program', () => {
  it('comes first if it beats every team', () => {
    // Cloning 64 MB for two workers against one plain loop.
    const wallMs = noisy((n) => (n === 1 ? 255 : 253));
    const plan = { processors: [1, 2], transport: 'clone' } as const;
    const found = sentences({ wallMs, plan, baselineMs: () => 39.5 });
    expect(found[0]).toMatch(
      /^Do not use workers here: the best serial program \(WASM, one task\) took 39\.5 ms, and the best team, 2 workers, 25\d ms: 6\.[34]\d times as long\.$/,
    );
  });

  it('is not said to win by less than noise', () => {
    const wallMs = noisy((n) => (n === 1 ? 120 : 60));
    const plan = { processors: [1, 2] };
    for (const baselineMs of [59.5, 60, 61])
      expect(sentences({ wallMs, plan, baselineMs: noisyBase(baselineMs) })[0]).toMatch(
        /^2 workers were/,
      );
  });
});

const noisyBase =
  (ms: number) =>
  (round: number): number =>
    ms * (1 + 0.02 * Math.sin(23 * round));

describe('the law', () => {
  it('is a sketch through two times, and says what a third count would show', () => {
    const found = sentences({ wallMs: onCurve(0.9), plan: { processors: [1, 2] } });
    expect(found.join(' ')).toContain(
      'Any two times fit an Amdahl curve, and this one has p = 0.900: it is a sketch. A third count would test it: on 4 processors the curve predicts 32.5 ms, 3.1 times as fast as one.',
    );
    expect(found.join(' ')).not.toContain('no number of processors');
  });

  it('says that a machine of two cores has no third count', () => {
    const environment = { hardwareConcurrency: 2 };
    const plan = { processors: [1, 2] };
    expect(sentences({ wallMs: onCurve(0.9), plan, environment }).join(' ')).toContain(
      'Only a third count could test it, and this machine has 2 cores.',
    );
  });

  it('has no interval and no limit under 6 rounds', () => {
    const found = sentences({ wallMs: onCurve(0.9), plan: { ...upTo4, samples: 3 } });
    expect(found).toContain('Amdahl’s law fits these times with a parallel fraction p = 0.900.');
    expect(found.join(' ')).not.toContain('no number of processors');
  });

  it('has no limit from three counts', () => {
    const found = sentences({ wallMs: noisy(onCurve(0.9)) }).join(' ');
    expect(found).toContain('it rests on 3 counts only');
    expect(found).not.toContain('no number of processors');
  });

  it('has no limit if it misses a count, and says which', () => {
    // A peak at 3, as of a program whose processors get into each other's way.
    const wallMs = noisy((n) => ({ 1: 100, 2: 72, 3: 55, 4: 75 })[n] ?? 100);
    const found = sentences({ wallMs, plan: upTo4 }).join(' ');
    expect(found).toMatch(/It does not fit all of them: for 4 processors it gives 6\d/);
    expect(found).not.toContain('no number of processors');
  });

  it.each([
    // Best measured 1.82, limit 1.44; and a speedup whose interval reaches beyond the limit's.
    [1.82, [1.8, 1.84], 1 - 1 / 1.44, 0],
    [1.2, [1.1, 1.32], 1 - 1 / 1.35, 0],
    [1.2, [1.1, 1.25], 1 - 1 / 1.5, 1],
  ] as const)('has no limit below what was measured: %d, %j', (relative, ends, p, said) => {
    const record = deriveRecord(makeFacts({ wallMs: () => 100, plan: upTo4 }));
    const points = record.points.map((point) => ({
      ...point,
      speedup: { ...point.speedup, relative, relativeInterval: ends },
    }));
    const fit = { p, serialMs: 100, parallelMs: 0, limit: 1 / (1 - p), points: 4, clipped: false };
    const interval = [p - 0.05, p + 0.05] as const;
    const amdahl = { ...fit, interval, pFromSpans: null, pByConstruction: null };
    const found = lawSentences({ amdahl, points, losses: [], maxProcessors: 4 });
    expect(found.filter(({ key }) => key === 'finding.limit')).toHaveLength(said);
  });

  it('has no limit if the load was not balanced', () => {
    const found = sentences({
      wallMs: onCurve(0.7),
      plan: { ...upTo4, schedule: 'static' },
      sample: ({ processors: n, wallMs, activities }) =>
        n === 1 ? {} : { activities: { ...activities, largestComputeMs: wallMs } },
    }).join(' ');
    expect(found).toContain('p = 0.700');
    expect(found).not.toContain('no number of processors');
  });

  it('cannot fit times that rise, and gives no advice for it', () => {
    const found = sentences({ wallMs: noisy((n) => 50 + 50 * n), baselineMs: () => 99 }).join(' ');
    expect(found).toContain('4 workers were slower than 1: they took 2.5');
    expect(found).toContain('Amdahl’s law cannot fit these 3 times');
    expect(found).not.toMatch(/larger|no number of processors/);
  });

  it('says that no serial part could be measured', () => {
    const found = sentences({ wallMs: onCurve(1), plan: upTo4 });
    expect(found.join(' ')).toMatch(/No serial part could be measured: .* has p = 1/);
  });

  it('names the difference from the p that was set', () => {
    const found = sentences({ wallMs: onCurve(0.7), plan: { serialShare: 0.25 } }).join(' ');
    expect(found).toContain('makes p = 0.750; the curve has 0.700, and the difference of 0.050');
    expect(found).toContain('0.750 of the useful work is parallel');
  });
});
