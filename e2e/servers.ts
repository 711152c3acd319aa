// Ports of the two servers that the tests start: one isolates the page, the other does not. The runner
// takes free ones, so that two checkouts may test at once, and its workers learn them by environment.

import { createServer } from 'node:net';

export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => {
        if (address !== null && typeof address === 'object') resolve(address.port);
      });
    });
  });
}

async function portOf(variable: string): Promise<number> {
  process.env[variable] ??= String(await freePort());
  return Number(process.env[variable]);
}

/** Port of the server with COOP, COEP and CORP headers. */
export const isolatedPort = await portOf('AMDAHL_LAB_ISOLATED_PORT');

/** Port of the server without them: no shared memory there. */
export const plainPort = await portOf('AMDAHL_LAB_PLAIN_PORT');
