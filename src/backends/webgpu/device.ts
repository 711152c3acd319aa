// The one owner of the GPU device: gets it on first need, knows when it is lost, never holds two.

import { Failure } from '../../contract/failure.ts';
import type { Adapter } from '../../contract/backend.ts';
import type { Message } from '../../words/message.ts';

/** An adapter that has not answered by then counts as absent. */
const adapterDeadlineMs = 5_000;

/** The device's life: absent until asked for, ready, or lost with the reason. */
export type DeviceState =
  | { readonly kind: 'absent'; readonly reason: Message | undefined }
  | { readonly kind: 'ready'; readonly device: GPUDevice; readonly adapter: Adapter }
  | { readonly kind: 'lost'; readonly reason: string };

export class DeviceOwner {
  #state: DeviceState = { kind: 'absent', reason: undefined };

  get state(): DeviceState {
    return this.#state;
  }

  /** The device, got anew where it is absent or lost. Rejects with a `Failure` that says why there is none. */
  async acquire(): Promise<Extract<DeviceState, { kind: 'ready' }>> {
    if (this.#state.kind === 'ready') return this.#state;
    const adapter = await requestAdapter();
    let device: GPUDevice;
    try {
      device = await requestDevice(adapter);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      throw new Failure({ key: 'backend.no-device', values: { reason } });
    }
    const ready = { kind: 'ready', device, adapter: describe(adapter) } as const;
    this.#state = ready;
    void device.lost.then((info) => {
      this.#state = { kind: 'lost', reason: info.message || info.reason };
    });
    return ready;
  }

  /** Throws a `Failure` where the device was lost: what it did since then does not count. */
  check(): void {
    if (this.#state.kind !== 'lost') return;
    throw new Failure({ key: 'backend.device-lost', values: { reason: this.#state.reason } });
  }
}

async function requestAdapter(): Promise<GPUAdapter> {
  // Undefined in a browser without WebGPU and on a page that is not secure.
  const gpu = (navigator as { gpu?: GPU }).gpu;
  if (!gpu) throw new Failure({ key: 'backend.no-webgpu', values: {} });
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<'late'>((resolve) => {
    timer = setTimeout(() => {
      resolve('late');
    }, adapterDeadlineMs);
  });
  const adapter = await Promise.race([
    gpu.requestAdapter({ powerPreference: 'high-performance' }),
    late,
  ]);
  clearTimeout(timer);
  if (adapter === 'late') {
    throw new Failure({
      key: 'backend.adapter-timeout',
      values: { seconds: adapterDeadlineMs / 1000 },
    });
  }
  if (!adapter) throw new Failure({ key: 'backend.no-adapter', values: {} });
  return adapter;
}

/** A device with the adapter's own limits for buffers; with the default ones where that is refused. */
async function requestDevice(adapter: GPUAdapter): Promise<GPUDevice> {
  const { maxBufferSize, maxStorageBufferBindingSize } = adapter.limits;
  try {
    return await adapter.requestDevice({
      requiredLimits: { maxBufferSize, maxStorageBufferBindingSize },
    });
  } catch {
    return adapter.requestDevice();
  }
}

function describe(adapter: GPUAdapter): Adapter {
  const { vendor, architecture, device, description, isFallbackAdapter } = adapter.info;
  const name =
    description || [vendor, architecture, device].filter(Boolean).join(' ') || 'unnamed adapter';
  return {
    name,
    software: isFallbackAdapter || /swiftshader|llvmpipe|software/i.test(`${name} ${architecture}`),
  };
}
