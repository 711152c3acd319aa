// Workers on one shared memory: the schedule is a cell in it, results are written where they belong, and
// passes are announced and awaited in it. A run costs one message per worker, a pass and a task none.

import { combineInTree, type LevelPlace } from '../arena/combine-level.ts';
import { arrayView, cell, controlCells } from '../arena/layout.ts';
import { PassPart } from './pass-part.ts';
import { mergeDrained } from './merge-drained.ts';
import { MemoryShuffle } from '../arena/memory-shuffle.ts';
import { drainTogether } from './drain-together.ts';
import { announce } from '../arena/pass-signal.ts';
import { runAnnounced } from './run-announced.ts';
import { checkTorn, unfinishedTasks, zeroSlots } from './unfinished.ts';
import { copiesView, layPass, placeOrder, reduceCopies, resetSchedule } from './shared-pass.ts';
import { clearArrays } from '../arena/clear-arrays.ts';
import { Crew } from '../pool/crew.ts';
import { TaskPrices } from './task-price.ts';
import { combineStage, reduceSpecs } from '../../pipeline/aggregate.ts';
import { checkStage } from '../../pipeline/check-stage.ts';
import { shuffleOf } from '../../pipeline/outbox.ts';
import type { Arrays, Segments, View } from '../../contract/array.ts';
import type {
  CombinedPass,
  Drained,
  Job,
  Processor,
  SetUp,
  StageOrder,
  Team,
} from '../../contract/backend.ts';
import type { Schedule } from '../../contract/schedule.ts';
import type { Layout, PassLayout } from '../arena/layout.ts';
import type { AnnouncedRun } from './run-announced.ts';
import type { SharedTeamParts } from './shared-team-parts.ts';
import type { Message } from '../../words/message.ts';

export class SharedTeam implements Team {
  readonly clock = performance;
  readonly processors: readonly Processor[];
  readonly setUp: SetUp;
  readonly input: Arrays;
  readonly variant?: string;
  readonly #parts: SharedTeamParts;
  readonly #job: Job;
  readonly #memory: WebAssembly.Memory;
  readonly #layout: Layout;
  readonly #crew: Crew;
  readonly #shuffle: MemoryShuffle;
  readonly #prices: TaskPrices;
  #pass: PassLayout | undefined;
  #owners: Uint8Array | undefined;
  #part: PassPart | undefined;
  /** The level of a tree that is combined, above which its passes keep their bookkeeping. */
  #level: LevelPlace | undefined;
  /** What the stage reduced is where it belongs. */
  #isCombined = false;

  constructor(parts: SharedTeamParts) {
    this.#parts = parts;
    this.#job = parts.job;
    this.input = parts.job.input;
    this.#memory = parts.memory;
    this.#layout = parts.layout;
    this.#crew = new Crew(parts.workers, parts.memory, parts.pool, parts.enlist);
    this.#shuffle = new MemoryShuffle(parts.memory, parts.layout);
    this.#prices = new TaskPrices(parts, this.#crew, (order) => this.#layPass(order, false));
    this.setUp = parts.setUp;
    if (parts.variant !== undefined) this.variant = parts.variant;
    this.processors = drainTogether(parts.workers.length, (order, schedule, signal) =>
      this.#drainAll(order, schedule, signal),
    );
  }

