import { describe, expect, it } from 'vitest';
import { say } from '../words/say.ts';
import { deriveRecord } from './derive.ts';
import { makeFacts, onCurve, wrong } from './synthetic-facts.ts';
import type { Synthetic } from './synthetic-facts.ts';

function sentences(input: Synthetic): readonly string[] {
  return deriveRecord(makeFacts(input)).finding.map((message) => say(message));
}

const noisy =
  (wallMs: (n: number) => number) =>
  (n: number, round: number): number =>
    wallMs(n) * (1 + 0.01 * Math.sin(17 * round + 5 * n));

describe('the finding', () => {
  it('says the speedup, the limit and the baseline', () => {
    expect(sentences({ wallMs: onCurve(0.9), plan: { processors: [1, 2, 3, 4] } })).toEqual([
      '4 workers were 3.1 times as fast as 1.',
      'Why 3.1 times and not 4? Most is lost to transfer and runtime: it leaves 76.9 % of what 4 workers could do. Being told of work and waiting at barriers took 23.1 % of the processors’ time: a larger size makes it weigh less.',
      'The Amdahl curve through these times has p = 0.900 (0.900 to 0.900), so no number of processors would pass 10.',
      'Seen in the time of one processor, 1.000 of the useful work is open to all.',
      'The baseline is the best serial program, the WASM kernel as one task in one worker: 90 ms. Against it, 4 workers were 2.8 times as fast.',
    ]);
  });

  it('says on how few points a fit rests', () => {
    const [, , amdahl] = sentences({ wallMs: onCurve(0.9), plan: { processors: [1, 2] } });
    expect(amdahl).toContain('through these times, which rests on 2 points only, has p = 0.900');
  });

  it('gives the fit without an interval under 6 rounds', () => {
    const [, , amdahl] = sentences({
      wallMs: onCurve(0.9),
      plan: { processors: [1, 2, 3, 4], samples: 3 },
    });
    expect(amdahl).toBe(
      'The Amdahl curve through these times has p = 0.900, so no number of processors would pass 10.',
    );
  });

  it('speaks of the widest count that the machine has cores for', () => {
    const plan = { processors: [1, 2, 4, 8] };
    expect(sentences({ wallMs: onCurve(0.9), plan })[0]).toMatch(/^4 workers/);
    const gpu = { ...plan, backend: 'webgpu' } as const;
    expect(sentences({ wallMs: onCurve(0.9), plan: gpu })[0]).toMatch(/^8 workgroups/);
    const environment = { hardwareConcurrency: 1 };
    expect(sentences({ wallMs: onCurve(0.9), plan, environment })[0]).toMatch(/^8 workers/);
  });

  it('says that more processors were slower, and that the curve cannot fit', () => {
    const found = sentences({ wallMs: noisy((n) => 50 + 50 * n) });
    expect(found[0]).toBe('4 workers were slower than 1: they took 2.5 times as long.');
    expect(found[2]).toMatch(/^The Amdahl curve cannot fit these 3 times/);
  });

  it('makes no speedup out of noise', () => {
    const found = sentences({ wallMs: (n, round) => 100 + ((round * 5 + n) % 9) });
    expect(found[0]).toMatch(/^4 workers were neither faster nor slower than 1/);
  });

  it('names the best count where a wider one is surely slower', () => {
    const found = sentences({ wallMs: noisy((n) => (n === 4 ? 90 : 100 / n)) });
    expect(found[0]).toMatch(/^4 workers were 1\.1\d? times as fast as 1\.$/);
    expect(found[1]).toBe('The best were 2 workers, 2 times as fast as 1.');
  });

  it('puts a wrong result first', () => {
    const found = sentences({
      wallMs: onCurve(0.9),
      sample: ({ processors }) => (processors === 4 ? { verdict: wrong } : {}),
    });
    expect(found[0]).toMatch(/^The result on 4 workers is wrong/);
    expect(found[1]).toBe('2 workers were 1.82 times as fast as 1.');
  });

  it('names the difference from the p that was set as overhead and machine', () => {
    const found = sentences({ wallMs: onCurve(0.7), plan: { serialShare: 0.25 } });
    expect(found[3]).toBe(
      'The serial share you set makes p = 0.750; the curve has 0.700, and the difference of 0.050 is overhead and machine.',
    );
    expect(found[4]).toContain('0.750 of the useful work is open to all');
  });

  it('says that no serial part could be measured', () => {
    const found = sentences({ wallMs: onCurve(1), plan: { processors: [1, 2, 3, 4] } });
    expect(found[2]).toMatch(/^No serial part could be measured: .* p = 1 .* no limit\.$/);
  });

  it('says the time and the rate of a single point', () => {
    const plan = { processors: [1], backend: 'serial' } as const;
    const found = sentences({ wallMs: onCurve(0.9), plan });
    expect(found[0]).toMatch(/^One processor took 100 ms, which is 10 Mpixel\/s;/);
    expect(found[1]).toContain('1 processor was 0.9 times as fast');
  });
});
