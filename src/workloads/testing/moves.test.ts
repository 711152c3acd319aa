// Moves in virtual time: whatever the schedule, the number of processors, the grain and the kind of
// window, the result is that of one task on one processor, and that is what another program says.

import { describe, expect, it } from 'vitest';
import { policies } from '../../contract/schedule.ts';
import { LocalMemory } from '../../testing/local-memory.ts';
import { runOnce } from '../../pipeline/run.ts';
import { makeVirtualTeam } from '../../testing/virtual-time.ts';
import { bands } from './bands.ts';
import { histogram } from './histogram.ts';
import { raggedRows } from './ragged-rows.ts';
import { testWorkloads } from './test-workloads.ts';
import { wordCount } from './word-count.ts';
import type { Arrays, View } from '../../contract/array.ts';
import type { Workload } from '../../contract/workload.ts';
import type { WindowKind } from '../../testing/local-memory.ts';
import type { RunSettings } from '../../pipeline/run.ts';
import type { TaskCost } from '../../testing/virtual-time.ts';

const seed = 5;
const serial: RunSettings = { processors: 1, policy: 'static', grain: 'whole', serialShare: 0 };
/** Tasks of very different cost, so that the order in which they end is not that of their numbers. */
const uneven: TaskCost = ({ start }) => 1 + ((start * 7_919) % 13);

async function runVirtually(
  workload: Workload,
  settings: RunSettings,
  windows: WindowKind = 'whole',
): Promise<Arrays> {
  const size = workload.params['size']?.default ?? 0;
  const memory = new LocalMemory({
    arrays: workload.arrays({ size }),
    input: workload.input({ size }, seed),
    entries: await workload.kernels.js(),
    windows,
  });
  const team = makeVirtualTeam(settings.processors, uneven, memory);
  const { signal } = new AbortController();
  // Twice: nothing of a run may be left in the next.
  for (let run = 0; run < 2; run++) {
    await runOnce(workload.program({ size }, seed, team), team, settings, signal);
  }
  const output: Record<string, View> = {};
  for (const name of workload.outputs) output[name] = (await memory.read(name)).slice();
  return output;
}

/** The input of a workload at its own size. */
function inputOf(workload: Workload): Record<string, number[]> {
  const input = workload.input({ size: workload.params['size']?.default ?? 0 }, seed);
  return Object.fromEntries(Object.entries(input).map(([name, view]) => [name, [...view]]));
}

describe.each(testWorkloads.map((workload) => [workload.id, workload] as const))(
  '%s in virtual time',
  (_, workload) => {
    it.each(policies)('%s on 1, 2, 3 processors gives the serial result', async (policy) => {
      const expected = await runVirtually(workload, serial);
      const size = workload.params['size']?.default ?? 0;
      for (const windows of ['whole', 'pieces'] as const) {
        for (const processors of [1, 2, 3]) {
          const grain = workload.defaultGrain({ size });
          const settings = { processors, policy, grain, serialShare: 0 };
          expect(await runVirtually(workload, settings, windows)).toEqual(expected);
        }
      }
    });

    it('gives it with a serial share and an odd grain', async () => {
      const expected = await runVirtually(workload, serial);
      const settings = { processors: 3, policy: 'dynamic', grain: 7, serialShare: 0.3 } as const;
      expect(await runVirtually(workload, settings, 'pieces')).toEqual(expected);
      expect(await runVirtually(workload, settings, 'whole')).toEqual(expected);
    });
  },
);

describe('the serial result', () => {
  it('of the word count is the count of words', async () => {
    const { text = [], lineStarts = [] } = inputOf(wordCount);
    const counts = new Map<string, number>();
    for (const [line, start] of lineStarts.slice(0, -1).entries()) {
      const words = String.fromCharCode(...text.slice(start, lineStarts[line + 1])).split(' ');
      for (const word of words.filter((one) => one !== '')) {
        counts.set(word, (counts.get(word) ?? 0) + 1);
      }
    }
    const { table = [] } = await runVirtually(wordCount, serial);
    const rows = String.fromCharCode(...table)
      .trimEnd()
      .split('\n');
    expect(counts.size).toBeGreaterThan(50);
    expect(Math.max(...counts.values())).toBeGreaterThan(20);
    expect(rows.toSorted()).toEqual([...counts].map((pair) => pair.join(' ')).toSorted());
  });

  it('of the bands is what the whole in one gives', async () => {
    const { given = [] } = inputOf(bands);
    const { sums } = await runVirtually(bands, serial);
    const expected = given.map((_, i) => {
      const near = [-2, -1, 0, 1, 2].map((rows) => 2 * (given[i + 3 * rows] ?? 0));
      return near.reduce((sum, value) => sum + value, 0);
    });
    expect([...(sums ?? [])]).toEqual(expected);
  });

  it('of the ragged rows sums each to one, and leaves the margins alone', async () => {
    const { starts = [], values = [] } = inputOf(raggedRows);
    const { scaled = [], sums = [] } = await runVirtually(raggedRows, serial);
    expect([...scaled.slice(0, 3), ...scaled.slice(-3)]).toEqual([0, 0, 0, 0, 0, 0]);
    for (let row = 0; row < sums.length; row++) {
      const [from = 0, to = 0] = starts.slice(row);
      expect(sums[row]).toBe(values.slice(from, to).reduce((sum, value) => sum + value, 0));
      let whole = 0;
      for (const share of scaled.slice(from, to)) whole += share;
      expect(whole).toBeCloseTo(to > from ? 1 : 0, 5);
    }
  });

  it('of the histogram counts every value twice', async () => {
    const { values = [] } = inputOf(histogram);
    const expected = Array.from({ length: 32 }, () => 0);
    for (const value of values) {
      const bin = Math.floor((value / 2 ** 32) ** 2 * 32);
      expected[bin] = (expected[bin] ?? 0) + 2;
    }
    const { counts = [], shares = [] } = await runVirtually(histogram, serial);
    expect([...counts]).toEqual(expected);
    expect(shares[0]).toBe((expected[0] ?? 0) / 60_000);
  });
});
