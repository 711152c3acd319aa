import { describe, expect, it } from 'vitest';
import { deriveRecord } from '../analysis/derive.ts';
import { probeRounds } from './core-probes.ts';
import { runExperiment } from './experiment.ts';
import { makeVirtualInput } from '../testing/virtual-experiment.ts';
import type { Options } from '../testing/virtual-experiment.ts';

describe('looks at the machine', () => {
  it.each([
    [4_600, 9, [0, 2, 5, 7, 9]],
    [1_600, 9, [0, 9]],
    [800, 9, [0]],
    [799, 9, []],
    [60_000, 6, [0, 1, 2, 3, 4, 5, 6]],
    [60_000, 1, [0, 1]],
  ])('of %d ms in %d rounds come before rounds %j', (expectedMs, rounds, looks) => {
    expect(probeRounds(expectedMs, rounds)).toEqual(looks);
  });

  it('take 5 % of the time at most', () => {
    for (let expectedMs = 0; expectedMs < 5_000; expectedMs += 17) {
      expect(40 * probeRounds(expectedMs, 9).length).toBeLessThanOrEqual(0.05 * expectedMs);
    }
  });
});

describe('an experiment', () => {
  const { signal } = new AbortController();

  async function run(options: Options) {
    const input = makeVirtualInput({ plan: { processors: [1, 2, 8] }, ...options });
    return { facts: await runExperiment(input, signal), input };
  }

  it('asks as many threads as it has processors and cores, never within a round', async () => {
    const asked: number[] = [];
    const { facts } = await run({
      itemMs: () => 20,
      spin: (threads) => {
        asked.push(threads);
        return Promise.resolve({ threads, given: threads - 0.01 });
      },
    });
    expect(asked.length).toBeGreaterThan(2);
    expect(new Set(asked)).toEqual(new Set([4]));
    expect(facts.coreProbes?.map(({ round }) => round)).toEqual([0, 1, 2, 3, 4, 5, 6]);
    expect(facts.coreProbes?.[0]).toEqual({ round: 0, cores: 4, given: 3.99 });
  });

  it('that lasts for a moment is not held up', async () => {
    let asked = 0;
    const { facts } = await run({
      itemMs: () => 0.01,
      spin: (threads) => {
        asked++;
        return Promise.resolve({ threads, given: threads });
      },
    });
    expect(asked).toBe(0);
    expect(facts.coreProbes).toBeUndefined();
  });

  it('whose tasks wait needs no cores, and does not look for them', async () => {
    let asked = 0;
    const { facts } = await run({
      itemMs: () => 20,
      plan: { processors: [1, 2], waits: true },
      spin: (threads) => {
        asked++;
        return Promise.resolve({ threads, given: threads });
      },
    });
    expect(asked).toBe(0);
    expect(facts.coreProbes).toBeUndefined();
  });

  it('goes on where a worker is lost while it looks', async () => {
    let looks = 0;
    const { facts } = await run({
      itemMs: () => 20,
      spin: (threads) =>
        ++looks === 2 ? Promise.reject(new Error('lost')) : Promise.resolve({ threads, given: 4 }),
    });
    expect(facts.coreProbes?.map(({ round }) => round)).toEqual([0, 2, 3, 4, 5, 6]);
  });

  it('looks again where a core was missing for a moment, and believes the best look', async () => {
    const given = [2.9, 3.1, 3.95, 3.9, 3.1, 3.2, 3.3];
    let looks = 0;
    const { facts } = await run({
      itemMs: () => 20,
      spin: (threads) => Promise.resolve({ threads, given: given[looks++] ?? 4 }),
    });
    expect(facts.coreProbes?.map((one) => one.given)).toEqual([3.95, 3.9, 3.3, 4, 4, 4, 4]);
    expect(looks).toBe(11);
  });

  it('beside a program that takes a core concludes nothing, though its samples agree', async () => {
    const { facts } = await run({
      itemMs: () => 20,
      spin: (threads) => Promise.resolve({ threads, given: 2.9 }),
    });
    const { stability, finding } = deriveRecord(facts);
    expect(stability?.kind).toBe('too-noisy');
    expect(finding[0]).toEqual({
      key: 'finding.cores-taken',
      values: { cores: 4, given: expect.closeTo(2.9, 6) as number },
    });
  });
});
