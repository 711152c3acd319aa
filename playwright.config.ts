import { defineConfig } from '@playwright/test';
import { isolatedPort, plainPort } from './e2e/servers.ts';
import { launchOptions } from './scripts/browser.mjs';

export default defineConfig({
  testDir: 'e2e',
  outputDir: 'test-results/e2e',
  // One at a time: they measure, and there may be two cores only.
  workers: 1,
  fullyParallel: false,
  retries: 0,
  timeout: 120_000,
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
