// `npm run typecheck`: every zone with the libraries that it may use, two at a time.

import { spawn } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const compiler = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
const zones = readdirSync(root).filter((name) => /^tsconfig\.(?!base)[a-z]+\.json$/.test(name));

function check(zone) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [compiler, '-p', join(root, zone)], { cwd: root });
    let output = '';
    child.stdout.on('data', (data) => (output += data));
    child.stderr.on('data', (data) => (output += data));
    child.on('close', (code) => resolve({ zone, code, output }));
  });
}

let failed = 0;
const queue = [...zones];
async function work() {
  for (let zone = queue.shift(); zone !== undefined; zone = queue.shift()) {
    const { code, output } = await check(zone);
    if (code !== 0) failed++;
    process.stdout.write(`${zone}: ${code === 0 ? 'no errors' : `errors\n${output}`}\n`);
  }
}
await Promise.all([work(), work()]);
process.exit(failed > 0 ? 1 : 0);
