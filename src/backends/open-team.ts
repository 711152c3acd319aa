// Opens teams on a pool's workers: kernel compiled, worker code loaded, inputs placed, each step timed.

import { copyInTurns } from '../contract/in-turns.ts';
import { transfer } from 'comlink';
import { plainArrays } from '../contract/array.ts';
import { Failure } from '../contract/failure.ts';
import { compileKernel } from './compute/load-kernel.ts';
import { arrayView, ensureBytes, makeLayout } from './arena/layout.ts';
import { MessageTeam } from './messages/message-team.ts';
import { PrivateTeam } from './shared/private-team.ts';
import { SharedTeam } from './shared/shared-team.ts';
import type { View } from '../contract/array.ts';
import type { Job, SetUp } from '../contract/backend.ts';
import type { Workload } from '../contract/workload.ts';
import type { Pool } from './pool/pool.ts';
import type { PoolWorker } from './pool/pool-worker.ts';
import type { KernelOrder } from './compute/control-protocol.ts';
import type { SharedMemory } from './arena/shared-memory.ts';

/** Bytes that are copied into a message at once. */
const pieceBytes = 2 ** 23;

interface Prepared {
  readonly workers: readonly PoolWorker[];
  readonly kernel: KernelOrder;
  readonly variant: string | undefined;
  readonly startMs: number;
  readonly compileMs: number;
}

/** Workers ready and the kernel compiled, with what that took. */
async function prepare(workload: Workload, job: Job, pool: Pool, width: number): Promise<Prepared> {
  const { kernel } = job;
  if (kernel === 'wgsl') throw new Error('Workers run JavaScript and WASM kernels only.');
  const beforeMs = performance.now();
  const workers = await pool.acquire(width);
  const startedMs = performance.now();
  const compiled = kernel === 'wasm' ? await compileKernel(workload) : undefined;
  const order: KernelOrder = {
    workload: job.workload,
    kernel,
    module: compiled?.module,
    timeOriginMs: performance.timeOrigin,
  };
  return {
    workers,
    kernel: order,
    variant: compiled?.variant,
    startMs: startedMs - beforeMs,
    compileMs: performance.now() - startedMs,
  };
}

function setUpOf(prepared: Prepared, sinceMs: number): SetUp {
  const { startMs, compileMs } = prepared;
  return { startMs, compileMs, placeMs: performance.now() - sinceMs };
}

/** A team on the page's shared memory. */
export async function openShared(
  workload: Workload,
  job: Job,
  pool: Pool,
  width: number,
  shared: SharedMemory,
  onTainted: () => void,
): Promise<SharedTeam> {
  const prepared = await prepare(workload, job, pool, width);
  const sinceMs = performance.now();
  const layout = makeLayout(job.arrays, width);
  const memory = shared.take(layout.end);
  try {
    ensureBytes(memory, layout.end);
  } catch {
    throw new Failure({ key: 'backend.memory', values: { neededBytes: layout.end } });
  }
  const enlist = (worker: PoolWorker): Promise<void> =>
    worker.call((remote) => remote.openMemory({ ...prepared.kernel, memory, layout }));
  const enlisted = await Promise.all(prepared.workers.map((_, lane) => pool.enlist(lane, enlist)));
  const workers = enlisted.map(({ worker }) => worker);
  const { variant } = prepared;
  const input: Record<string, View> = {};
  for (const [name, data] of Object.entries(job.input)) {
    input[name] = arrayView(layout, memory, name);
    // It may lie there already, from another team of the same job.
    if (data.buffer !== memory.buffer) await copyInTurns(input[name], data);
  }
  const setUp = setUpOf(prepared, sinceMs);
  const placed = { ...job, input };
  const where = { job: placed, memory, layout, pool, workers };
  return new SharedTeam({ ...where, enlist, setUp, variant, onTainted });
}

/** A team whose data travels with every task. */
export async function openMessages(
  workload: Workload,
  job: Job,
  pool: Pool,
  width: number,
): Promise<MessageTeam> {
  const prepared = await prepare(workload, job, pool, width);
  const sinceMs = performance.now();
  const clones = job.transport === 'clone';
  const enlist = (worker: PoolWorker): Promise<void> =>
    worker.call((remote) =>
      remote.openMessages({ ...prepared.kernel, clones, specs: plainArrays(job.arrays) }),
    );
  const enlisted = await Promise.all(prepared.workers.map((_, lane) => pool.enlist(lane, enlist)));
  const workers = enlisted.map(({ worker }) => worker);
  const setUp = setUpOf(prepared, sinceMs);
  return new MessageTeam(job, pool, workers, enlist, setUp, prepared.variant);
}

/** One worker on a memory of its own. */
export async function openPrivate(workload: Workload, job: Job, pool: Pool): Promise<PrivateTeam> {
  const prepared = await prepare(workload, job, pool, 1);
  const sinceMs = performance.now();
  const layout = makeLayout(job.arrays, 0);
  const [worker] = prepared.workers;
  if (!worker) throw new Error('The pool gave no worker.');
  await worker.call((remote) =>
    remote.openMemory({ ...prepared.kernel, memory: undefined, layout }),
  );
  for (const [name, data] of Object.entries(job.input)) {
    // Piece by piece: whoever copies hears its messages in between.
    const length = pieceBytes / data.BYTES_PER_ELEMENT;
    for (let at = 0; at < data.length; at += length) {
      const piece = data.slice(at, at + length);
      await worker.call((remote) => remote.writeArray(name, transfer(piece, [piece.buffer]), at));
    }
  }
  return new PrivateTeam(job, layout, pool, worker, setUpOf(prepared, sinceMs), prepared.variant);
}
