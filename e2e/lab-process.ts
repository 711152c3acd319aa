// The command line as a process.

import { spawn } from 'node:child_process';
import type { SpawnOptions } from 'node:child_process';

export interface Ended {
  readonly status: number | null;
  readonly out: string;
  readonly err: string;
}

export interface LabOptions {
  /** Sees stderr grow, and may send a signal. */
  readonly watch?: (err: string, kill: (signal: NodeJS.Signals) => void) => void;
  readonly env?: Readonly<Record<string, string>>;
  /** Where the process reads and writes; pipes unless told otherwise. */
  readonly stdio?: SpawnOptions['stdio'];
  /** Words of a shell before those of the command line, which it gets as "$@". */
  readonly shell?: string;
  /** Whoever reads stdout goes at once. */
  readonly deaf?: boolean;
}

/** Runs the command line to its end. */
export function lab(argv: readonly string[], given: LabOptions = {}): Promise<Ended> {
  const { watch, env, stdio = 'pipe', shell, deaf = false } = given;
  const words = ['scripts/lab.mjs', ...argv];
  const options = { env: { ...process.env, ...env }, stdio };
  return new Promise((resolve, reject) => {
    const child =
      shell === undefined
        ? spawn(process.execPath, words, options)
        : spawn('sh', ['-c', shell, process.execPath, ...words], options);
    let out = '';
    let err = '';
    if (deaf) child.stdout?.destroy();
    child.stdout?.on('data', (chunk) => (out += String(chunk)));
    child.stderr?.on('data', (chunk) => {
      err += String(chunk);
      watch?.(err, (signal) => child.kill(signal));
    });
    child.once('error', reject);
    child.once('close', (status) => {
      resolve({ status, out, err });
    });
  });
}
