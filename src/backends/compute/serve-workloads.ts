// A compute worker: loads a kernel and runs what it is told. Its entry names the workloads and is started by the pool.

import { expose, transfer } from 'comlink';
import { makeView, noSegments } from '../../contract/array.ts';
import { LaneRecorder } from '../../pipeline/lane-recorder.ts';
import { ChunkLine } from './chunk-line.ts';
import { combineHere } from '../arena/combine-level.ts';
import { arrayView, controlCells, ensureBytes } from '../arena/layout.ts';
import { writeReport } from '../arena/lane-report.ts';
import { finishLane } from '../arena/lane-state.ts';
import { holdForLife } from '../pool/life-lock.ts';
import { makeDeskWorker } from './desk-worker.ts';
import { describeThrown } from './thrown.ts';
import { loadEntries } from './load-kernel.ts';
import { countIn, nextPass } from '../arena/pass-signal.ts';
import { spinSettled } from './spin.ts';
import { startTogether } from './start-barrier.ts';
import { takePrivateMemory } from './private-memory.ts';
import { buffersOf } from './reply-buffers.ts';
import { MemoryShuffle } from '../arena/memory-shuffle.ts';
import { runPass } from './run-pass.ts';
import { orderOf, TaskRunner } from './run-task.ts';
import type { View } from '../../contract/array.ts';
import type { Workload } from '../../contract/workload.ts';
import type { Kernel, KernelEntries } from '../../contract/kernel.ts';
import type { Layout, PassLayout } from '../arena/layout.ts';
import type { MemoryPlace } from './run-pass.ts';
import type {
  ComputeWorker,
  KernelOrder,
  OpenMemory,
  OpenMessages,
  UnhandledRejection,
} from './control-protocol.ts';
import type { MemoryPass } from '../arena/pass-protocol.ts';
import type { ChunkOrder, ChunkReply } from './chunk-protocol.ts';

interface Opened {
  readonly entries: KernelEntries;
  readonly memory: WebAssembly.Memory | undefined;
  readonly layout: Layout | undefined;
  readonly now: () => number;
}

/** The worker's end of its own channel, also for whoever compiles this with the types of a page. */
const channel = globalThis as unknown as {
  postMessage(message: unknown, moved: readonly Transferable[]): void;
};

let served: readonly Workload[] = [];

function findWorkload(id: string): Workload | undefined {
  return served.find((workload) => workload.id === id);
}

/** What this worker did in the pass under way on memory, or in the last one. */
const recorder = new LaneRecorder();
let opened: Opened | undefined;
/** What runs the tasks that arrive as messages, once opened for that. */
let onMessages: { readonly runner: TaskRunner; readonly clones: boolean } | undefined;
/** Of a private memory; a shared one's is the driver's. */
let privateShuffle: MemoryShuffle | undefined;

function shuffleHere(): MemoryShuffle {
  const { memory, layout } = inMemory();
  return (privateShuffle ??= new MemoryShuffle(memory, layout));
}

async function load(
  order: KernelOrder,
  memory: WebAssembly.Memory | undefined,
  layout?: Layout,
): Promise<Opened> {
  const workload = findWorkload(order.workload);
  if (!workload) throw new Error(`There is no workload "${order.workload}".`);
  const entries = await loadEntries(workload, order.kernel, order.module, memory);
  const offsetMs = performance.timeOrigin - order.timeOriginMs;
  const made = { entries, memory, layout, now: () => performance.now() + offsetMs };
  opened = made;
  return made;
}

function entry(name: string): Kernel {
  const kernel = opened?.entries[name];
  if (!kernel) throw new Error(`The kernel has no entry "${name}".`);
  return kernel;
}

/** The stage's kernel, or what combines a level of a tree. */
function kernelOf(
  { stage, pass }: Pick<MemoryPass, 'stage' | 'pass'>,
  memory: WebAssembly.Memory,
): Kernel {
  const { level } = pass;
  return level ? (_, range) => combineHere(memory, level, range) : entry(stage.entry);
}

function inMemory(): MemoryPlace {
  if (!opened?.memory || !opened.layout) throw new Error('The worker holds no memory.');
  return { memory: opened.memory, layout: opened.layout, now: opened.now };
}

