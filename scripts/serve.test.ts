import {
  mkdirSync,
  mkdtempSync,
  rmSync,
  symlinkSync,
  truncateSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { request } from 'node:http';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { serve } from './serve.mjs';
import type { IncomingHttpHeaders } from 'node:http';

type Server = Awaited<ReturnType<typeof serve>>;

const folder = mkdtempSync(join(tmpdir(), 'amdahl-lab-serve-'));
const root = join(folder, 'built');
const servers: Server[] = [];
let isolated: Server;
let plain: Server;
let named: Server;

async function open(options: {
  port: number;
  isolated?: boolean;
  hosts?: string[];
}): Promise<Server> {
  const server = await serve({ root, ...options });
  servers.push(server);
  return server;
}

beforeAll(async () => {
  mkdirSync(join(root, 'assets'), { recursive: true });
  writeFileSync(join(root, 'index.html'), '<!doctype html>');
  writeFileSync(join(root, 'empty.json'), '');
  writeFileSync(join(root, 'large.wasm'), new Uint8Array(8 * 2 ** 20));
  writeFileSync(join(root, 'assets', 'kernel.wasm'), new Uint8Array([0, 97, 115, 109]));
  writeFileSync(join(root, 'assets', 'index.js'), 'export {};');
  // Its path starts with the served folder's: a check that forgets the separator lets it through.
  writeFileSync(join(folder, 'built-secret.txt'), 'secret');
  symlinkSync(join(folder, 'built-secret.txt'), join(root, 'out.txt'));
  symlinkSync(folder, join(root, 'up'));
  symlinkSync('round', join(root, 'round'));
  symlinkSync('index.html', join(root, 'again.html'));
  isolated = await open({ port: 0 });
  plain = await open({ port: 0, isolated: false });
  named = await open({ port: 0, hosts: ['lab.example', 'gate.example:8443'] });
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
function ask(
  server: Server,
  path: string,
  method = 'GET',
  headers: Record<string, string> = {},
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const asked = request(
      { host: '127.0.0.1', port: server.port, path, method, headers },
      (response) => {
        let body = '';
        response.setEncoding('utf8').on('data', (text: string) => (body += text));
        response.on('error', reject).on('end', () => {
          resolve({ status: response.statusCode, headers: response.headers, body });
        });
      },
    );
    asked.on('error', reject).end();
  });
}

/** Sends these bytes as they are; resolves with all that came back when the connection ends. */
function send(server: Server, bytes: string | Uint8Array): Promise<string> {
  return new Promise((resolve) => {
    let answer = '';
    const socket = connect(server.port, '127.0.0.1', () => socket.end(bytes));
    socket.setEncoding('latin1').on('data', (text: string) => (answer += text));
    socket.on('error', () => undefined).on('close', () => resolve(answer));
  });
}

const lives = async (server: Server): Promise<boolean> => (await ask(server, '/')).status === 200;

describe('serve', () => {
  test.each([
    ['/', 'text/html; charset=utf-8', 'no-cache'],
    ['/index.html?workload=mandelbrot', 'text/html; charset=utf-8', 'no-cache'],
    ['/assets/index.js', 'text/javascript; charset=utf-8', 'public, max-age=31536000, immutable'],
    ['/assets/kernel.wasm', 'application/wasm', 'public, max-age=31536000, immutable'],
    ['/assets/../index.html', 'text/html; charset=utf-8', 'no-cache'],
    ['/again.html', 'text/html; charset=utf-8', 'no-cache'],
    ['/empty.json', 'application/json; charset=utf-8', 'no-cache'],
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
    '/..\\built-secret.txt',
    '/out.txt',
    '/up/built-secret.txt',
    '/round',
    '/round/',
    '/missing.js',
    '/assets',
    '/assets/',
    '/.',
    '/..',
    '/%',
    '/%ff',
    '/%c0%ae%c0%ae/built-secret.txt',
    '/index.html%00',
    '/index.html/',
    '/index.html/x',
    '/assets/index.js/',
    '/assets/index.js/..%00',
    `/${'x'.repeat(256)}`,
    `/${'%C3%A4'.repeat(200)}`,
    `/${'x/'.repeat(4_000)}`,
    '/index.html%20',
    'http://lab.example/index.html',
    '*',
  ])('has nothing at %s, and goes on', async (path) => {
    const { status, body } = await ask(isolated, path);
    expect(body).not.toContain('secret');
    expect(body).toContain('There is no file at this address.');
    expect(status).toBe(404);
    expect(await lives(isolated)).toBe(true);
  });

  test('takes an address that is no URL', async () => {
    expect((await ask(isolated, '//')).status).toBe(200);
  });

  test('reads only', async () => {
    for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS', 'TRACE', 'PROPFIND']) {
      expect((await ask(isolated, '/', method)).status, method).toBe(405);
    }
    const head = await ask(isolated, '/', 'HEAD');
    expect(head).toMatchObject({ status: 200, body: '' });
    expect(head.headers['content-length']).toBe('15');
    expect(await ask(isolated, '/missing.js', 'HEAD')).toMatchObject({ status: 404, body: '' });
  });

  test('rejects a port that is taken', async () => {
    await expect(open({ port: isolated.port })).rejects.toMatchObject({ code: 'EADDRINUSE' });
  });

  test('says of an address that is too long what would work', async () => {
    expect((await ask(isolated, `/?a=${'x'.repeat(16_000)}`)).status).toBe(200);
    for (const length of [17_000, 100_000, 2_000_000]) {
      const { status, headers, body } = await ask(isolated, `/?a=${'x'.repeat(length)}`);
      expect(status).toBe(414);
      expect(headers['content-type']).toBe('text/html; charset=utf-8');
      expect(body).toContain(`has ${(length + 4).toLocaleString('en')} characters`);
      expect(body).toContain('such as results, belongs after a "#" or into a file');
      expect(body).toContain('<a href="/">');
    }
    expect(await send(isolated, `GET /${'x'.repeat(4_000_000)}`)).toMatch(/^(HTTP\/1.1 431 |$)/);
    expect(await lives(isolated)).toBe(true);
  });
});

