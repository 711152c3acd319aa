// A device from its creation to its loss. A lost one answers at once instead of working (Chromium 156),
// so nothing it promises counts until it is known to be alive: every wait goes through here.

import { Failure } from '../../contract/failure.ts';
import type { Adapter } from '../../contract/backend.ts';
import type { Message } from '../../words/message.ts';

export class OpenDevice {
  readonly gpu: GPUDevice;
  readonly adapter: Adapter;
  /** What the person should know of this device, such as limits lower than the adapter's. */
  readonly notes: readonly Message[];
  #lost: string | undefined;
  readonly #waiting = new Set<(failure: Failure) => void>();

  constructor(gpu: GPUDevice, adapter: Adapter, notes: readonly Message[]) {
    this.gpu = gpu;
    this.adapter = adapter;
    this.notes = notes;
    void gpu.lost.then(({ message, reason }) => {
      this.#lost = message || reason;
      for (const reject of this.#waiting) reject(this.#failure());
      this.#waiting.clear();
    });
  }

  /** Why the device was lost; undefined while it is not known to be. */
  get lost(): string | undefined {
    return this.#lost;
  }

  /** Throws a `Failure` where the device was lost: what it did since then does not count. */
  check(): void {
    if (this.#lost !== undefined) throw this.#failure();
  }

  /**
   * `check` after something was refused. The loss is told by a message of its own, which has arrived
   * once a later answer has.
   */
  async checkNow(): Promise<void> {
    await this.gpu.queue.onSubmittedWorkDone().catch(() => undefined);
    this.check();
  }

  /** What `work` gives, or a rejection with a `Failure` as soon as the device is lost. */
  until<T>(work: Promise<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      this.#waiting.add(reject);
      void work.then(resolve, reject).finally(() => this.#waiting.delete(reject));
      if (this.#lost !== undefined) reject(this.#failure());
    });
  }

  /**
   * Asks the device for a sign of life; resolves with whether it gave one. A mapping is the one thing
   * that a lost device refuses.
   */
  async alive(): Promise<boolean> {
    const usage = GPUBufferUsage.MAP_READ | GPUBufferUsage.COPY_DST;
    const buffer = this.gpu.createBuffer({ label: 'sign of life', size: 4, usage });
    try {
      await this.until(buffer.mapAsync(GPUMapMode.READ));
      return true;
    } catch {
      await this.checkNow().catch(() => undefined);
      return false;
    } finally {
      buffer.destroy();
    }
  }

  #failure(): Failure {
    return new Failure({ key: 'backend.device-lost', values: { reason: this.#lost ?? 'unknown' } });
  }
}
