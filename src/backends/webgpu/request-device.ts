// Asks the browser for an adapter and its device; every way in which it refuses is a sentence.

import { errorText } from '../../contract/error-text.ts';
import { Failure } from '../../contract/failure.ts';
import { OpenDevice } from './open-device.ts';
import type { Adapter } from '../../contract/backend.ts';
import type { Message } from '../../words/message.ts';

/** An adapter that has not answered by then counts as absent. */
const adapterDeadlineMs = 5_000;

/** A new device from a new adapter: one adapter gives one device. Rejects with a `Failure`. */
export async function requestDevice(): Promise<OpenDevice> {
  const adapter = await requestAdapter();
  try {
    const { device, notes } = await deviceOf(adapter);
    return new OpenDevice(device, describe(adapter, device), notes);
  } catch (error) {
    if (error instanceof Failure) throw error;
    const reason = errorText(error);
    throw new Failure({ key: 'backend.no-device', values: { reason } });
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
  ]).finally(() => {
    clearTimeout(timer);
  });
  if (adapter === 'late') {
    throw new Failure({
      key: 'backend.adapter-timeout',
      values: { seconds: adapterDeadlineMs / 1000 },
    });
  }
  if (!adapter) throw new Failure({ key: 'backend.no-adapter', values: {} });
  return adapter;
}

interface Given {
  readonly device: GPUDevice;
  readonly notes: readonly Message[];
}

/**
 * A device with the adapter's own limits for buffers and its clock; a plain one, from an adapter of its
 * own, where that is refused.
 */
async function deviceOf(adapter: GPUAdapter): Promise<Given> {
  const { maxBufferSize, maxStorageBufferBindingSize } = adapter.limits;
  const clock = 'timestamp-query';
  try {
    const device = await adapter.requestDevice({
      requiredLimits: { maxBufferSize, maxStorageBufferBindingSize },
      requiredFeatures: adapter.features.has(clock) ? [clock] : [],
    });
    return { device, notes: [] };
  } catch {
    const device = await (await requestAdapter()).requestDevice();
    const limitBytes = largestArrayBytes(device);
    return { device, notes: [{ key: 'note.gpu-default-limits', values: { limitBytes } }] };
  }
}

/** Bytes of the largest array that a device takes. */
export function largestArrayBytes({ limits }: GPUDevice): number {
  return Math.min(limits.maxBufferSize, limits.maxStorageBufferBindingSize);
}

function describe(adapter: GPUAdapter, given: GPUDevice): Adapter {
  const { vendor, architecture, device, description, isFallbackAdapter } = adapter.info;
  const name =
    description || [vendor, architecture, device].filter(Boolean).join(' ') || 'unnamed adapter';
  return {
    name,
    maxArrayBytes: largestArrayBytes(given),
    software: isFallbackAdapter || /swiftshader|llvmpipe|software/i.test(`${name} ${architecture}`),
  };
}