describe('the name under which it is asked', () => {
  const statusOf = async (server: Server, host: string): Promise<number | undefined> =>
    (await ask(server, '/', 'GET', { host })).status;

  test.each(['127.0.0.1', 'localhost', 'LOCALHOST', 'localhost.', '[::1]'])(
    'is served: %s, with any port',
    async (host) => {
      expect(await statusOf(isolated, `${host}:${isolated.port}`)).toBe(200);
      // A forwarded port is another one.
      expect(await statusOf(isolated, `${host}:8080`)).toBe(200);
      expect(await statusOf(isolated, host)).toBe(200);
    },
  );

  test.each([
    'evil.example',
    'evil.example:80',
    'localhost.evil.example',
    '127.0.0.1.evil.example',
    'evil-localhost',
    '127.0.0.2',
    '0.0.0.0',
    '[::]',
    '2130706433',
    '0x7f.1',
    'user@localhost',
    'localhost:0',
    'localhost:99999',
    'localhost:8080:1',
    'localhost/evil',
    'lab.example',
  ])('is refused in a sentence: %j', async (host) => {
    for (const path of ['/', '/missing.js', `/?${'x'.repeat(20_000)}`]) {
      const { status, body } = await ask(isolated, path, 'GET', { host });
      expect(status).toBe(421);
      expect(body).toContain('The lab answers to 127.0.0.1, localhost and [::1]');
    }
  });

  test('is one that was given, under its port where it has one', async () => {
    expect(await statusOf(named, 'lab.example')).toBe(200);
    expect(await statusOf(named, `Lab.Example:${named.port}`)).toBe(200);
    expect(await statusOf(named, 'gate.example:8443')).toBe(200);
    expect(await statusOf(named, 'gate.example:8444')).toBe(421);
    expect(await statusOf(named, 'other.example')).toBe(421);
    expect(await statusOf(named, 'localhost')).toBe(200);
    expect(named.url).toBe(`http://lab.example:${named.port}/`);
  });

  test('is an address of this machine where it listens on all of them', async () => {
    const every = await open({ port: 0, hosts: ['0.0.0.0'] });
    expect(await statusOf(every, '127.0.0.1')).toBe(200);
    expect(await statusOf(every, '192.0.2.1')).toBe(421);
    expect(await statusOf(every, 'evil.example')).toBe(421);
  });

  test('is missing', async () => {
    expect(await send(isolated, 'GET / HTTP/1.0\r\n\r\n')).toMatch(/^HTTP\/1.1 421 /);
    expect(await send(isolated, 'GET / HTTP/1.1\r\n\r\n')).toMatch(/^HTTP\/1.1 400 /);
    expect(await send(isolated, 'GET / HTTP/1.1\r\nHost:\r\n\r\n')).toMatch(/^HTTP\/1.1 421 /);
    expect(await send(isolated, 'GET / HTTP/1.1\r\nHost: ::1\r\n\r\n')).toMatch(/^HTTP\/1.1 200 /);
  });
});

