// The feeds of a driver and the lines of its workers, with virtual time between them: who got which task, and when.

import { describe, expect, it } from 'vitest';
import { makeRandom } from '../../kit/random.ts';
import { decompose } from '../../pipeline/decompose.ts';
import { makeSchedule } from '../../pipeline/assign.ts';
import { ChunkLine, longMs } from '../compute/chunk-line.ts';
import { ChunkSupply } from './chunk-supply.ts';
import { LaneFeed, type FeedPass } from './lane-feed.ts';
import { orderOf } from '../compute/run-task.ts';
import type { Drained } from '../../contract/backend.ts';
import type { Policy } from '../../contract/schedule.ts';
import type { ChunkMessage, ChunkOrder } from '../compute/chunk-protocol.ts';
import type { FedWorker } from './lane-feed.ts';

/** Things that happen at their time, in order; at one time those that were planned first come first. */
class Happenings {
  nowMs = 0;
  readonly #planned: {
    readonly atMs: number;
    readonly number: number;
    readonly run: () => void;
  }[] = [];
  #count = 0;

  at(atMs: number, run: () => void, number = this.#count++): void {
    this.#planned.push({ atMs, number, run });
  }

  runAll(): void {
    for (;;) {
      this.#planned.sort((a, b) => b.atMs - a.atMs || b.number - a.number);
      const next = this.#planned.pop();
      if (!next) return;
      this.nowMs = next.atMs;
      next.run();
    }
  }

  next(): number {
    return this.#count++;
  }
}

/** A worker in virtual time: one message after the other, each of which takes `latencyMs` to arrive. */
class VirtualWorker implements FedWorker {
  onReply: FedWorker['onReply'];
  readonly #events: Happenings;
  readonly #latencyMs: number;
  readonly #line: ChunkLine;
  #freeMs = 0;

  constructor(events: Happenings, taskMs: readonly number[], latencyMs: number) {
    this.#events = events;
    this.#latencyMs = latencyMs;
    this.#line = new ChunkLine({
      run: (order) => this.#run(order, taskMs),
      drop: () => this.#reply([]),
      // Posted when the worker is done: behind all that has come meanwhile.
      later: (then) => events.at(this.#freeMs, () => this.#arrive(then, events.nowMs)),
    });
  }

  post(message: ChunkMessage): void {
    const handle = (): void => {
      if (typeof message === 'object' && 'takeBack' in message) this.#line.takeBack();
      else this.#line.receive(orderOf(message));
    };
    this.#arrive(handle, this.#events.nowMs + this.#latencyMs);
  }

  #arrive(handle: () => void, atMs: number, number = this.#events.next()): void {
    this.#events.at(
      atMs,
      () => {
        // Still at what came before: it waits its turn.
        if (this.#freeMs > atMs) this.#arrive(handle, this.#freeMs, number);
        else {
          this.#freeMs = atMs;
          handle();
        }
      },
      number,
    );
  }

  #run({ task, count, ids }: ChunkOrder, taskMs: readonly number[]): number {
    const timesMs: number[] = [];
    const startMs = this.#freeMs;
    for (let i = 0; i < count; i++) {
      timesMs.push(this.#freeMs);
      this.#freeMs += taskMs[ids?.[i] ?? task + i] ?? Number.NaN;
      timesMs.push(this.#freeMs);
    }
    this.#reply(timesMs);
    return this.#freeMs - startMs;
  }

  #reply(timesMs: readonly number[]): void {
    this.#events.at(this.#freeMs + this.#latencyMs, () => this.onReply?.({ timesMs }));
  }
}

interface Played {
  readonly endMs: number;
  readonly drained: readonly Drained[];
  /** Tasks of each lane, in the order in which it ran them. */
  readonly tasks: readonly (readonly number[])[];
}

