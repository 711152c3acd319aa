// `npm run dev`, `build` and `preview`: Vite's command of that name, whatever the checkout's folder is called.

import { spawn } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { plainPath, viteUnder } from './plain-path.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const [command, ...args] = process.argv.slice(2);
const at = plainPath(root);
const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js');
const { options, env } = viteUnder(at);
const child = spawn(process.execPath, [vite, command, ...options, ...args], {
  cwd: root,
  env,
  stdio: 'inherit',
});
// A terminal's Ctrl-C reaches both; what is sent to this process alone is handed on.
process.on('SIGINT', () => undefined);
process.on('SIGTERM', () => child.kill('SIGTERM'));
child.on('exit', (code) => {
  at.remove();
  process.exit(code ?? 1);
});
