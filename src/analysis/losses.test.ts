// A planted cause is named, priced, and countered by the change that takes it away.

import { describe, expect, it } from 'vitest';
import { say } from '../words/say.ts';
import { deriveRecord } from './derive.ts';
import { makeFacts, onCurve } from '../testing/synthetic-facts.ts';
import type { Activities, RunRecord, Sample } from '../record/run-record.ts';
import type { Synthetic } from '../testing/synthetic-facts.ts';

/** 100 ms of work, none of it lost: `change` plants a cause in every run on more than one processor. */
function recordWith(
  plant: (n: number, even: Activities) => Partial<Activities> & { readonly wallMs?: number },
  rest: Partial<Synthetic> = {},
): RunRecord {
  const change = ({ processors: n, activities }: Sample): Partial<Sample> => {
    if (n === 1) return {};
    const { wallMs = 100 / n, ...planted } = plant(n, activities);
    return { wallMs, activities: { ...activities, waitMs: 0, ...planted } };
  };
  return deriveRecord(makeFacts({ wallMs: onCurve(1), sample: change, ...rest }));
}

/** The sentence on the losses of the widest team. */
function lossOf(record: RunRecord) {
  const { finding = [] } = record.findings?.at(-1) ?? {};
  const sentence = finding.find(({ key }) => /^finding\.(loss|no-loss)/.test(key));
  const point = record.losses?.at(-1);
  if (!sentence || !point) throw new Error('nothing was lost or said');
  return { text: say(sentence), point };
}