function play(
  taskMs: readonly number[],
  processors: number,
  { policy = 'dynamic', latencyMs = 0 }: { policy?: Policy; latencyMs?: number } = {},
): Played {
  const events = new Happenings();
  const count = taskMs.length;
  const stage = { name: 'wait', entry: 'wait', items: count, args: {}, arrays: {} };
  const order = { stage, index: 0, tasks: decompose(count, 1), serial: false };
  const pass: FeedPass = {
    order,
    supply: new ChunkSupply(makeSchedule({ policy, count, processors })),
    store: {
      arrays: { view: () => new Uint8Array(), segmentsOf: () => undefined },
      slots: {},
      emitted: undefined,
    },
    owners: new Uint8Array(count),
    clones: true,
    now: () => events.nowMs,
    later: (ms, then) => events.at(events.nowMs + ms, then),
  };
  const feeds = Array.from({ length: processors }, (_, lane) => new LaneFeed(lane, pass));
  for (const feed of feeds) {
    void feed.feed(new VirtualWorker(events, taskMs, latencyMs), new Set());
  }
  events.runAll();
  expect([...pass.owners]).not.toContain(0);
  const drained = feeds.map((feed) => feed.drained());
  const tasks = drained.map(({ spans }) =>
    [...spans.task].filter((task, i) => isTask(spans, i, task)),
  );
  return { endMs: Math.max(...drained.map(({ leftMs }) => leftMs)), drained, tasks };
}

/** Rows of computation: a task has one of transfer before it. */
function isTask({ phase }: Drained['spans'], row: number, task: number): boolean {
  return task >= 0 && phase[row] === 3;
}

/** What every list schedule keeps, of which (2 - 1/n) times the best follows (Graham 1966, 1969). */
function listBound(taskMs: readonly number[], n: number): number {
  const sum = taskMs.reduce((total, ms) => total + ms, 0);
  return sum / n + (1 - 1 / n) * Math.max(...taskMs);
}

const equal = (count: number, ms = 100): number[] => Array.from({ length: count }, () => ms);

describe('chunks on messages', () => {
  it.each([2, 3, 4, 7])('go to all of %i workers before any gets a second', (n) => {
    for (const policy of ['dynamic', 'guided', 'stealing', 'cyclic', 'static'] as const) {
      const { tasks, endMs } = play(equal(n), n, { policy, latencyMs: 0.02 });
      expect(tasks.map(({ length }) => length)).toEqual(equal(n, 1));
      expect(endMs).toBeCloseTo(100.04, 9);
    }
    const first = play(equal(5 * n), n, { latencyMs: 0.02 }).tasks.map(([task]) => task);
    expect(first).toEqual(Array.from({ length: n }, (_, lane) => lane));
  });

  it('go to whoever has nothing left, also if they were sent ahead to a worker that is not done', () => {
    // Worker 0 comes to a long one, and is sent another long one ahead, while worker 1 does all the rest.
    const taskMs = [0.1, 50, 100, 0.1, 100, ...equal(10, 0.1)];
    const { endMs, tasks } = play(taskMs, 2, { latencyMs: 0.001 });
    expect(endMs).toBeLessThan(153);
    expect(tasks[1]).toContain(4);
    expect(tasks.flat().sort((a, b) => a - b)).toEqual(taskMs.map((_, task) => task));
  });

  it('end as early as every list schedule does, and each is counted once', () => {
    const random = makeRandom(14);
    const unit = (): number => random() / 2 ** 32;
    for (let trial = 0; trial < 400; trial++) {
      const n = 2 + Math.floor(unit() * 7);
      const count = 1 + Math.floor(unit() * 40);
      const spread = unit() * 8;
      // From all alike to a few that are thousands of times as long as the rest.
      const taskMs = Array.from({ length: count }, () => 0.1 * Math.exp(spread * unit() ** 3));
      for (const policy of ['dynamic', 'stealing'] as const) {
        const { endMs, tasks } = play(taskMs, n, { policy });
        expect(endMs).toBeLessThanOrEqual(listBound(taskMs, n) + 2 * longMs);
        expect(tasks.flat().sort((a, b) => a - b)).toEqual(taskMs.map((_, task) => task));
      }
      const { drained } = play(taskMs, n, { policy: 'guided', latencyMs: 0.01 });
      expect(drained.reduce((sum, { computeMs }) => sum + computeMs, 0)).toBeCloseTo(
        taskMs.reduce((sum, ms) => sum + ms, 0),
        6,
      );
    }
  });

  it('are sent ahead while there are many: short ones do not wait for the post', () => {
    const [count, ms, latencyMs] = [1_000, 0.01, 0.02];
    // Two under way: each takes a way there, its time and a way back, of two at once.
    const perTaskMs = (ms + 2 * latencyMs) / 2;
    for (const n of [1, 2]) {
      const { endMs } = play(equal(count, ms), n, { latencyMs });
      expect(endMs).toBeLessThan(1.02 * (count / n) * perTaskMs + 4 * latencyMs);
    }
  });
});
