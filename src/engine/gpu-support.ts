// Whether there is a GPU: the browser is asked once, and again after it had none, since it may come back.

import { nextTurn } from '../contract/in-turns.ts';
import type { Backend, Support } from '../contract/backend.ts';
import type { Gpu } from './engine.ts';

export class GpuSupport {
  readonly #backend: Backend;
  #asked: Promise<Support> | undefined;
  #last: Gpu | undefined;

  constructor(backend: Backend) {
    this.#backend = backend;
  }

  async support(): Promise<Support> {
    const support = await (this.#asked ??= this.#backend.support());
    if (!support.ok) this.#asked = undefined;
    return support;
  }

  /** What was answered last; before any answer it begins to ask, and says that it does. */
  async byNow(): Promise<Gpu> {
    if (this.#last) return this.#last;
    const asked = { ok: false, reason: { key: 'backend.gpu-asked', values: {} } } as const;
    return Promise.race([this.gpu(), nextTurn().then(() => asked)]);
  }

  /** As the page shows it. */
  async gpu(): Promise<Gpu> {
    const support = await this.support();
    const { name: adapter = '', software = false } = support.ok ? (support.adapter ?? {}) : {};
    this.#last = support.ok ? { ok: true, adapter, software } : support;
    return this.#last;
  }
}
