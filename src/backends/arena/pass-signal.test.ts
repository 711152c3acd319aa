import { describe, expect, it } from 'vitest';
import { cell, controlCells, makeLayout } from './layout.ts';
import { readReport, writeReport } from './lane-report.ts';
import { announce, awaitCount, countIn, lastPass, nextPass } from './pass-signal.ts';
import type { Announcement } from './pass-signal.ts';

function makeMemory(): WebAssembly.Memory {
  return new WebAssembly.Memory({ initial: 64, maximum: 64, shared: true });
}

const handle = { policy: 'dynamic', count: 7, processors: 2 } as const;
const announcement: Announcement = {
  width: 2,
  pass: {
    stage: { name: 'work', entry: 'work', items: 7, args: { n: 0.1 }, arrays: {} },
    tasks: { items: 7, grain: 1, count: 7 },
    handle,
    pass: {
      orderOffset: undefined,
      ownersOffset: 5,
      copyOffsets: {},
      logHeadsOffset: 7,
      segments: { parts: { offset: 1, parts: 2, bytes: 3 } },
      end: 9,
    },
    ordered: false,
    fresh: false,
  },
};

describe('passes in shared memory', () => {
  it('reach a processor as they were announced, each under a number of its own', () => {
    const memory = makeMemory();
    const first = lastPass(memory);
    announce(memory, announcement);
    const next = nextPass(memory, first, () => 7.5);
    expect(next.wokenMs).toBe(7.5);
    expect(next.announcement).toEqual(JSON.parse(JSON.stringify(announcement)));
    announce(memory, { width: 0, pass: undefined });
    const last = nextPass(memory, next.number, () => 8);
    expect(last.announcement.pass).toBeUndefined();
    expect(last.number).not.toBe(next.number);
    expect(lastPass(memory) % 2).toBe(0);
  });

  it('refuse a stage whose text does not fit', () => {
    const args = Object.fromEntries(Array.from({ length: 4_000 }, (_, i) => [`argument${i}`, i]));
    const { pass } = announcement;
    if (!pass) throw new Error('the fixture has a pass');
    const large = { width: 1, pass: { ...pass, stage: { ...pass.stage, args } } };
    expect(() => announce(makeMemory(), large)).toThrow('too many arguments');
  });

  it('Q4: end when every processor has counted itself, whether before or after the driver waits', async () => {
    const memory = makeMemory();
    announce(memory, announcement);
    countIn(memory, 'done');
    let ended = false;
    const end = awaitCount(memory, 'done', 2, { over: false }).then(() => {
      ended = true;
    });
    await Promise.resolve();
    expect(ended).toBe(false);
    countIn(memory, 'done');
    await end;
    expect(ended).toBe(true);
  });

  it('Q3: are told apart when their number has passed the end of its 32 bits', async () => {
    const memory = makeMemory();
    const most = 2 ** 31;
    Atomics.store(controlCells(memory), cell.pass, most - 20);
    let seen = lastPass(memory);
    const numbers: number[] = [];
    for (let width = 1; width <= 40; width++) {
      announce(memory, { ...announcement, width });
      const next = nextPass(memory, seen, () => 0);
      expect(next.announcement.width).toBe(width);
      expect(next.number % 2 === 0).toBe(true);
      const end = awaitCount(memory, 'done', 1, { over: false });
      countIn(memory, 'done');
      await end;
      seen = next.number;
      numbers.push(seen);
    }
    expect(new Set(numbers).size).toBe(40);
    expect(numbers[0]).toBe(most - 18);
    expect(numbers.at(-1)).toBe(-most + 60);
  });

  it('start from none done', async () => {
    const memory = makeMemory();
    countIn(memory, 'done');
    announce(memory, announcement);
    const watch = { over: false };
    const end = awaitCount(memory, 'done', 1, watch);
    countIn(memory, 'done');
    await end;
  });
});

describe('reports in shared memory', () => {
  const layout = makeLayout({ out: { type: 'u8', length: 3 } }, 3);
  const now = (): number => 9.25;
  const drained = {
    enteredMs: 0.25,
    spans: {
      count: 2,
      phase: Uint8Array.of(3, 3),
      task: Int32Array.of(4, 5),
      merged: Uint32Array.of(1, 2),
      startMs: Float64Array.of(0.5, 1.5),
      endMs: Float64Array.of(1.5, 2.25),
    },
    computeMs: 1.75,
    longestTaskMs: 1,
    bytesEmitted: 12,
    fault: undefined,
  };

  it('come back as they were written, each lane its own', () => {
    const memory = makeMemory();
    writeReport(memory, layout, 0, { ...drained, computeMs: 9 }, now);
    writeReport(memory, layout, 2, drained, now);
    expect(readReport(memory, layout, 2)).toEqual({ ...drained, leftMs: 9.25 });
    expect(readReport(memory, layout, 0).computeMs).toBe(9);
  });

  it.each([
    ['a long text', 'x'.repeat(5_000), /^x{450}…$/],
    ['200 kB', 'x'.repeat(200_000), /^x{450}…$/],
    ['what JSON writes in six bytes', '\u0001'.repeat(5_000), /^$/],
    ['what JSON writes in two', '"'.repeat(5_000), /^"{450}…$/],
    ['what UTF-8 writes in four', '🧨'.repeat(5_000), /^(🧨){450}…$/u],
  ])('carry a fault, cut where it is %s', (_, reason, text) => {
    const memory = makeMemory();
    const fault = { task: 3, start: 6, end: 8, reason };
    writeReport(memory, layout, 1, { ...drained, fault }, now);
    const read = readReport(memory, layout, 1).fault;
    expect(read).toMatchObject({ task: 3, start: 6, end: 8 });
    expect(read?.reason).toMatch(text);
    writeReport(memory, layout, 1, drained, now);
    expect(readReport(memory, layout, 1).fault).toBeUndefined();
  });

  it('lie above the arrays, which are at the same place for any number of lanes', () => {
    const wider = makeLayout({ out: { type: 'u8', length: 3 } }, 9);
    expect(wider.offsets).toEqual(layout.offsets);
    expect(layout.reportsOffset).toBeGreaterThanOrEqual((layout.offsets['out'] ?? 0) + 3);
    expect(layout.end).toBeGreaterThanOrEqual(layout.reportsOffset + 3 * 2_048);
  });
});
