import { availableParallelism } from 'node:os';
import { defineConfig } from '@playwright/test';
import { isolatedPort, plainPort } from './e2e/servers.ts';
import { launchOptions } from './scripts/browser.mjs';

// They say how soon something must answer, or what takes how long.
const timed = ['cold-start', 'hybrid', 'page', 'presets', 'stress'].map(
  (name) => `${name}.spec.ts`,
);

export default defineConfig({
  testDir: 'e2e',
  outputDir: 'test-results/e2e',
  globalSetup: './e2e/global-setup.ts',
  projects: [
    // Most of their time is waiting, for a lost worker's core above all.
    { name: 'logic', testIgnore: timed, workers: Math.min(2, availableParallelism()) },
    // One at a time, when nothing else runs: there may be two cores only.
    { name: 'timed', testMatch: timed, workers: 1, dependencies: ['logic'] },
  ],
  workers: 2,
  fullyParallel: false,
  retries: 0,
  timeout: 120_000,
  // What names no deadline of its own need not be soon: a machine under load is slow, not wrong.
  expect: { timeout: 30_000 },
  forbidOnly: true,
  reporter: [['list'], ['json', { outputFile: 'test-results/e2e.json' }]],
  use: {
    baseURL: `http://127.0.0.1:${isolatedPort}/`,
    launchOptions: launchOptions(),
    permissions: ['clipboard-read', 'clipboard-write'],
  },

  webServer: [
    {
      command: `node scripts/start.mjs --no-open --port ${isolatedPort}`,
      url: `http://127.0.0.1:${isolatedPort}/`,
      reuseExistingServer: false,
      timeout: 120_000,
    },
    {
      command: `node scripts/start.mjs --no-open --no-isolation --port ${plainPort}`,
      url: `http://127.0.0.1:${plainPort}/`,
      reuseExistingServer: false,
      timeout: 120_000,
    },
  ],
});
