// What one run left behind: its wall time, exact totals and spans, all on one time axis.

import { driverLane, phaseNumber } from '../contract/span.ts';
import { splitHandingOut } from './handing-out.ts';
import { SpanColumns } from './span-columns.ts';
import type { Activities } from '../contract/activities.ts';
import type { CombinedPass, Drained } from '../contract/backend.ts';
import type { Phase, SpanTable } from '../contract/span.ts';
import type { Stage } from '../contract/stage.ts';
import type { Message } from '../words/message.ts';

/** A stage that has ended. */
export interface StageEnd {
  readonly stage: Stage;
  readonly endMs: number;
}

export interface RunTrace {
  /** On the team's clock. */
  readonly startMs: number;
  /** From the first step's start to the last one's end. */
  readonly wallMs: number;
  readonly totals: Activities;
  readonly spans: SpanTable;
  /** When each stage had ended, in ms from the run's start. */
  readonly stageEnds: readonly StageEnd[];
  /** Tasks of all passes that each processor did, by lane. */
  readonly tasks: readonly number[];
  /** What went wrong and was mended: the time does not count. */
  readonly incidents: readonly Message[];
}

const assign = phaseNumber('assign');
const compute = phaseNumber('compute');
const aggregate = phaseNumber('aggregate');
const noTask = (): number => -1;

