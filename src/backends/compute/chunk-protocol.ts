// What crosses between the engine and a compute worker on messages, on the worker's own channel, which costs a fifth
// less than a port: chunks of tasks with their data, and what they wrote.

import type { View } from '../../contract/array.ts';
import type { Tasks } from '../../contract/range.ts';
import type { Stage } from '../../contract/stage.ts';
import type { TaskFault } from '../arena/pass-protocol.ts';

/**
 * A piece of an array on its way: elements from item `first` on, and where its items begin when that is
 * no multiple. Without elements it says where the task is to write.
 */
export interface Piece {
  readonly view?: View;
  readonly first: number;
  readonly offsets?: Uint32Array;
}

/** What one task emitted: part and number of bytes in turn, and the bytes one after the other. */
export interface EmittedBytes {
  readonly parts: Uint32Array;
  readonly bytes: Uint8Array;
}

/** Tasks that travel together, ascending; one alone as a plain list, which costs less to make. */
export type ChunkTasks = Uint32Array | readonly number[];

/**
 * One message: tasks that were handed out at once, with the data that this worker does not have yet.
 * Small on purpose: what is in it is copied by the browser for every chunk.
 */
export interface ChunkOrder {
  /** The first task; the others follow it, unless `ids` names them all. */
  readonly task: number;
  readonly count: number;
  readonly ids?: ChunkTasks;
  /** Pieces of scattered arrays, and offsets of gathered ones, by the kernel's name, for each task. */
  readonly pieces?: readonly Readonly<Record<string, Piece>>[];
  /** Only with the first chunk of a pass: what its tasks are. */
  readonly pass?: { readonly stage: Stage; readonly tasks: Tasks };
  /** Whole arrays by the job's name, kept by the worker until the next run. */
  readonly broadcast?: Readonly<Record<string, View>>;
  /** The arrays that the stage updates, by the job's name, as they were when this was sent. */
  readonly current?: Readonly<Record<string, View>>;
}

/** Takes the chunk back that was sent last, unless it was begun: another worker has it. */
export interface TakeBack {
  readonly takeBack: true;
}

/**
 * How an order travels: one task without anything beside it as its number alone, which the browser copies in less
 * time than an object.
 */
export type ChunkMessage = ChunkOrder | number | TakeBack;

/** What a chunk's tasks wrote and when, in their order; it ends with the task that failed. Of one taken back, nothing. */
export interface ChunkReply {
  /** Start and end of each task in turn, in ms of the team's clock. */
  readonly timesMs: readonly number[];
  /** By the kernel's name, for each task; missing where the stage writes nothing. */
  readonly outputs?: readonly Readonly<Record<string, View>>[];
  /** For each task, where the stage has a shuffle. */
  readonly emitted?: readonly EmittedBytes[];
  /** What the chunk added to the arrays that it updates, by the job's name. */
  readonly changes?: Readonly<Record<string, View>>;
  readonly fault?: TaskFault;
}

/** A message while it is put together. */
export type Draft<Message> = { -readonly [Part in keyof Message]: Message[Part] };
