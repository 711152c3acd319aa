import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { describe, expect, test } from 'vitest';

const script = new URL('until-told-to-end.mjs', import.meta.url).href;

/** Waits to be told and says so; stdout is the one it inherits, so it outlives its parent. */
const waiter = (withParent: boolean): string =>
  `import(${JSON.stringify(script)}).then(async ({ untilToldToEnd }) => {
    const told = untilToldToEnd({ withParent: ${withParent} });
    const alive = setInterval(() => {}, 1000);
    console.log('waiting ' + process.pid);
    await told;
    clearInterval(alive);
    console.log('ended');
    process.exit();
  })`;

/** Starts the waiter below a parent that hands on no signal; gives the parent and the words said so far. */
async function start(withParent: boolean) {
  const shell = `require('node:child_process').spawn(process.execPath, ['-e', ${JSON.stringify(waiter(withParent))}], { stdio: 'inherit' })`;
  const parent = spawn(process.execPath, ['-e', shell], { stdio: ['ignore', 'pipe', 'inherit'] });
  const heard = { text: '' };
  parent.stdout.setEncoding('utf8').on('data', (text: string) => (heard.text += text));
  while (!/waiting \d+\n/.test(heard.text)) await once(parent.stdout, 'data');
  return { parent, heard, pid: Number(/\d+/.exec(heard.text)?.[0]) };
}

describe('untilToldToEnd', () => {
  test.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)('ends on %s', async (signal) => {
    const { parent, heard, pid } = await start(false);
    process.kill(pid, signal);
    await once(parent.stdout, 'close');
    expect(heard.text).toContain('ended');
  });

  test('ends with its parent where asked', async () => {
    const { parent, heard } = await start(true);
    parent.kill('SIGKILL');
    await once(parent.stdout, 'close');
    expect(heard.text).toContain('ended');
  });

  test('outlives its parent where not asked', async () => {
    const { parent, heard, pid } = await start(false);
    parent.kill('SIGKILL');
    await once(parent, 'exit');
    process.kill(pid, 0);
    process.kill(pid, 'SIGTERM');
    await once(parent.stdout, 'close');
    expect(heard.text).toContain('ended');
  });
});
