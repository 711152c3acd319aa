import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { backendTraits } from '../backends/traits.ts';
import { policies } from '../contract/schedule.ts';
import { checkConfig, defaultConfig } from '../engine/catalogue.ts';
import { planToConfig } from '../record/plan-config.ts';
import { workloads } from '../workloads/index.ts';
import type { Config } from '../record/config.ts';
import type { Plan } from '../record/plan.ts';

const machine = { isolated: true, cores: 4, rate: () => undefined };

function plan(given: Partial<Config>, isolated = true, rate?: number): Plan {
  const preview = checkConfig(defaultConfig(given, 4), { isolated, cores: 4, rate: () => rate });
  if (!preview.ok) throw new Error(JSON.stringify(preview.problems));
  return preview.plan;
}

describe('makePlan', () => {
  it('always measures 1, in ascending order and once', () => {
    expect(plan({ processors: [4, 2, 2] }).processors).toEqual([1, 2, 4]);
  });

  it('takes shared memory where the page is isolated, else messages', () => {
    expect(plan({}).transport).toBe('shared');
    expect(plan({}, false).transport).toBe('transfer');
    expect(plan({ backend: 'webgpu' }).transport).toBe('transfer');
  });

  it('names what all update in one memory, and how each would have its own', () => {
    const histogram = { workload: 'histogram', kernel: 'wasm' } as const;
    const shared = plan({ ...histogram, parameters: { counting: 1 } });
    expect(shared.contended?.arrays).toEqual(['bins']);
    expect(shared.contended?.instead?.parameters).toEqual({ counting: 0 });
    expect(shared.contended?.instead?.timeRatio).toBeLessThan(1);
    const changed = { counting: 1, ...shared.contended?.instead?.parameters };
    expect(plan({ ...histogram, parameters: changed }).contended).toBeUndefined();
    // By messages each has a copy.
    const moved = { ...histogram, parameters: { counting: 1 }, transport: 'clone' } as const;
    expect(plan(moved).contended).toBeUndefined();
  });

  it('counts tasks from items and grain', () => {
    const { items, grain, tasks } = plan({ parameters: { size: 100 }, grain: 7 });
    expect([items, grain, tasks]).toEqual([100, 7, 15]);
  });

  it('is one task where nothing is cut: serially, and on a GPU that strides over the range', () => {
    expect(plan({ backend: 'serial' }).tasks).toBe(1);
    expect(plan({ backend: 'webgpu' }).tasks).toBe(1);
  });

  it('estimates longer for more samples and rests on a measured rate where there is one', () => {
    const guessed = plan({ samples: 9 }).estimate;
    expect(plan({ samples: 90 }).estimate.totalMs).toBeGreaterThan(5 * guessed.totalMs);
    expect(guessed.measured).toBe(false);
    const [once, measured, thrice] = [1, 2, 3].map(
      (rate) => plan({ samples: 9 }, true, rate).estimate,
    );
    if (!once || !measured || !thrice) throw new Error('There are three.');
    expect(once.totalMs).toBe(guessed.totalMs);
    // What is beside computing takes as long at any rate.
    const more = measured.totalMs - once.totalMs;
    expect(more).toBeGreaterThan(0.5 * once.totalMs);
    expect(thrice.totalMs - measured.totalMs).toBeCloseTo(more, 6);
    expect(measured.measured).toBe(true);
  });

  it('makes the same plan again of the configuration that it gives back', () => {
    const given = fc.record({
      workload: fc.constantFrom(...workloads.map(({ id }) => id)),
      backend: fc.constantFrom(...backendTraits.map(({ id }) => id)),
      schedule: fc.constantFrom(...policies),
      balance: fc.constantFrom('count', 'cost'),
      aggregation: fc.constantFrom('driver', 'tree'),
      serialShare: fc.constantFrom(0, 0.25),
      coldStarts: fc.constantFrom(0, 3),
      asks: fc.constantFrom(undefined, 'times-2'),
      seed: fc.nat(),
    });
    let made = 0;
    fc.assert(
      fc.property(given, (fields) => {
        const config = defaultConfig({ ...fields, processors: [1, 2] }, 4);
        const first = checkConfig(config, machine);
        if (!first.ok) return;
        made++;
        const again = checkConfig(planToConfig(first.plan), machine);
        expect(again).toEqual(first);
      }),
      { numRuns: 300 },
    );
    expect(made).toBeGreaterThan(10);
  });

  it('survives JSON unchanged', () => {
    const made = plan({ serialShare: 0.25, seed: 7 });
    expect(JSON.parse(JSON.stringify(made))).toEqual(made);
  });
});
