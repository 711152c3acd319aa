// A planted cause is named, priced, and countered by the change that takes it away.

import { describe, expect, it } from 'vitest';
import { say } from '../words/say.ts';
import { deriveRecord } from './derive.ts';
import { makeFacts, onCurve } from './synthetic-facts.ts';
import type { Activities, RunRecord, Sample } from '../record/run-record.ts';
import type { Synthetic } from './synthetic-facts.ts';

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

/** The sentence on losses, and the widest team's. */
function lossOf(record: RunRecord) {
  const sentence = record.finding.find(({ key }) => /^finding\.(loss|no-loss)/.test(key));
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
    expect(text).toContain('Most is lost to load balance: it leaves 62.5 %');
    expect(text).toContain('try the dynamic schedule');
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
    expect(text).toContain('Most is lost to serialisation');
    expect(text).toContain('In 20 % of the useful time only one could work');
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
    expect(text).toContain('100 % of it combined what all tasks had made');
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
    expect(text).toContain('Most is lost to transfer and runtime: it leaves 25 %');
    expect(text).toContain('Moving 61 MiB took 75 % of the processors’ time');
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

  it('of more workers than cores are computation, and fewer are as fast', () => {
    const environment = { hardwareConcurrency: 2 };
    const plant = (n: number, { computeMs }: Activities) =>
      n === 2
        ? {}
        : { wallMs: 50, computeMs: 2 * computeMs, largestComputeMs: (2 * computeMs) / n };
    const { text, point } = lossOf(recordWith(plant, { environment }));
    expect(text).toContain('Most is lost to computation: it leaves 50 %');
    expect(text).toContain('more workers than the 2 cores');
    expect(point.remedies).toEqual([
      { cause: 'computation', change: { processors: [1, 2] }, processors: 2, predictedMs: 50 },
    ]);
  });

  it('of more workers than were measured to help are told from those that the browser reports', () => {
    const environment = { hardwareConcurrency: 4, capacity: 2 };
    const plant = (n: number, { computeMs }: Activities) =>
      n === 2
        ? {}
        : { wallMs: 50, computeMs: 2 * computeMs, largestComputeMs: (2 * computeMs) / n };
    const record = recordWith(plant, { environment });
    expect(lossOf(record).text).toContain('more workers than the 2 cores that were measured');
    expect(record.losses?.at(-1)?.remedies).toMatchObject([{ processors: 2 }]);
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
    expect(text).toContain('Most is lost to contention');
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
    expect(lossOf(record).text).toContain('more workers than the 2 cores');
  });

  it('that no span covers are said to be unknown', () => {
    const plant = (n: number) => ({ wallMs: 50, unaccountedMs: 50 * n - 100 });
    const { text, point } = lossOf(recordWith(plant));
    expect(text).toContain('Most is lost to what no span covers: it leaves 50 %');
    expect(point.shares.unaccounted).toBeCloseTo(0.5, 9);
  });

  it('are not given where processors are not alike, nor for records of runs without these times', () => {
    expect(
      deriveRecord(makeFacts({ wallMs: onCurve(1), plan: { backend: 'webgpu' } })).losses,
    ).toBe(undefined);
    const old = recordWith(() => ({ largestComputeMs: Number.NaN }));
    expect(old.losses).toBeUndefined();
  });
});
