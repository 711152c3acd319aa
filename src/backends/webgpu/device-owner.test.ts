// The life of a device, with real devices (Dawn in Node) and a clock that the test moves.

import { existsSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { create, globals } from 'webgpu';
import { DeviceOwner } from './device-owner.ts';
import type { OpenDevice } from './open-device.ts';

const swiftShader = '/usr/lib/chromium/vk_swiftshader_icd.json';
if (process.env['VK_DRIVER_FILES'] === undefined && existsSync(swiftShader)) {
  process.env['VK_DRIVER_FILES'] = swiftShader;
}
// Kept on the global object: Dawn crashes when the instance is collected before its devices.
const dawn = create([]);
Object.assign(globalThis, globals, { dawn });
const hasAdapter = (await dawn.requestAdapter().catch(() => null)) !== null;

let asked = 0;

/** The GPU as a browser offers it, counting how often it is asked; `change` may replace its adapter. */
function offer(change: (adapter: GPUAdapter) => GPUAdapter | null): void {
  const gpu = {
    async requestAdapter() {
      asked++;
      const adapter = await dawn.requestAdapter();
      return adapter && change(adapter);
    },
  };
  vi.stubGlobal('navigator', { gpu });
}

async function lose(device: OpenDevice): Promise<void> {
  device.gpu.destroy();
  await device.gpu.lost;
}

beforeEach(() => {
  asked = 0;
  vi.useFakeTimers({ toFake: ['performance'] });
  offer((adapter) => adapter);
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

// Without an adapter there is no device to own: Dawn needs libvulkan.so.1 and a driver. The browser's tests need none.
describe.skipIf(!hasAdapter)('the owner of the device (needs an adapter)', () => {
  it('asks once, however many ask it, and keeps what it got', async () => {
    const owner = new DeviceOwner();
    expect(owner.state).toEqual({ kind: 'absent' });
    const both = Promise.all([owner.acquire(), owner.acquire()]);
    expect(owner.state.kind).toBe('acquiring');
    const [first, second] = await both;
    expect(second).toBe(first);
    expect(await owner.acquire()).toBe(first);
    expect(owner.state).toEqual({ kind: 'ready', device: first });
    expect(asked).toBe(1);
    first.gpu.destroy();
  });

  it('replaces a lost device once in two minutes, then leaves the GPU alone until they have passed', async () => {
    const owner = new DeviceOwner();
    await lose(await owner.acquire());
    expect(owner.state.kind).toBe('lost');
    vi.advanceTimersByTime(50_000);
    await lose(await owner.acquire());
    expect(owner.state.kind).toBe('paused');
    expect(asked).toBe(2);
    const paused = (seconds: number): object => ({
      detail: { key: 'backend.gpu-paused', values: { seconds } },
    });
    await expect(owner.acquire()).rejects.toMatchObject(paused(120));
    vi.advanceTimersByTime(119_001);
    await expect(owner.acquire()).rejects.toMatchObject(paused(1));
    expect(asked).toBe(2);
    vi.advanceTimersByTime(999);
    const third = await owner.acquire();
    expect(asked).toBe(3);
    // The losses before the pause are over: this is a first one again.
    await lose(third);
    expect(owner.state.kind).toBe('lost');
  });

  it('takes losses two minutes apart for single ones', async () => {
    const owner = new DeviceOwner();
    for (let i = 0; i < 3; i++) {
      await lose(await owner.acquire());
      expect(owner.state.kind).toBe('lost');
      vi.advanceTimersByTime(120_000);
    }
  });

  it('does not ask on where devices come lost', async () => {
    offer((adapter) => {
      const requestDevice = async (): Promise<GPUDevice> => {
        const device = await adapter.requestDevice();
        device.destroy();
        return device;
      };
      return new Proxy(adapter, {
        get(target, name) {
          if (name === 'requestDevice') return requestDevice;
          const value: unknown = Reflect.get(target, name, target);
          return value;
        },
      });
    });
    const owner = new DeviceOwner();
    await expect(owner.acquire()).rejects.toMatchObject({ detail: { key: 'backend.gpu-paused' } });
    expect(asked).toBe(2);
  });

  it('may be asked again where there was no adapter', async () => {
    offer(() => null);
    const owner = new DeviceOwner();
    await expect(owner.acquire()).rejects.toMatchObject({ detail: { key: 'backend.no-adapter' } });
    expect(owner.state).toEqual({ kind: 'absent' });
    offer((adapter) => adapter);
    const device = await owner.acquire();
    expect(device.lost).toBeUndefined();
    device.gpu.destroy();
  });
});
