// Whether there is a GPU: the browser is asked once, and again after it had none, since it may come back.

import { nextTurn } from '../contract/in-turns.ts';
import type { Backend, Support } from '../contract/backend.ts';
import type { Gpu } from './engine.ts';

/** A backend's support as the page shows it. */
function supportToGpu(support: Support): Gpu {
  if (!support.ok) return support;
  const { name: adapter = '', software = false } = support.adapter ?? {};
  return { ok: true, adapter, software };
}

export class GpuSupport {
  readonly #backend: Backend;
  #asked: Promise<Support> | undefined;
  /** The last answer, whoever asked. */
  #last: Gpu | undefined;

  constructor(backend: Backend) {
    this.#backend = backend;
  }

  async support(): Promise<Support> {
    const support = await (this.#asked ??= this.#backend.support());
    if (!support.ok) this.#asked = undefined;
    this.#last = supportToGpu(support);
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
    return supportToGpu(await this.support());
  }
}
