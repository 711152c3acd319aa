// How much memory a page's process has of its own and shares with its workers, watched from outside.

import { existsSync, readFileSync } from 'node:fs';
import type { Browser } from 'playwright-core';

const everyMs = 50;

/** Whether this system says what a process has. */
export function canWatch(): boolean {
  return existsSync('/proc/self/status');
}

/** Bytes of a process that lie in no file: RssAnon and RssShmem, proc_pid_status(5); 0 once it has ended. */
function ownBytes(process: number): number {
  const file = `/proc/${process}/status`;
  if (!existsSync(file)) return 0;
  const status = readFileSync(file, 'utf8');
  const kibibytes = ['RssAnon', 'RssShmem'].map((name) =>
    Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'mu').exec(status)?.[1] ?? 0),
  );
  return 1024 * kibibytes.reduce((sum, one) => sum + one, 0);
}

/** Of all pages' processes of a browser. */
export interface MemoryWatch {
  /** Ends the watch; how many bytes more than at its start there were at most. */
  end(): number;
}

/** Watches every page's process of `browser` from now on. */
export async function watchMemory(browser: Browser): Promise<MemoryWatch> {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  const processes = processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => id);
  const look = (): number => processes.reduce((sum, process) => sum + ownBytes(process), 0);
  const base = look();
  let most = base;
  const timer = setInterval(() => {
    most = Math.max(most, look());
  }, everyMs);
  return {
    end() {
      clearInterval(timer);
      return Math.max(most, look()) - base;
    },
  };
}
