// A device from its creation to its loss. A lost one answers at once instead of working (Chromium 156),
// so nothing it promises counts until it is known to be alive: every wait goes through here.

import { errorText } from '../../contract/error-text.ts';
import { Failure } from '../../contract/failure.ts';
import type { Adapter } from '../../contract/backend.ts';
import type { Message } from '../../words/message.ts';

/** What a run may do wrong on a device; a scope hears of one kind. */
const errorKinds = ['validation', 'out-of-memory', 'internal'] as const;

export class OpenDevice {
  readonly gpu: GPUDevice;
  readonly adapter: Adapter;
  /** What the person should know of this device, such as limits lower than the adapter's. */
  readonly notes: readonly Message[];
  #lost: string | undefined;
  /** An error that nobody asked for, until it is told. */
  #error: string | undefined;
  #watching = false;
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
    gpu.addEventListener('uncapturederror', (event) => {
      const { error } = event as Partial<GPUUncapturedErrorEvent>;
      this.#error ??= errorText(error?.message ?? 'it did not say which');
    });
  }

  /** Why the device was lost; undefined while it is not known to be. */
  get lost(): string | undefined {
    return this.#lost;
  }

  /** Throws a `Failure` where the device was lost or told of an error: what it did since then does not count. */
  check(): void {
    if (this.#lost !== undefined) throw this.#failure();
    const reason = this.#error;
    this.#error = undefined;
    if (reason !== undefined) throw new Failure({ key: 'backend.gpu-error', values: { reason } });
  }

  /** From here on every error is heard of, whoever makes it; what was before is another's. */
  watchErrors(): void {
    if (this.#watching) return;
    this.#watching = true;
    for (const kind of errorKinds) this.gpu.pushErrorScope(kind);
  }

  /** Ends what `watchErrors` began; `check`, with all errors in between. */
  async checkErrors(): Promise<void> {
    if (!this.#watching) return;
    this.#watching = false;
    const scopes = errorKinds.map(() => this.until(this.gpu.popErrorScope()));
    for (const error of await Promise.all(scopes)) {
      if (error) this.#error ??= errorText(error.message);
    }
    this.check();
  }

  /** Forgets an error of a job before. */
  forgetErrors(): void {
    this.#error = undefined;
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
