// Serves a built folder on this machine, cross-origin isolated or (to see the lab without) not. Nothing
// that a client sends ends it: what it cannot give is refused with a sentence.

import { lookup } from 'node:dns/promises';
import { STATUS_CODES, createServer } from 'node:http';
import { networkInterfaces } from 'node:os';
import { extname } from 'node:path';
import { pageHeaders } from './policy.mjs';
import {
  foreignHost,
  longestAddress,
  longestHead,
  notFound,
  readOnly,
  tooLong,
  unparsable,
  unreadable,
} from './refusals.mjs';
import { readServedFile } from './served-file.mjs';
import { isServedHost, parseHost } from './served-hosts.mjs';

const types = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.webp': 'image/webp',
  '.ico': 'image/x-icon',
  '.wasm': 'application/wasm',
  '.woff2': 'font/woff2',
  '.map': 'application/json; charset=utf-8',
};

/** Connections at once: more than a browser opens, less than a process may. */
const mostConnections = 256;

function refuse(response, headers, refusal) {
  const body = Buffer.from(refusal.body);
  response.writeHead(refusal.status, {
    ...headers,
    ...refusal.headers,
    'Content-Type': types['.html'],
    'Content-Length': body.length,
    'Cache-Control': 'no-store',
  });
  response.end(response.req.method === 'HEAD' ? undefined : body);
}

async function answer({ root, headers, hosts }, request, response) {
  if (!isServedHost(request.headers.host, hosts)) return refuse(response, headers, foreignHost);
  if (request.method !== 'GET' && request.method !== 'HEAD')
    return refuse(response, headers, readOnly);
  if (request.url.length > longestAddress)
    return refuse(response, headers, tooLong(request.url.length));
  const found = await readServedFile(root, request.url);
  if (!found) return refuse(response, headers, notFound);
  response.writeHead(200, {
    ...headers,
    'Content-Type': types[extname(found.file)] ?? 'application/octet-stream',
    'Content-Length': found.bytes.length,
    'Cache-Control': found.hashed ? 'public, max-age=31536000, immutable' : 'no-cache',
  });
  return response.end(request.method === 'HEAD' ? undefined : found.bytes);
}

/** Resolves when the answer is sent, or nobody is there to hear it. */
async function answerWhole(site, request, response) {
  if (request.socket.destroyed) return;
  const over = new Promise((resolve) => {
    response.once('close', resolve);
  });
  try {
    await answer(site, request, response);
  } catch (error) {
    if (response.headersSent) response.destroy();
    else refuse(response, site.headers, unreadable(String(error.code)));
  }
  await over;
}

/** How long a client that sends no request may go on sending it while it is told so. */
const hangUpMs = 2_000;

/** Answers what is no request with a sentence, and hangs up; `current` is the answer under way, if any. */
function hangUp(error, socket, headers, current) {
  // In the middle of a file a sentence would become a part of it.
  const mid = current?.headersSent === true && !current.writableFinished;
  if (!socket.writable || error.code === 'ECONNRESET' || mid) {
    socket.destroy();
    return;
  }
  const { status, body } = unparsable(error.code);
  const lines = Object.entries({
    ...headers,
    'Content-Type': types['.html'],
    'Content-Length': Buffer.byteLength(body),
    Connection: 'close',
  }).map(([name, value]) => `${name}: ${value}`);
  socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${lines.join('\r\n')}\r\n\r\n${body}`);
  // Hung up at once, a client that still sends would never hear the sentence.
  socket.resume();
  setTimeout(() => socket.destroy(), hangUpMs).unref();
}

function makeServer(site) {
  /** What a connection asked for last: one file at a time, however much it asks for at once. */
  const turns = new WeakMap();
  const current = new WeakMap();
  const server = createServer({ maxHeaderSize: longestHead }, (request, response) => {
    const before = turns.get(request.socket) ?? Promise.resolve();
    turns.set(
      request.socket,
      before
        .then(() => {
          current.set(request.socket, response);
          return answerWhole(site, request, response);
        })
        .catch(() => request.socket.destroy()),
    );
  });
  // A client that has said all that it will say still hears its answer.
  server.httpAllowHalfOpen = true;
  server.on('clientError', (error, socket) =>
    hangUp(error, socket, site.headers, current.get(socket)),
  );
  server.maxConnections = mostConnections;
  return server;
}

/** Resolves when `server` listens; rejects where it cannot. */
function listen(server, port, address) {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, address, () => {
      server.off('error', reject);
      // A connection that could not be taken, for want of open files, is that client's loss alone.
      server.on('error', () => undefined);
      resolve(server.address().port);
    });
  });
}

const close = (server) =>
  new Promise((done) => {
    server.close(() => done());
    server.closeAllConnections();
  });

/** Where to listen for `hosts`: on this machine, and on the addresses of it that they stand for. */
async function addressesOf(hosts) {
  const own = Object.values(networkInterfaces())
    .flat()
    .map(({ address }) => address);
  const names = hosts.map((host) => parseHost(host).name.replace(/^\[|\]$/g, ''));
  const every = names.find((name) => name === '0.0.0.0' || name === '::');
  if (every !== undefined) return [every];
  const found = await Promise.all(
    // A name that only others know, such as that of a machine in front of this one, is served here.
    names.map((name) => lookup(name, { all: true }).catch(() => [])),
  );
  const meant = found.flat().map(({ address }) => address);
  return [...new Set(['127.0.0.1', ...meant.filter((address) => own.includes(address))])];
}

/**
 * Starts the server; resolves when it listens with its address and a way to close it. Rejects with
 * `EADDRINUSE` where the port is taken. Port 0 takes any free one. `hosts` are further names that it answers
 * to. Without `policy` pages may do as they like.
 *
 * @param {{ root: string, port: number, hosts?: readonly string[], isolated?: boolean, policy?: boolean }} site
 */
export async function serve({ root, port, hosts = [], isolated = true, policy = true }) {
  const headers = pageHeaders({ isolated, policy });
  const servers = [];
  let taken = port;
  try {
    for (const address of await addressesOf(hosts)) {
      const server = makeServer({ root, headers, hosts });
      taken = await listen(server, taken, address);
      servers.push(server);
    }
  } catch (error) {
    await Promise.all(servers.map(close));
    throw error;
  }
  const first = hosts.map(parseHost).find(({ name }) => name !== '0.0.0.0' && name !== '[::]');
  return {
    port: taken,
    url: `http://${first?.name ?? '127.0.0.1'}:${taken}/`,
    close: () => Promise.all(servers.map(close)).then(() => undefined),
  };
}
