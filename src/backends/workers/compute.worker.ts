// A compute worker: loads a kernel and runs what it is told. Started by the pool, never imported.

import { expose, transfer } from 'comlink';
import { findWorkload } from '../../workloads/index.ts';
import { makeView } from '../../contract/array.ts';
import { arrayView, ensureBytes, maxPages } from './layout.ts';
import { writeReport } from './lane-report.ts';
import { finishLane } from './lane-state.ts';
import { holdForLife } from './life-lock.ts';
import { describeThrown } from './thrown.ts';
import { loadEntries } from './load-kernel.ts';
import { countIn, nextPass } from './pass-signal.ts';
import { controlCells, runPass } from './run-pass.ts';
import { TaskRunner } from './run-task.ts';
import type { View } from '../../contract/array.ts';
import type { Kernel, KernelEntries } from '../../contract/kernel.ts';
import type { Layout, PassLayout } from './layout.ts';
import type {
  ChunkOrder,
  ChunkReply,
  ComputeWorker,
  KernelOrder,
  OpenMemory,
  OpenMessages,
  UnhandledRejection,
} from './protocol.ts';

interface Opened {
  readonly entries: KernelEntries;
  readonly memory: WebAssembly.Memory | undefined;
  readonly layout: Layout | undefined;
  readonly now: () => number;
}

let opened: Opened | undefined;
let port: MessagePort | undefined;

/** A private memory; `shared` because the kernels are built for one, though nobody else sees it. */
function makePrivateMemory(): WebAssembly.Memory {
  return new WebAssembly.Memory({ initial: 32, maximum: maxPages, shared: true });
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

function inMemory(): { memory: WebAssembly.Memory; layout: Layout; now: () => number } {
  if (!opened?.memory || !opened.layout) throw new Error('The worker holds no memory.');
  return { memory: opened.memory, layout: opened.layout, now: opened.now };
}

/** Buffers of everything that a reply carries. */
function buffersOf({ outputs = [] }: ChunkReply): ArrayBuffer[] {
  return outputs.flatMap((output) =>
    Object.values(output).map((view) => view.buffer as ArrayBuffer),
  );
}

const worker: ComputeWorker = {
  ready: holdForLife,
  settle: () => undefined,
  async openMemory(order: OpenMemory) {
    const memory = order.memory ?? makePrivateMemory();
    ensureBytes(memory, order.layout.end);
    await load(order, memory, order.layout);
    for (const [name, data] of Object.entries(order.input ?? {})) {
      arrayView(order.layout, memory, name).set(data);
    }
  },
  async openMessages(order: OpenMessages) {
    const memory = order.kernel === 'wasm' ? makePrivateMemory() : undefined;
    const { now } = await load(order, memory);
    const runner = new TaskRunner(order.specs, memory);
    port?.close();
    port = order.port;
    port.onmessage = ({ data }: MessageEvent<ChunkOrder>) => {
      const reply = runner.run(data, entry, now);
      order.port.postMessage(reply, order.clones ? [] : buffersOf(reply));
    };
  },
  drain(pass) {
    const { memory, layout, now } = inMemory();
    if (pass.fresh) clearPass(memory, pass.pass);
    const drained = runPass(pass, entry(pass.stage.entry), layout, memory, now);
    const { spans } = drained;
    return transfer(
      drained,
      [spans.phase, spans.task, spans.merged, spans.startMs, spans.endMs].map(
        (column) => column.buffer,
      ),
    );
  },
  serve(lane, seen) {
    const { memory, layout, now } = inMemory();
    countIn(memory, 'ready');
    for (let last = seen; ;) {
      const { number, announcement } = nextPass(memory, last);
      last = number;
      const { pass, width } = announcement;
      if (!pass) return;
      if (lane >= width) continue;
      const mine = { ...pass, lane };
      const drained = runPass(mine, entry(pass.stage.entry), layout, memory, now);
      writeReport(memory, layout, lane, drained);
      // Given up meanwhile: another has its place and does what it left.
      if (!finishLane(controlCells(memory), lane)) return;
      countIn(memory, 'done');
    }
  },
  readArray(name) {
    const { memory, layout } = inMemory();
    return copyOut(arrayView(layout, memory, name));
  },
  writeArray(name, data) {
    const { memory, layout } = inMemory();
    arrayView(layout, memory, name).set(data);
  },
  readSlots(offset, spec) {
    const { memory } = inMemory();
    return copyOut(makeView(spec.type, memory.buffer, offset, spec.length));
  },
};

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

// Parents are told of errors only (Chromium 156): a rejection would pass unseen.
addEventListener('unhandledrejection', (event) => {
  const message: UnhandledRejection = { unhandledRejection: describeThrown(event.reason) };
  postMessage(message);
});
expose(worker);
