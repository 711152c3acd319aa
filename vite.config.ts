import { existsSync } from 'node:fs';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';
import { assemblyScript } from './scripts/assemblyscript-plugin.ts';

/** Cross-origin isolation: without it there is no shared memory, and the clock steps 100 us. */
const headers = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
  'Cross-Origin-Resource-Policy': 'same-origin',
};

/** Where Debian's chromium keeps the Vulkan loader that kernel tests on the GPU's software twin need. */
const chromiumLibraries = '/usr/lib/chromium';
const env = existsSync(`${chromiumLibraries}/libvulkan.so.1`)
  ? { LD_LIBRARY_PATH: chromiumLibraries }
  : {};

export default defineConfig({
  base: './',
  plugins: [react(), assemblyScript()],
  worker: { format: 'es', plugins: () => [assemblyScript()] },
  build: { target: 'es2022', assetsInlineLimit: 0 },
  server: { host: '127.0.0.1', headers },
  preview: { host: '127.0.0.1', headers },
  test: {
    include: ['src/**/*.test.ts', 'scripts/**/*.test.ts'],
    pool: 'forks',
    execArgv: ['--experimental-wasm-relaxed-simd'],
    testTimeout: 20_000,
    env,
  },
});