const worker: ComputeWorker = {
  ...makeDeskWorker(findWorkload),
  ready: holdForLife,
  settle: () => undefined,
  async openMemory(order: OpenMemory) {
    const memory = order.memory ?? takePrivateMemory();
    ensureBytes(memory, order.layout.end);
    await load(order, memory, order.layout);
    privateShuffle = undefined;
  },
  async openMessages(order: OpenMessages) {
    const memory = order.kernel === 'wasm' ? takePrivateMemory() : undefined;
    await load(order, memory);
    onMessages = { runner: new TaskRunner(order.specs, memory), clones: order.clones };
  },
  spin: (forMs) => spinSettled(forMs, () => performance.now()),
  drain(pass) {
    const place = inMemory();
    const enteredMs = place.now();
    if (pass.fresh) clearPass(place.memory, pass.pass);
    const outcome = runPass(pass, entry(pass.stage.entry), place, enteredMs, recorder);
    const spans = recorder.spans();
    return transfer(
      { ...outcome, spans, leftMs: place.now() },
      [spans.phase, spans.task, spans.merged, spans.startMs, spans.endMs].map(
        (column) => column.buffer,
      ),
    );
  },
  serve(lane, seen, together) {
    const place = inMemory();
    const { memory, layout, now } = place;
    if (together > 0) startTogether(memory, lane, together, now);
    else countIn(memory, 'ready');
    for (let last = seen; ;) {
      const { number, announcement, wokenMs: enteredMs } = nextPass(memory, last, now);
      last = number;
      const { pass, width } = announcement;
      if (!pass) return;
      if (lane >= width) continue;
      const mine = { ...pass, lane };
      const outcome = runPass(mine, kernelOf(pass, memory), place, enteredMs, recorder);
      writeReport(memory, layout, lane, { ...outcome, spans: recorder.rows() }, now);
      // Given up meanwhile: another has its place and does what it left.
      if (!finishLane(controlCells(memory), lane)) return;
      countIn(memory, 'done');
    }
  },
  clearSegments() {
    const { store } = shuffleHere();
    store.clear();
    return store.region;
  },
  shuffle(stage, tasks, pass) {
    const { memory } = inMemory();
    const shuffle = shuffleHere();
    shuffle.begin(stage);
    const owners = new Uint8Array(memory.buffer, pass.ownersOffset, tasks.count);
    shuffle.gather(pass, 1, owners);
    shuffle.end(stage);
    return shuffle.store.region;
  },
  readSegments(name) {
    const { bytes, offsets } = shuffleHere().store.get(name) ?? noSegments(0);
    const copy = { bytes: bytes.slice(), offsets: offsets.slice() };
    return transfer(copy, [copy.bytes.buffer, copy.offsets.buffer]);
  },
  readArray(name) {
    const { memory, layout } = inMemory();
    return copyOut(arrayView(layout, memory, name));
  },
  writeArray(name, data, at = 0) {
    const { memory, layout } = inMemory();
    arrayView(layout, memory, name).set(data, at);
  },
  clearArrays(names) {
    const { memory, layout } = inMemory();
    for (const name of names) arrayView(layout, memory, name).fill(0);
  },
  readSlots(offset, spec) {
    const { memory } = inMemory();
    return copyOut(makeView(spec.type, memory.buffer, offset, spec.length));
  },
};

/** Runs a chunk and sends what it wrote; returns what its tasks took, in ms. */
function runChunk(order: ChunkOrder): number {
  if (!opened || !onMessages) throw new Error('The worker was not opened on messages.');
  const { runner, clones } = onMessages;
  const reply = runner.run(order, entry, opened.now);
  try {
    channel.postMessage(reply, clones ? [] : buffersOf(reply));
  } catch (error) {
    channel.postMessage(runner.unsendable(order, error), []);
  }
  return (reply.timesMs.at(-1) ?? 0) - (reply.timesMs[0] ?? 0);
}

/** Messages arrive in order, those to this port as well. */
const turns = new MessageChannel();
const line = new ChunkLine({
  run: runChunk,
  drop: () => channel.postMessage({ timesMs: [] } satisfies ChunkReply, []),
  later(then) {
    turns.port1.onmessage = then;
    turns.port2.postMessage(0);
  },
});

function clearPass(memory: WebAssembly.Memory, pass: PassLayout): void {
  ensureBytes(memory, pass.end);
  controlCells(memory).fill(0);
  new Uint8Array(memory.buffer, pass.ownersOffset, pass.end - pass.ownersOffset).fill(0);
}

/** A private copy, moved to the caller without another. */
function copyOut(view: View): View {
  const copy = view.slice();
  return transfer(copy, [copy.buffer]);
}

/** Makes this worker one that computes `workloads`; called once, by the worker's entry. */
export function serveWorkloads(workloads: readonly Workload[]): void {
  served = workloads;
  // Parents are told of errors only (Chromium 156): a rejection would pass unseen.
  addEventListener('unhandledrejection', (event) => {
    const message: UnhandledRejection = { unhandledRejection: describeThrown(event.reason) };
    channel.postMessage(message, []);
  });
  // Before Comlink listens, which need not look at tasks.
  addEventListener('message', (event: MessageEvent<object | number>) => {
    const { data } = event;
    const takesBack = typeof data !== 'number' && 'takeBack' in data;
    if (typeof data !== 'number' && !takesBack && !('task' in data)) return;
    event.stopImmediatePropagation();
    if (takesBack) line.takeBack();
    else line.receive(orderOf(data as ChunkOrder | number));
  });
  expose(worker);
}