  async begin(processors: number): Promise<void> {
    await clearArrays(this.#memory, this.#layout, this.#job.input);
    this.#shuffle.store.clear();
    Atomics.store(controlCells(this.#memory), cell.ready, 0);
    await this.#crew.begin(processors);
    await this.#prices.measure(processors);
  }

  async finish(): Promise<void> {
    Atomics.store(controlCells(this.#memory), cell.stop, 1);
    announce(this.#memory, { width: 0, pass: undefined });
    await this.#crew.finish(this.#parts.onTainted);
  }

  prepare(order: StageOrder, schedule: Schedule): Promise<void> {
    checkStage(order.stage, this.#job.arrays, this.#job.input);
    const pass = this.#layPass(order, order.order !== undefined);
    const { buffer } = this.#memory;
    // The second pass of a stage keeps the owners and slots that the serial pass filled.
    if (order.serial || !order.order) {
      const bookkeeping = (pass.orderOffset ?? pass.end) - pass.ownersOffset;
      new Uint8Array(buffer, pass.ownersOffset, bookkeeping).fill(0);
      this.#shuffle.begin(order.stage);
    }
    placeOrder(this.#memory, pass, order.order);
    resetSchedule(this.#memory, schedule);
    this.#pass = pass;
    this.#isCombined = false;
    this.#part = undefined;
    this.#owners = new Uint8Array(buffer, pass.ownersOffset, order.tasks.count);
    return Promise.resolve();
  }

  progress(): Uint8Array | undefined {
    return this.#owners;
  }

  /** Takes part, on this thread, in the pass that was prepared last; before its processors drain. */
  joinPass(order: StageOrder, { handle }: Schedule): PassPart {
    const cells = controlCells(this.#memory);
    const slotsOf = (name: string): View => this.#slots(order, name);
    this.#part = new PassPart(handle, cells, this.#owners ?? new Uint8Array(), slotsOf);
    return this.#part;
  }

  async combine(
    { stage, index, tasks }: StageOrder,
    processors: number,
    signal: AbortSignal,
  ): Promise<readonly CombinedPass[]> {
    // What a shuffle holds lies where a tree would be.
    if (!this.#pass || shuffleOf(stage) || tasks.count < 2) return [];
    const copies = Object.values(reduceCopies(stage, tasks.count, this.#pass, this.#layout));
    const owners = this.#owners;
    try {
      const made = await combineInTree(this.#memory, copies, this.#pass.end, index, {
        processors,
        prepare: (order, schedule, place) => {
          this.#level = place;
          return this.prepare(order, schedule);
        },
        drain: (order, schedule) => this.#drainAll(order, schedule, signal),
      });
      this.#isCombined = true;
      return made;
    } finally {
      this.#level = undefined;
      this.#owners = owners;
    }
  }

  aggregate(order: StageOrder): Promise<void> {
    if (!this.#pass) return Promise.resolve();
    if (!this.#isCombined) {
      const slotsOf = (name: string): View => this.#slots(order, name);
      combineStage(order.stage, order.tasks.count, slotsOf, (array) => this.#view(array));
    }
    // What it made takes the place of the pass.
    if (shuffleOf(order.stage)) this.#owners = this.#owners?.slice();
    this.#shuffle.end(order.stage);
    return Promise.resolve();
  }

  incidents(): readonly Message[] {
    return this.#crew.incidents;
  }

  read(array: string): Promise<View> {
    return Promise.resolve(this.#shuffle.store.get(array)?.bytes ?? this.#view(array));
  }

  segments(array: string): Promise<Segments> {
    return this.#shuffle.store.read(array);
  }

  write(array: string, data: View): Promise<void> {
    this.#view(array).set(data);
    return Promise.resolve();
  }

  close(): Promise<void> {
    return Promise.resolve();
  }

  /** Runs the pass; what lost workers left is done in passes of its own until nothing is. */
  async #drainAll(
    order: StageOrder,
    schedule: Schedule,
    signal: AbortSignal,
  ): Promise<readonly Drained[]> {
    const width = schedule.handle.processors;
    let { drained, losses } = await this.#runPass(order, schedule, signal);
    while (losses.length > 0) {
      const left = unfinishedTasks(order, this.#owners ?? new Uint8Array());
      if (left.length === 0) break;
      const pass = this.#layPass(order, true);
      zeroSlots(this.#memory, pass, reduceSpecs(order.stage, this.#layout.specs), left);
      placeOrder(this.#memory, pass, left);
      this.#pass = pass;
      const handle = { policy: 'dynamic', count: left.length, processors: width } as const;
      const again = { ...order, order: left };
      resetSchedule(this.#memory, { ...schedule, handle });
      const repair = await this.#runPass(again, { ...schedule, handle }, signal);
      drained = drained.map((one, lane) => mergeDrained(one, repair.drained[lane]));
      ({ losses } = repair);
    }
    return drained;
  }

  /** Runs a pass until all its processors are done or lost; the lost are replaced by then. */
  async #runPass(
    order: StageOrder,
    { handle }: Schedule,
    signal: AbortSignal,
  ): Promise<AnnouncedRun> {
    if (!this.#pass) throw new Error('A pass is drained before it was prepared.');
    const run = await runAnnounced(this.#parts, this.#crew, order, handle, this.#pass, signal);
    this.#part?.close();
    const owners = this.#owners ?? new Uint8Array();
    if (run.losses.length > 0) {
      await this.#crew.mend(run.losses, order.tasks);
      checkTorn(order.stage, run.losses, owners);
    }
    // Only now: until it has ended for certain a lost worker may finish its task.
    this.#shuffle.gather(this.#pass, handle.processors, owners);
    // Combining is no task of the program's.
    if (this.#pass.level) return run;
    const takeMs = this.#prices.ofPass(order, handle);
    return { ...run, drained: run.drained.map((one) => ({ ...one, takeMs })) };
  }

  #layPass(order: StageOrder, ordered: boolean): PassLayout {
    const place = { region: this.#shuffle.store.region, level: this.#level };
    const lanes = this.processors.length;
    return layPass(this.#memory, this.#layout, order, lanes, ordered, place);
  }

  #slots({ stage, tasks }: StageOrder, name: string): View {
    if (!this.#pass) throw new Error('No pass was prepared.');
    const all = reduceCopies(stage, tasks.count, this.#pass, this.#layout);
    return copiesView(this.#memory, all[name]);
  }

  #view(array: string): View {
    return arrayView(this.#layout, this.#memory, array);
  }
}
