// The words after `npm start --`, apart from the server so that they are checked without one.

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
