// The words after `npm start --`, apart from the server so that they are checked without one.

import { parseHost } from './served-hosts.mjs';

/** `{ port, hosts, open, isolated }`, or the sentence that says what is wrong with the call. */
export function parseArguments(args) {
  const parsed = { port: undefined, hosts: [], open: true, isolated: true };
  for (let i = 0; i < args.length; i++) {
    const argument = args[i];
    if (argument === '--no-open') parsed.open = false;
    // For tests of the page without shared memory.
    else if (argument === '--no-isolation') parsed.isolated = false;
    else if (argument === '--host' || argument.startsWith('--host=')) {
      const text = argument === '--host' ? args[++i] : argument.slice('--host='.length);
      if (!parseHost(text ?? '') || text.startsWith('-')) {
        return `--host takes a name or an address, with or without a port, not "${text ?? ''}".`;
      }
      parsed.hosts.push(text);
    } else if (argument === '--port' || argument.startsWith('--port=')) {
      const text = argument === '--port' ? args[++i] : argument.slice('--port='.length);
      const port = Number(text);
      if (!/^\d+$/.test(text ?? '') || port < 1 || port > 65_535) {
        return `--port takes a number from 1 to 65535, not "${text ?? ''}".`;
      }
      parsed.port = port;
    } else
      return `Unknown option "${argument}". npm start takes --port N, --host NAME and --no-open, after a "--".`;
  }
  return parsed;
}
