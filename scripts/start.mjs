// `npm start`: builds what is stale, serves it on this machine, prints the address, opens the browser.

import { spawn } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildIfStale } from './build-if-stale.mjs';
import { serve } from './serve.mjs';
import { parseArguments } from './start-arguments.mjs';
import { untilToldToEnd } from './until-told-to-end.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const defaultPort = 4173;
/** Ports tried after the default one. */
const tries = 50;

/** Serves on the port asked for, or on the default one or the next that is free. */
async function serveSomewhere({ port, hosts, isolated }) {
  const dist = join(root, 'dist');
  if (port !== undefined) return serve({ root: dist, port, hosts, isolated });
  for (let offset = 0; offset < tries; offset++) {
    try {
      return await serve({ root: dist, port: defaultPort + offset, hosts, isolated });
    } catch (error) {
      if (error.code !== 'EADDRINUSE') throw error;
    }
  }
  return serve({ root: dist, port: 0, hosts, isolated });
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
      `Port ${parsed.port ?? defaultPort} ${reason}. Choose another with npm start -- --port N.\n`,
    );
    return 1;
  }
  process.stdout.write(`Amdahl Lab is at ${server.url} (Ctrl-C ends it)\n`);
  if (parsed.open) openBrowser(server.url);
  // Started by hand it may outlive its shell; started by npm it must not outlive npm.
  await untilToldToEnd({ withParent: process.env.npm_lifecycle_event === 'start' });
  await server.close();
  return 0;
}

process.exit(await main());
