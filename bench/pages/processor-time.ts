// What processors were busy with, as Linux counts it (proc_stat(5), proc_pid_stat(5)).

import { readFileSync } from 'node:fs';
import type { Browser } from 'playwright-core';

/** Linux counts in hundredths of a second. */
const tickMs = 10;

/** Time that all processors were busy or taken by the host, in ms since the start of the system. */
export function busyMsOfAll(): number {
  const [first = ''] = readFileSync('/proc/stat', 'utf8').split('\n', 1);
  const ticks = first.split(/\s+/u).slice(1).map(Number);
  const [user = 0, nice = 0, system = 0, , , irq = 0, softIrq = 0, steal = 0] = ticks;
  return tickMs * (user + nice + system + irq + softIrq + steal);
}

/** Time of a browser's processes and of this one, in ms. */
export async function busyMsOf(browser: Browser): Promise<number> {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  await session.detach();
  const { user, system } = process.cpuUsage();
  const ofBrowser = processInfo.reduce((sum, { cpuTime }) => sum + 1000 * cpuTime, 0);
  return ofBrowser + (user + system) / 1000;
}