/** Collects what happens in one run; `originMs` is the start of the timed region on the team's clock. */
export class TraceBuilder {
  readonly #originMs: number;
  readonly #columns = new SpanColumns();
  readonly #stageEnds: StageEnd[] = [];
  readonly #tasks: number[] = [];
  /** What is added when the run is over: taking stock of a pass would hold up the next. */
  readonly #later: (() => void)[] = [];
  readonly #totals = {
    decomposeMs: 0,
    assignMs: 0,
    executeMs: 0,
    aggregateMs: 0,
    combineMs: 0,
    treeMs: 0,
    computeMs: 0,
    serialComputeMs: 0,
    largestComputeMs: 0,
    transferMs: 0,
    runtimeMs: 0,
    dispatchMs: 0,
    waitMs: 0,
    unaccountedMs: 0,
    bytesMoved: 0,
    longestTaskMs: 0,
  };

  constructor(originMs: number) {
    this.#originMs = originMs;
  }

  /** A step on the driver. */
  driver(
    step: 'decompose' | 'assign' | 'aggregate',
    stage: number,
    startMs: number,
    endMs: number,
  ): void {
    this.#totals[`${step}Ms`] += endMs - startMs;
    this.#row(driverLane, step, stage, 0, -1, 1, startMs, endMs);
  }

  /** The pass of a stage: what every processor did, and its waiting before it entered and after it left. */
  pass(
    stage: number,
    serial: boolean,
    drained: readonly Drained[],
    startMs: number,
    endMs: number,
  ): void {
    this.#later.push(() => this.#addPass(stage, serial, drained, startMs, endMs));
  }

  #addPass(
    stage: number,
    serial: boolean,
    given: readonly Drained[],
    startMs: number,
    endMs: number,
  ): void {
    const drained = given.map(splitHandingOut);
    this.#totals.executeMs += endMs - startMs;
    if (!serial) {
      this.#totals.largestComputeMs += Math.max(0, ...drained.map(({ computeMs }) => computeMs));
    }
    for (const lane of drained) {
      this.#totals[serial ? 'serialComputeMs' : 'computeMs'] += lane.computeMs;
      this.#totals.transferMs += lane.transferMs;
      this.#totals.dispatchMs += lane.dispatchMs;
      this.#totals.bytesMoved += lane.bytesMoved;
      this.#totals.longestTaskMs = Math.max(this.#totals.longestTaskMs, lane.longestTaskMs);
      this.#lane(stage, serial, lane, startMs, endMs);
    }
  }

  /** A pass in which processors combined what a stage's tasks reduced. */
  combined(stage: number, pass: CombinedPass): void {
    this.#later.push(() => this.#addCombined(stage, pass));
  }

  #addCombined(stage: number, { drained, startMs, endMs }: CombinedPass): void {
    this.#totals.treeMs += endMs - startMs;
    this.#totals.largestComputeMs += Math.max(0, ...drained.map(({ computeMs }) => computeMs));
    for (const lane of drained) {
      this.#totals.computeMs += lane.computeMs;
      const { spans } = lane;
      const phase = spans.phase.map((one) => (one === compute ? aggregate : one));
      this.#lane(
        stage,
        false,
        { ...lane, spans: { ...spans, phase, task: spans.task.map(noTask) } },
        startMs,
        endMs,
      );
    }
  }

  /** Of the last aggregate step of the driver, what combining took. */
  combinedByDriver(ms: number): void {
    this.#totals.combineMs += ms;
  }

  /** A processor that had nothing to do while another did the serial share. */
  idle(stage: number, lane: number, startMs: number, endMs: number): void {
    this.#later.push(() => this.#wait(lane, stage, 1, startMs, endMs));
  }

  stageEnded(stage: Stage, endMs: number): void {
    this.#stageEnds.push({ stage, endMs: endMs - this.#originMs });
  }

  finish(endMs: number, incidents: readonly Message[]): RunTrace {
    const wallMs = endMs - this.#originMs;
    for (const add of this.#later) add();
    return {
      startMs: this.#originMs,
      wallMs,
      totals: { ...this.#totals },
      spans: this.#columns.table(),
      stageEnds: this.#stageEnds,
      tasks: Array.from(this.#tasks, (tasks) => tasks ?? 0),
      incidents,
    };
  }

  #lane(stage: number, serial: boolean, lane: Drained, startMs: number, endMs: number): void {
    const { spans } = lane;
    const isSerial = serial ? 1 : 0;
    let tasks = 0;
    // Clocks of different threads agree to a few microseconds only: a span is cut to its pass.
    const enteredMs = Math.min(Math.max(startMs, lane.enteredMs), endMs);
    if (enteredMs > startMs) this.#wait(lane.lane, stage, isSerial, startMs, enteredMs);
    let previous = enteredMs;
    for (let i = 0; i < spans.count; i++) {
      const start = Math.min(endMs, Math.max(previous, spans.startMs[i] ?? 0));
      const end = Math.min(endMs, Math.max(start, spans.endMs[i] ?? 0));
      this.#totals.unaccountedMs += start - previous;
      this.#push(
        lane.lane,
        spans.phase[i] ?? 0,
        stage,
        isSerial,
        spans.task[i] ?? -1,
        spans.merged[i] ?? 1,
        start,
        end,
      );
      previous = end;
      if (spans.phase[i] === assign) this.#totals.runtimeMs += end - start;
      if (spans.phase[i] === compute) tasks += spans.merged[i] ?? 1;
    }
    this.#tasks[lane.lane] = (this.#tasks[lane.lane] ?? 0) + tasks;
    const leftMs = Math.min(endMs, Math.max(previous, lane.leftMs));
    if (lane.leftMs === Number.POSITIVE_INFINITY) this.#totals.unaccountedMs += leftMs - previous;
    else if (leftMs > previous) {
      // Nothing was left to take: the processor reports what it did.
      this.#totals.runtimeMs += leftMs - previous;
      this.#push(lane.lane, assign, stage, isSerial, -1, 1, previous, leftMs);
    }
    if (endMs > leftMs) this.#wait(lane.lane, stage, isSerial, leftMs, endMs);
  }

  #wait(lane: number, stage: number, serial: number, startMs: number, endMs: number): void {
    this.#totals.waitMs += endMs - startMs;
    this.#row(lane, 'wait', stage, serial, -1, 1, startMs, endMs);
  }

  #row(
    lane: number,
    phase: Phase,
    stage: number,
    serial: number,
    task: number,
    merged: number,
    startMs: number,
    endMs: number,
  ): void {
    this.#push(lane, phaseNumber(phase), stage, serial, task, merged, startMs, endMs);
  }

  #push(
    lane: number,
    phase: number,
    stage: number,
    serial: number,
    task: number,
    merged: number,
    startMs: number,
    endMs: number,
  ): void {
    this.#columns.push(
      lane,
      phase,
      stage,
      serial,
      task,
      merged,
      startMs - this.#originMs,
      endMs - this.#originMs,
    );
  }
}
