// Whether there is a GPU: the browser is asked once, and again after it had none, since it may come back.

import { nextTurn } from '../contract/in-turns.ts';
import type { Backend, Support } from '../contract/backend.ts';
import type { Gpu } from './engine.ts';

export class GpuSupport {
  readonly #backend: Backend;
  #asked: Promise<Support> | undefined;

  constructor(backend: Backend) {
    this.#backend = backend;
  }

  async support(): Promise<Support> {
    const support = await (this.#asked ??= this.#backend.support());
    if (!support.ok) this.#asked = undefined;
    return support;
  }

  /** Begins to ask; what is known already is there by the next turn, else that it is asked for. */
  byNow(): Promise<Gpu> {
    const asked = { ok: false, reason: { key: 'backend.gpu-asked', values: {} } } as const;
    return Promise.race([this.gpu(), nextTurn().then(() => asked)]);
  }

  /** As the page shows it. */
  async gpu(): Promise<Gpu> {
    const support = await this.support();
    if (!support.ok) return support;
    const { name: adapter = '', software = false } = support.adapter ?? {};
    return { ok: true, adapter, software };
  }
}
