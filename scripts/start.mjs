// `npm start`: builds what is stale, serves it on this machine, prints the address, opens the browser.

import { spawn } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { buildIfStale } from './build-if-stale.mjs';
import { serve } from './serve.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const defaultPort = 4173;
/** Ports tried after the default one. */
const tries = 50;

/** `{ port, open, isolated }`, or the sentence that says what is wrong with the call. */
export function parseArguments(args) {
  const parsed = { port: undefined, open: true, isolated: true };
  for (let i = 0; i < args.length; i++) {
    const argument = args[i];
    if (argument === '--no-open') parsed.open = false;
    // For tests of the page without shared memory.
    else if (argument === '--no-isolation') parsed.isolated = false;
    else if (argument === '--port' || argument.startsWith('--port=')) {
      const text = argument === '--port' ? args[++i] : argument.slice('--port='.length);
      const port = Number(text);
      if (!/^\d+$/.test(text ?? '') || port < 1 || port > 65_535) {
        return `--port takes a number from 1 to 65535, not "${text ?? ''}".`;
      }
      parsed.port = port;
    } else
      return `Unknown option "${argument}". npm start takes --port N and --no-open, after a "--".`;
  }
  return parsed;
}

/** Serves on the port asked for, or on the default one or the next that is free. */
async function serveSomewhere({ port, isolated }) {
  const dist = join(root, 'dist');
  if (port !== undefined) return serve({ root: dist, port, isolated });
  for (let offset = 0; offset < tries; offset++) {
    try {
      return await serve({ root: dist, port: defaultPort + offset, isolated });
    } catch (error) {
      if (error.code !== 'EADDRINUSE') throw error;
    }
  }
  return serve({ root: dist, port: 0, isolated });
}

/** Opens `url` where there is a display; a browser that does not open is no failure. */
function openBrowser(url) {
  const { platform, env } = process;
  if (platform === 'linux' && !env.DISPLAY && !env.WAYLAND_DISPLAY) return;
  const [command, ...args] =
    platform === 'darwin'
      ? ['open']
      : platform === 'win32'
        ? ['cmd', '/c', 'start', '']
        : ['xdg-open'];
  const child = spawn(command, [...args, url], { stdio: 'ignore', detached: true });
  child.on('error', () => process.stderr.write(`Open ${url} in a browser.\n`));
  child.unref();
}

async function main() {
  const parsed = parseArguments(process.argv.slice(2));
  if (typeof parsed === 'string') {
    process.stderr.write(`${parsed}\n`);
    return 2;
  }
  if (!buildIfStale(root, 'dist', 'index.html', [])) return 1;
  let server;
  try {
    server = await serveSomewhere(parsed);
  } catch (error) {
    const reason = error.code === 'EADDRINUSE' ? 'is taken' : `cannot be used (${error.message})`;
    process.stderr.write(
      `Port ${parsed.port} ${reason}. Try another: npm start -- --port ${(parsed.port ?? defaultPort) + 1}\n`,
    );
    return 1;
  }
  process.stdout.write(`Amdahl Lab is at ${server.url} (Ctrl-C ends it)\n`);
  if (parsed.open) openBrowser(server.url);
  await new Promise((resolve) => {
    process.once('SIGINT', resolve);
    process.once('SIGTERM', resolve);
  });
  await server.close();
  return 0;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) process.exit(await main());