describe('losses', () => {
  it('of an even run are none', () => {
    const { text, point } = lossOf(recordWith(() => ({})));
    expect(text).toBe(
      '4 workers were used almost fully: 100 % of 4 times, and no single cause took a twentieth.',
    );
    expect(point.speedup).toBeCloseTo(4, 9);
    expect(point.remedies).toEqual([]);
  });

  it('of blocks of uneven work are load balance, which the dynamic schedule would even out', () => {
    const plant = (n: number) => ({ largestComputeMs: 160 / n, wallMs: 160 / n });
    const { text, point } = lossOf(recordWith(plant, { plan: { schedule: 'static' } }));
    expect(text).toContain('Load imbalance cost 37.5 %');
    expect(text).toContain('computed 1.60 times as long as the mean');
    expect(point.factors.loadBalance).toBeCloseTo(0.625, 9);
    expect(point.remedies).toMatchObject([
      { cause: 'loadBalance', change: { schedule: 'dynamic' }, processors: 4 },
      { cause: 'loadBalance', change: { balance: 'cost' }, processors: 4 },
    ]);
    expect(point.remedies[0]?.predictedMs).toBeCloseTo(25, 0);
  });

  it('of a serial share are serialisation, in the proportion of the law', () => {
    const plan = { serialShare: 0.2, processors: [1, 2, 4] };
    const plant = (n: number) => ({ wallMs: 20 + 80 / n });
    const { text, point } = lossOf(recordWith(plant, { plan, wallMs: () => 100 }));
    expect(text).toContain('Serial work cost 37.5 %');
    expect(text).toContain('In 20 % of the useful time only one worker could work');
    expect(point.speedup).toBeCloseTo(2.5, 9);
    expect(point.factors.serialisation).toBeCloseTo(2.5 / 4, 9);
    const [remedy] = point.remedies;
    expect(remedy).toMatchObject({ cause: 'serialisation', change: { serialShare: 0 } });
    expect(remedy?.predictedMs).toBeCloseTo(25, 9);
  });

  it('of a driver that adds up what all have counted are serialisation, which a tree shares out', () => {
    const plan = { processors: [1, 2, 4] };
    const plant = (n: number) => ({ wallMs: 60 + 40 / n, aggregateMs: 60, combineMs: 60 });
    const { text, point } = lossOf(recordWith(plant, { plan, wallMs: () => 100 }));
    expect(text).toContain('100 % of that combined what the tasks had made');
    expect(point.remedies).toMatchObject([
      { cause: 'serialisation', change: { aggregation: 'tree' }, predictedMs: 70 - 60 * 0.75 },
    ]);
    const { point: inTree } = lossOf(recordWith(plant, { plan: { ...plan, aggregation: 'tree' } }));
    expect(inTree.remedies).toEqual([]);
  });

  it('of copies are transfer, which shared memory would save', () => {
    const plan = { transport: 'clone' } as const;
    const plant = (n: number) => ({ wallMs: 100, transferMs: 100 * n - 100, bytesMoved: 64e6 });
    const { text, point } = lossOf(recordWith(plant, { plan }));
    expect(text).toContain('Communication cost 75 %');
    expect(text).toContain('Moving 61 MiB by clone took 75 % of the processors’ time');
    expect(point.remedies).toMatchObject([{ cause: 'transfer', change: { transport: 'shared' } }]);
    // The serial baseline, which works in place, takes 90 of the 100 ms that computing on copies takes.
    expect(point.remedies[0]?.predictedMs).toBeCloseTo(0.9 * 25, 1);
  });

  it('of copies are priced midway between all and none of the turns that the sending thread may have taken on the workers’ cores', () => {
    const plan = { transport: 'clone', kernel: 'js' } as const;
    // Computing takes 1.2 times as long beside a fifth thread on four cores, and twice as long for other causes.
    const plant = (longer: number) => (n: number, even: Activities) => ({
      wallMs: 100,
      transferMs: 100 * n - 100 * longer,
      computeMs: longer * even.computeMs,
      largestComputeMs: longer * even.largestComputeMs,
    });
    const predictedMs = (longer: number, cores: number) =>
      recordWith(plant(longer), {
        plan: { ...plan, processors: [1, 4] },
        environment: { hardwareConcurrency: cores },
      }).losses?.at(-1)?.remedies[0]?.predictedMs;
    expect(predictedMs(1.2, 4)).toBeCloseTo(25 * Math.sqrt(1.2), 1);
    expect(predictedMs(2, 4)).toBeCloseTo((25 * 2) / Math.sqrt(1.25), 1);
    expect(predictedMs(1.2, 5)).toBeCloseTo(25 * 1.2, 1);
  });

  it('of copies are priced alike however long moving took from run to run', () => {
    const sample = ({ processors: n, round, activities }: Sample): Partial<Sample> => {
      const wallMs = n === 1 ? 100 : 1_000 + 50 * round;
      const moved = { waitMs: 0, transferMs: n * wallMs - 100 };
      return { wallMs, activities: { ...activities, ...moved } };
    };
    const plan = { transport: 'clone', kernel: 'js', samples: 6 } as const;
    const { point } = lossOf(recordWith(() => ({}), { plan, sample }));
    expect(point.remedies[0]?.predictedMs).toBeCloseTo(25, 1);
  });

  it('of copies are priced by their own computing where the baseline has another kernel', () => {
    const plan = { transport: 'clone', kernel: 'js' } as const;
    const plant = (n: number) => ({ wallMs: 100, transferMs: 100 * n - 100 });
    const { point } = lossOf(recordWith(plant, { plan }));
    expect(point.remedies[0]?.predictedMs).toBeCloseTo(25, 9);
  });

  it('of more workers than cores are cores that are shared', () => {
    const environment = { hardwareConcurrency: 2 };
    const plant = (n: number, { computeMs }: Activities) =>
      n === 2
        ? {}
        : { wallMs: 50, computeMs: 2 * computeMs, largestComputeMs: (2 * computeMs) / n };
    const { text, point } = lossOf(recordWith(plant, { environment }));
    expect(text).toContain('Sharing cores cost 50 %');
    expect(text).toContain('4 workers share the 2 cores');
    // They are as fast, which is no gain.
    expect(point.remedies).toEqual([]);
  });

  it('of more workers than were measured to help are told from those that the browser reports', () => {
    const environment = { hardwareConcurrency: 4, capacity: 2 };
    const plant = (n: number, { computeMs }: Activities) =>
      n === 2
        ? {}
        : { wallMs: 50, computeMs: 2 * computeMs, largestComputeMs: (2 * computeMs) / n };
    const record = recordWith(plant, { environment });
    expect(lossOf(record).text).toContain('4 workers share the 2 cores that were measured');
    expect(record.fits.amdahl?.points).toBe(2);
    const [warning] = record.warnings.filter(({ key }) => key === 'warning.beyond-cores');
    expect(warning && say(warning)).toMatch(/^This machine was measured to have 2 cores/);
  });

  it('of one table that all update is contention, which a table for each takes away', () => {
    const instead = { parameters: { counting: 0 }, timeRatio: 0.5 };
    const plan = { processors: [1, 2], contended: { arrays: ['bins'], instead } };
    const plant = (n: number, { computeMs }: Activities) => ({
      wallMs: 200,
      computeMs: 4 * computeMs,
      largestComputeMs: (4 * computeMs) / n,
    });
    const record = recordWith(plant, { plan });
    const { text, point } = lossOf(record);
    expect(text).toContain('Contention cost 75 %');
    expect(text).toContain('update bins at once');
    expect(text).not.toContain('cannot change');
    expect(point.contended).toEqual(['bins']);
    // Half of the 100 ms that one processor needs, by two.
    expect(point.remedies).toMatchObject([
      { cause: 'computation', change: { parameters: { counting: 0 } }, predictedMs: 25 },
    ]);
    const own = recordWith(plant, { plan: { processors: [1, 2] } });
    expect(own.losses?.at(-1)?.contended).toBeUndefined();
  });

  it('of shared cores are no contention, whatever is updated', () => {
    const plan = { contended: { arrays: ['bins'] } };
    const plant = (n: number, { computeMs }: Activities) =>
      n === 2
        ? {}
        : { wallMs: 50, computeMs: 2 * computeMs, largestComputeMs: (2 * computeMs) / n };
    const record = recordWith(plant, { plan, environment: { hardwareConcurrency: 2 } });
    expect(record.losses?.at(-1)?.contended).toBeUndefined();
    expect(lossOf(record).text).toContain('4 workers share the 2 cores');
  });

  it('of workers that share busy cores are no load imbalance, though one computes longer than another', () => {
    const environment = { hardwareConcurrency: 2 };
    const plan = { processors: [1, 2, 3], schedule: 'static' } as const;
    const plant = (n: number) =>
      n === 2 ? {} : { wallMs: 51, computeMs: 140, largestComputeMs: 51, longestTaskMs: 5 };
    const { point } = lossOf(recordWith(plant, { plan, environment }));
    expect(point.factors.loadBalance).toBeCloseTo(140 / 153, 9);
    const lost = new Map(point.lost?.map(({ cause, factor }) => [cause, factor]));
    expect(lost.get('loadBalance')).toBe(1);
    expect(lost.get('computation')).toBeCloseTo(100 / 153, 9);
  });

  it('of a single task are load imbalance that no schedule evens out', () => {
    const plan = { processors: [1, 2], schedule: 'static', tasks: 1 } as const;
    const plant = () => ({ wallMs: 100, largestComputeMs: 100, longestTaskMs: 100 });
    const { point } = lossOf(recordWith(plant, { plan }));
    expect(point.lost?.[0]).toEqual({ cause: 'loadBalance', factor: 0.5 });
    expect(point.remedies).toEqual([]);
  });

  it('to moving are what n processors pay beyond one', () => {
    const plan = { transport: 'clone', processors: [1, 2] } as const;
    // One processor needs 100 ms of computing and 900 of moving; two need half of both.
    const record = deriveRecord(
      makeFacts({
        wallMs: (n) => 1000 / n,
        plan,
        sample: ({ processors: n, activities }) => ({
          activities: {
            ...activities,
            computeMs: 100,
            largestComputeMs: 100 / n,
            transferMs: 900,
            waitMs: 0,
          },
        }),
      }),
    );
    expect(record.points[1]?.speedup.relative).toBeCloseTo(2, 9);
    const [point] = record.losses ?? [];
    expect(point?.factors.transfer).toBeCloseTo(0.1, 9);
    for (const { factor } of point?.lost ?? []) expect(factor).toBeCloseTo(1, 9);
  });

  it('have the speedup of the medians, of an even number of samples too', () => {
    const record = recordWith(() => ({}), {
      plan: { samples: 6, processors: [1, 2] },
      sample: ({ processors: n, round, activities }) => {
        const wallMs = (n === 1 ? 100 : 50) + round * (n === 1 ? 3 : 1);
        return { wallMs, activities: { ...activities, waitMs: n * wallMs - 100 } };
      },
    });
    const [point] = record.losses ?? [];
    const relative = record.points[1]?.speedup.relative ?? Number.NaN;
    expect(relative).toBeCloseTo(107.5 / 52.5, 12);
    expect(point?.speedup).toBeCloseTo(relative, 12);
    const product = point?.lost?.reduce((times, { factor }) => times * factor, 2);
    expect(product).toBeCloseTo(relative, 12);
  });

  it('of handing out are less with a coarser grain, as the baseline tells what is left', () => {
    // 20 ms of computing, of which 2 are left by the price; the baseline takes 10.
    const plan = { processors: [1, 4], tasks: 100_000, items: 1_000_000, grain: 10 };
    const plant = (n: number) => ({
      wallMs: 100,
      computeMs: 20,
      largestComputeMs: 20 / n,
      dispatchMs: 95 * n - 20,
      runtimeMs: 95 * n - 20,
      waitMs: 5 * n,
    });
    const { point } = lossOf(recordWith(plant, { plan, baselineMs: () => 10 }));
    const [remedy] = point.remedies;
    expect(remedy).toMatchObject({ cause: 'transfer', processors: 4 });
    // 64 tasks are left: 16 for each. 10 / 4 ms, 5 of waiting, and next to nothing for taking tasks.
    expect(remedy?.change.grain).toBe(15_625);
    expect(remedy?.predictedMs).toBeGreaterThan(5 + 10 / 4);
    expect(remedy?.predictedMs).toBeLessThan(5 + 10 / 4 + 0.2);
    const { point: calm } = lossOf(
      recordWith(() => ({ dispatchMs: 0.5, runtimeMs: 0.5 }), { plan }),
    );
    expect(calm.remedies).toEqual([]);
  });

  it('are predicted to leave no less than the longest task', () => {
    const plant = (n: number) => ({
      largestComputeMs: 240 / n,
      wallMs: 240 / n,
      longestTaskMs: 45,
    });
    const longest = ({ processors: n, activities }: Sample): Partial<Sample> => {
      if (n === 1) return { activities: { ...activities, longestTaskMs: 45 } };
      const { wallMs, ...planted } = plant(n);
      return { wallMs, activities: { ...activities, waitMs: 0, ...planted } };
    };
    const plan = { schedule: 'static' } as const;
    const { point } = lossOf(recordWith(plant, { plan, sample: longest }));
    expect(point.remedies.length).toBeGreaterThan(0);
    for (const { predictedMs } of point.remedies) expect(predictedMs).toBeGreaterThanOrEqual(45);
  });

  it('of a serial share are opened to no more than there are cores', () => {
    const plan = { serialShare: 0.5, processors: [1, 2, 8] };
    const plant = (n: number) => ({ wallMs: 50 + 50 / Math.min(n, 2) });
    const environment = { hardwareConcurrency: 2 };
    const record = recordWith(plant, { plan, environment, wallMs: () => 100 });
    const remedy = record.losses?.at(-1)?.remedies.find(({ change }) => change.serialShare === 0);
    expect(remedy?.predictedMs).toBeCloseTo(50, 9);
  });

  it('that no span covers are said to be unknown', () => {
    const plant = (n: number) => ({ wallMs: 50, unaccountedMs: 50 * n - 100 });
    const { text, point } = lossOf(recordWith(plant));
    expect(text).toContain('Time that no span covers cost 50 %');
    expect(point.shares.unaccounted).toBeCloseTo(0.5, 9);
  });

  it('are not given where processors are not alike, nor for records of runs without these times', () => {
    expect(
      deriveRecord(
        makeFacts({
          wallMs: onCurve(1),
          plan: { team: { noun: 'workgroup', gpu: 'all', wholeRange: true } },
        }),
      ).losses,
    ).toBe(undefined);
    const old = recordWith(() => ({ largestComputeMs: Number.NaN }));
    expect(old.losses).toBeUndefined();
  });
});
