// Workers and a GPU on one dynamic schedule: processor 0 is the GPU, the others are the workers. The
// arrays lie in the workers' shared memory; the GPU's results are read back into it.

import { plainArrays } from '../../contract/array.ts';
import { GpuLane } from './gpu-lane.ts';
import { withoutGpu } from './without-gpu.ts';
import { checkHybridMoves } from '../webgpu/gpu-moves.ts';
import { partOwner } from '../shared/pass-part.ts';
import type { Segments, View } from '../../contract/array.ts';
import type { Drained, Job, Processor, SetUp, StageOrder, Team } from '../../contract/backend.ts';
import type { Schedule } from '../../contract/schedule.ts';
import type { Message } from '../../words/message.ts';
import type { GpuJob } from '../webgpu/gpu-job.ts';
import type { SharedTeam } from '../shared/shared-team.ts';

export class HybridTeam implements Team {
  readonly clock = performance;
  readonly processors: readonly Processor[];
  readonly setUp: SetUp;
  readonly variant?: string;
  readonly withoutGpu: Team;
  readonly #job: Job;
  readonly #workers: SharedTeam;
  readonly #gpu: GpuJob;
  readonly #lane: GpuLane;
  /** The GPU's part of the pass under way: it may outlast a pass that failed. */
  #gpuPart: Promise<Drained> | undefined;
  #passSinceMs = 0;
  #passWorkers = 0;

  constructor(job: Job, workers: SharedTeam, gpu: GpuJob, gpuSetUp: SetUp) {
    this.#job = job;
    this.#workers = workers;
    this.#gpu = gpu;
    this.#lane = new GpuLane(gpu, (array) => workers.read(array));
    this.withoutGpu = withoutGpu(workers, this.#lane);
    this.setUp = {
      startMs: workers.setUp.startMs + gpuSetUp.startMs,
      compileMs: workers.setUp.compileMs + gpuSetUp.compileMs,
      placeMs: workers.setUp.placeMs + gpuSetUp.placeMs,
    };
    if (workers.variant !== undefined) this.variant = workers.variant;
    this.processors = [
      { lane: 0, drain: (order, schedule, signal) => this.#drainGpu(order, schedule, signal) },
      ...workers.processors.map((processor) => toHybrid(processor)),
    ];
  }

  get notes(): readonly Message[] {
    return this.#gpu.notes;
  }

  async begin(processors: number): Promise<void> {
    const { arrays, input } = this.#job;
    this.#gpu.beginRun();
    await this.#gpu.settle(Object.keys(plainArrays(arrays)).filter((name) => !(name in input)));
    await this.#workers.begin(processors - 1);
  }

  async finish(): Promise<void> {
    await Promise.allSettled([this.#gpuPart]);
    // Both, whatever the other says.
    const [onGpu, onWorkers] = await Promise.allSettled([
      this.#gpu.endRun(),
      this.#workers.finish(),
    ]);
    for (const ended of [onGpu, onWorkers]) if (ended.status === 'rejected') throw ended.reason;
  }

  async prepare(order: StageOrder, schedule: Schedule): Promise<void> {
    checkHybridMoves(order.stage);
    this.#gpu.check();
    await this.#workers.prepare(order, schedule);
    this.#passWorkers = schedule.handle.processors - 1;
    this.#passSinceMs = performance.now();
  }

  progress(): Uint8Array | undefined {
    return this.#workers
      .progress()
      ?.map((owner) => (owner === partOwner ? 1 : owner === 0 ? 0 : owner + 1));
  }

  async aggregate(order: StageOrder): Promise<void> {
    const ms = performance.now() - this.#passSinceMs;
    const joined = (await this.#gpuPart)?.spans.count;
    this.#lane.notePass(order, this.#passWorkers, joined ? 'together' : 'alone', ms);
    await this.#workers.aggregate(order);
  }

  read(array: string): Promise<View> {
    return this.#workers.read(array);
  }

  segments(array: string): Promise<Segments> {
    return this.#workers.segments(array);
  }

  write(array: string, data: View): Promise<void> {
    return this.#workers.write(array, data);
  }

  incidents(): readonly Message[] {
    return this.#workers.incidents();
  }

  async close(): Promise<void> {
    this.#gpu.close();
    await this.#workers.close();
  }

  #drainGpu(order: StageOrder, schedule: Schedule, signal: AbortSignal): Promise<Drained> {
    const part = this.#workers.joinPass(order, schedule);
    const { processors } = schedule.handle;
    const drained = this.#lane
      .drain(order, part, processors - 1, signal)
      .catch((error: unknown) => {
        part.stop();
        throw error;
      });
    this.#gpuPart = drained;
    return drained;
  }
}

/** A worker as a processor of the hybrid team, where it comes after the GPU. */
function toHybrid(worker: Processor): Processor {
  return {
    lane: worker.lane + 1,
    async drain(order, schedule, signal) {
      const { handle } = schedule;
      const workers = { ...schedule, handle: { ...handle, processors: handle.processors - 1 } };
      const drained = await worker.drain(order, workers, signal);
      return { ...drained, lane: drained.lane + 1 };
    },
  };
}
