// Which names a server answers to. A page of somebody else's can make its own name stand for this machine
// (DNS rebinding); it would then read what is served here as its own, so names are not taken on trust.

import { networkInterfaces } from 'node:os';

const always = ['127.0.0.1', 'localhost', '[::1]'];
const everyAddress = new Set(['0.0.0.0', '[::]']);

/** `{ name, port }` of "name", "name:port", "[::1]:port" or "::1"; undefined where it is none of these. */
export function parseHost(text) {
  const bare = /^[\da-f]*:[\da-f]*:[\da-f:.]*$/i.test(text) ? `[${text}]` : text;
  const [, name, port] = /^(\[[\da-f:.]+\]|[\w.-]{1,253})(?::(\d{1,5}))?$/i.exec(bare) ?? [];
  if (name === undefined || Number(port ?? 1) < 1 || Number(port ?? 1) > 65_535) return undefined;
  return {
    name: name.toLowerCase().replace(/\.$/, ''),
    port: port === undefined ? undefined : Number(port),
  };
}

/** The addresses of this machine, as they stand in a Host header. No rebinding can fake them. */
function ownAddresses() {
  return Object.values(networkInterfaces())
    .flat()
    .map(({ address, family }) => (family === 'IPv6' ? `[${address.split('%', 1)[0]}]` : address));
}

/**
 * Whether a Host header names one of `hosts`, or this machine itself. A host that was given with a port is
 * served under that port only.
 */
export function isServedHost(header, hosts) {
  const asked = parseHost(header ?? '');
  if (!asked) return false;
  const named = hosts.map(parseHost);
  if (always.includes(asked.name)) return true;
  if (named.some(({ name, port }) => name === asked.name && (port ?? asked.port) === asked.port))
    return true;
  return named.some(({ name }) => everyAddress.has(name)) && ownAddresses().includes(asked.name);
}
