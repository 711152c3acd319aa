import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { serve } from './serve.mjs';
import type { IncomingHttpHeaders } from 'node:http';

type Server = Awaited<ReturnType<typeof serve>>;

const folder = mkdtempSync(join(tmpdir(), 'amdahl-lab-serve-'));
const root = join(folder, 'built');
const servers: Server[] = [];
let isolated: Server;
let plain: Server;

async function open(options: { port: number; isolated?: boolean }): Promise<Server> {
  const server = await serve({ root, ...options });
  servers.push(server);
  return server;
}

beforeAll(async () => {
  mkdirSync(join(root, 'assets'), { recursive: true });
  writeFileSync(join(root, 'index.html'), '<!doctype html>');
  writeFileSync(join(root, 'assets', 'kernel.wasm'), new Uint8Array([0, 97, 115, 109]));
  writeFileSync(join(root, 'assets', 'index.js'), 'export {};');
  // Its path starts with the served folder's: a check that forgets the separator lets it through.
  writeFileSync(join(folder, 'built-secret.txt'), 'secret');
  isolated = await open({ port: 0 });
  plain = await open({ port: 0, isolated: false });
});

afterAll(async () => {
  await Promise.all(servers.map((server) => server.close()));
  rmSync(folder, { recursive: true });
});

interface Answer {
  readonly status: number | undefined;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** Asks for exactly this path: fetch would tidy it before sending. */
function ask(server: Server, path: string, method = 'GET'): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const asked = request({ host: '127.0.0.1', port: server.port, path, method }, (response) => {
      let body = '';
      response.setEncoding('utf8').on('data', (text: string) => (body += text));
      response.on('end', () => {
        resolve({ status: response.statusCode, headers: response.headers, body });
      });
    });
    asked.on('error', reject).end();
  });
}

describe('serve', () => {
  test.each([
    ['/', 'text/html; charset=utf-8', 'no-cache'],
    ['/index.html?workload=mandelbrot', 'text/html; charset=utf-8', 'no-cache'],
    ['/assets/index.js', 'text/javascript; charset=utf-8', 'public, max-age=31536000, immutable'],
    ['/assets/kernel.wasm', 'application/wasm', 'public, max-age=31536000, immutable'],
    ['/assets/../index.html', 'text/html; charset=utf-8', 'no-cache'],
  ])('answers %s as %s', async (path, type, cache) => {
    const { status, headers } = await ask(isolated, path);
    expect(status).toBe(200);
    expect(headers['content-type']).toBe(type);
    expect(headers['cache-control']).toBe(cache);
  });

  test('isolates the page, and only where asked', async () => {
    const names = [
      'cross-origin-opener-policy',
      'cross-origin-embedder-policy',
      'cross-origin-resource-policy',
    ];
    const [on, off] = [await ask(isolated, '/'), await ask(plain, '/')];
    expect(names.map((name) => on.headers[name])).toEqual([
      'same-origin',
      'require-corp',
      'same-origin',
    ]);
    expect(names.map((name) => off.headers[name])).toEqual([undefined, undefined, undefined]);
  });

  test.each([
    '/../built-secret.txt',
    '/%2e%2e/built-secret.txt',
    '/..%2fbuilt-secret.txt',
    '/assets/../../built-secret.txt',
    '/missing.js',
    '/assets',
    '/%',
    '/index.html%00',
  ])('has nothing at %s, and goes on', async (path) => {
    const { status, body } = await ask(isolated, path);
    expect(body).not.toContain('secret');
    expect(status).toBe(404);
    expect((await ask(isolated, '/')).status).toBe(200);
  });

  test('takes an address that is no URL', async () => {
    expect((await ask(isolated, '//')).status).toBe(200);
  });

  test('reads only', async () => {
    expect((await ask(isolated, '/', 'POST')).status).toBe(405);
    const head = await ask(isolated, '/', 'HEAD');
    expect(head).toMatchObject({ status: 200, body: '' });
    expect(head.headers['content-length']).toBe('15');
  });

  test('rejects a port that is taken', async () => {
    await expect(open({ port: isolated.port })).rejects.toMatchObject({ code: 'EADDRINUSE' });
  });
});
