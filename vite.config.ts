import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';
import { assemblyScript } from './scripts/assemblyscript-plugin.ts';
import { linkedVariable } from './scripts/plain-path.mjs';
import { pageHeaders, policyDefines, withPolicyInPage } from './scripts/policy.mjs';
import type { Plugin } from 'vite';

/** Where Debian's chromium keeps the Vulkan loader that kernel tests on the GPU's software twin need. */
const chromiumLibraries = '/usr/lib/chromium';
const env = existsSync(`${chromiumLibraries}/libvulkan.so.1`)
  ? { LD_LIBRARY_PATH: chromiumLibraries }
  : {};

/** Puts the policy into the built page, for hosts that send no headers. */
function policyInPage(): Plugin {
  return {
    name: 'policy-in-page',
    apply: 'build',
    transformIndexHtml: withPolicyInPage,
  };
}

/**
 * Names the global object where decimal.js-light, which Recharts reckons with, makes it from text in engines
 * older than `self`: the policy refuses that, and a built file is to have no such call at all.
 */
function noCodeOfText(): Plugin {
  return {
    name: 'no-code-of-text',
    transform: {
      filter: { id: /decimal\.js-light/ },
      handler: (code) => code.replace("Function('return this')()", 'globalThis'),
    },
  };
}

/**
 * What the development server needs beyond the policy: React's refresh is a script within the page and Vite
 * puts styles there, both marked with `nonce`; kernels are data addresses; changes arrive on a socket.
 */
function developmentNeeds(nonce: string): Readonly<Record<string, readonly string[]>> {
  const marked = [`'nonce-${nonce}'`];
  return { 'script-src': marked, 'style-src': marked, 'connect-src': ['data:', 'ws:'] };
}

/** A link to this folder whose path means nothing else to Vite, where its own path does. */
const link = process.env[linkedVariable];

export default defineConfig(({ command, isPreview }) => {
  const nonce = randomUUID();
  const developing = command === 'serve' && isPreview !== true;
  return {
    base: './',
    define: policyDefines,
    ...(link === undefined ? {} : { root: link, resolve: { preserveSymlinks: true } }),
    plugins: [react(), assemblyScript(), noCodeOfText(), policyInPage()],
    worker: { format: 'es', plugins: () => [assemblyScript()] },
    build: { target: 'es2022', assetsInlineLimit: 0 },
    html: developing ? { cspNonce: nonce } : {},
    server: { host: '127.0.0.1', headers: pageHeaders({ more: developmentNeeds(nonce) }) },
    preview: { host: '127.0.0.1', headers: pageHeaders() },
    test: {
      include: ['src/**/*.test.ts', 'scripts/**/*.test.ts'],
      pool: 'forks',
      // By default one core is left to others, of two that there may be.
      maxWorkers: '100%',
      execArgv: ['--experimental-wasm-relaxed-simd'],
      testTimeout: 20_000,
      env,
    },
  };
});
