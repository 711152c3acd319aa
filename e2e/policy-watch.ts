// What a browser had to refuse by the content security policy, in a page and in every worker of it.

import type { Page, Worker } from '@playwright/test';

const watching = `
globalThis.refused = [];
addEventListener('securitypolicyviolation', (event) => {
  globalThis.refused.push(event.effectiveDirective + ' ' + event.blockedURI + ' ' + event.sample);
});`;

const collected = 'globalThis.refused ?? []';

/** Watches `page` from its next navigation on. `found` gives all refusals, errors and complaints so far. */
export async function watchPolicy(
  page: Page,
): Promise<{ found: () => Promise<readonly string[]> }> {
  const told: string[] = [];
  const workers: Worker[] = [];
  await page.addInitScript(watching);
  page.on('worker', (worker) => {
    workers.push(worker);
    // A worker that is gone has nothing more to say.
    worker.evaluate(watching).catch(() => undefined);
  });
  page.on('pageerror', (error) => told.push(`error: ${error.message}`));
  page.on('console', (message) => {
    if (/^(error|warning)$/.test(message.type())) told.push(`${message.type()}: ${message.text()}`);
  });
  return {
    found: async () => {
      const alive = workers.filter((worker) => page.workers().includes(worker));
      const refused = await Promise.all([
        page.evaluate<readonly string[]>(collected),
        ...alive.map((worker) => worker.evaluate<readonly string[]>(collected).catch(() => [])),
      ]);
      return [...told, ...refused.flat()];
    },
  };
}
