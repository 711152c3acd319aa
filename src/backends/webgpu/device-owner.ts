// The one owner of the GPU device: gets it on first need, knows what became of it, never holds two. A
// browser closes WebGPU to a page that lost the GPU twice, so neither does the owner ask in a loop.

import { Failure } from '../../contract/failure.ts';
import { requestDevice } from './request-device.ts';
import type { OpenDevice } from './open-device.ts';

/** Two losses within this time pause the use of the GPU until it has passed (Chromium's own rule). */
const pauseMs = 120_000;

/** The device's life. A lost one is replaced once; after a second loss the GPU is left alone for a while. */
export type DeviceState =
  | { readonly kind: 'absent' }
  | { readonly kind: 'acquiring'; readonly device: Promise<OpenDevice> }
  | { readonly kind: 'ready'; readonly device: OpenDevice }
  | { readonly kind: 'lost'; readonly reason: string }
  /** `untilMs` of `performance.now()`. */
  | { readonly kind: 'paused'; readonly untilMs: number };

export class DeviceOwner {
  #state: DeviceState = { kind: 'absent' };
  #lossesMs: readonly number[] = [];

  get state(): DeviceState {
    const state = this.#state;
    if (state.kind === 'paused' && performance.now() >= state.untilMs) {
      this.#state = { kind: 'absent' };
    }
    return this.#state;
  }

  /** The device, got anew where it is absent or lost. Rejects with a `Failure` that says why there is none. */
  async acquire(): Promise<OpenDevice> {
    const { state } = this;
    switch (state.kind) {
      case 'ready':
      case 'acquiring':
        return state.device;
      case 'paused': {
        const seconds = Math.ceil((state.untilMs - performance.now()) / 1000);
        throw new Failure({ key: 'backend.gpu-paused', values: { seconds } });
      }
      case 'absent':
      case 'lost': {
        const device = this.#request();
        this.#state = { kind: 'acquiring', device };
        return device;
      }
    }
  }

  async #request(): Promise<OpenDevice> {
    let device: OpenDevice;
    try {
      device = await requestDevice();
    } catch (error) {
      this.#state = { kind: 'absent' };
      throw error;
    }
    const lost = device.gpu.lost.then(({ message, reason }) => {
      this.#lose(message || reason);
    });
    // A browser may hand out a device that is lost already: it has the same one replacement.
    if ((await device.alive()) || device.lost === undefined) {
      this.#state = { kind: 'ready', device };
      return device;
    }
    await lost;
    return this.acquire();
  }

  #lose(reason: string): void {
    const nowMs = performance.now();
    this.#lossesMs = [...this.#lossesMs.filter((ms) => ms > nowMs - pauseMs), nowMs];
    this.#state =
      this.#lossesMs.length > 1
        ? { kind: 'paused', untilMs: nowMs + pauseMs }
        : { kind: 'lost', reason };
  }
}