describe('nothing that a client sends ends it', () => {
  test('files that change while they are sent', async () => {
    for (const change of [
      (file: string) => unlinkSync(file),
      (file: string) => truncateSync(file, 1),
      (file: string) => truncateSync(file, 2 ** 24),
    ]) {
      const file = join(root, 'changing.wasm');
      writeFileSync(file, new Uint8Array(8 * 2 ** 20));
      await new Promise<void>((resolve) => {
        const asked = request({ port: isolated.port, path: '/changing.wasm' }, (response) => {
          response.once('data', () => change(file));
          // Whole or cut off: it ends, and is no longer than was promised.
          let bytes = 0;
          response.on('data', (data: Buffer) => (bytes += data.length));
          response.on('error', () => undefined);
          response.on('close', () => {
            expect(bytes).toBeLessThanOrEqual(8 * 2 ** 20);
            resolve();
          });
        });
        asked.on('error', () => undefined).end();
      });
      rmSync(file, { force: true });
      expect(await lives(isolated)).toBe(true);
    }
  });

  test.each([
    ['junk', 'hello\r\n\r\n', 400],
    ['NULs', '\0\0\0\0', 400],
    ['a method of its own', 'MAKE / HTTP/1.1\r\nHost: localhost\r\n\r\n', 400],
    ['a version of its own', 'GET / HTTP/9.9\r\nHost: localhost\r\n\r\n', 400],
    ['a NUL in the path', 'GET /\0 HTTP/1.1\r\nHost: localhost\r\n\r\n', 400],
    [
      'two lengths',
      'GET / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nx',
      400,
    ],
    [
      'a chunk that is none',
      'POST / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n',
      400,
    ],
    ['a tunnel', 'CONNECT evil.example:80 HTTP/1.1\r\nHost: localhost\r\n\r\n', undefined],
    [
      'an upgrade',
      'GET / HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n',
      200,
    ],
    [
      'an expectation',
      'GET / HTTP/1.1\r\nHost: localhost\r\nExpect: magic\r\nConnection: close\r\n\r\n',
      417,
    ],
    [
      'a range',
      'GET / HTTP/1.1\r\nHost: localhost\r\nRange: bytes=5-1,-1,9999999999999999999-\r\nConnection: close\r\n\r\n',
      200,
    ],
    ['many headers', `GET / HTTP/1.1\r\nHost: localhost\r\n${'A: b\r\n'.repeat(20_000)}\r\n`, 200],
    [
      'a header without end',
      `GET / HTTP/1.1\r\nHost: localhost\r\nA: ${'b'.repeat(3_200_000)}`,
      undefined,
    ],
    [
      'one request and junk',
      'GET / HTTP/1.1\r\nHost: localhost\r\n\r\n\x16\x03\x01junk\r\n\r\n',
      400,
    ],
    ['TLS', '\x16\x03\x01\x02\0\x01\0\x01\xfc\x03\x03', 400],
  ] as const)('%s', async (_, bytes, status) => {
    const answer = await send(isolated, Buffer.from(bytes, 'latin1'));
    if (status !== undefined) expect(answer).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
    expect(await lives(isolated)).toBe(true);
  });

  test('clients that hang up at any moment', async () => {
    for (let i = 0; i < 60; i++) {
      await new Promise<void>((resolve) => {
        const socket = connect(isolated.port, '127.0.0.1', () => {
          socket.write('GET /large.wasm HTTP/1.1\r\nHost: localhost\r\n\r\n'.repeat(1 + (i % 3)));
          const leave = (): void => {
            if (i % 2 === 0) socket.destroy();
            else socket.resetAndDestroy();
          };
          if (i % 5 === 0) leave();
          else socket.once('data', leave);
        });
        socket.on('error', () => undefined).on('close', () => resolve());
      });
    }
    expect(await lives(isolated)).toBe(true);
  });

  test('requests one after the other on one connection are all answered', async () => {
    const one = 'GET /assets/index.js HTTP/1.1\r\nHost: localhost\r\n\r\n';
    const bad = 'GET /index.html/ HTTP/1.1\r\nHost: localhost\r\n\r\n';
    const answer = await send(isolated, (one + bad).repeat(50));
    expect(answer.match(/HTTP\/1.1 200 /g)).toHaveLength(50);
    expect(answer.match(/HTTP\/1.1 404 /g)).toHaveLength(50);
  });

  test('any path: an answer, and never a file from elsewhere', async () => {
    const piece = fc.oneof(
      fc.constantFrom(
        '..',
        '.',
        '',
        '%2e%2e',
        '%2f',
        '%5c',
        '%00',
        '%',
        '%zz',
        '\\',
        'up',
        'out.txt',
      ),
      fc.constantFrom(
        'assets',
        'index.html',
        'index.js',
        'built-secret.txt',
        '~',
        ':',
        ';',
        '?',
        '#',
      ),
      fc.string({ unit: 'grapheme', maxLength: 300 }).map((text) => encodeURIComponent(text)),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 8 }), async (pieces) => {
        const { status, body } = await ask(isolated, `/${pieces.join('/').replaceAll(' ', '%20')}`);
        expect([200, 404]).toContain(status);
        expect(body).not.toContain('secret');
      }),
      { numRuns: 300 },
    );
    expect(await lives(isolated)).toBe(true);
  });

  test('any bytes', async () => {
    const start = fc.constantFrom(
      '',
      'GET ',
      'GET / HTTP/1.1\r\n',
      'HEAD / HTTP/1.1\r\nHost: localhost\r\n',
    );
    await fc.assert(
      fc.asyncProperty(start, fc.uint8Array({ maxLength: 400 }), async (text, bytes) => {
        await send(isolated, Buffer.concat([Buffer.from(text), bytes, Buffer.from('\r\n\r\n')]));
      }),
      { numRuns: 200 },
    );
    expect(await lives(isolated)).toBe(true);
  });
});
