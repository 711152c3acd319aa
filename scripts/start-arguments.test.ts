import { describe, expect, test } from 'vitest';
import { parseArguments } from './start-arguments.mjs';

describe('parseArguments', () => {
  test('opens the default port in a browser, isolated', () => {
    expect(parseArguments([])).toEqual({
      port: undefined,
      hosts: [],
      open: true,
      isolated: true,
    });
  });

  test.each([
    [['--port', '5000', '--no-open'], { port: 5000, hosts: [], open: false, isolated: true }],
    [['--no-open', '--port=65535'], { port: 65_535, hosts: [], open: false, isolated: true }],
    [['--no-isolation'], { port: undefined, hosts: [], open: true, isolated: false }],
    [
      ['--host', 'lab.example', '--host=192.168.1.5:8080', '--host', '::1'],
      {
        port: undefined,
        hosts: ['lab.example', '192.168.1.5:8080', '::1'],
        open: true,
        isolated: true,
      },
    ],
  ])('reads %j', (args, expected) => {
    expect(parseArguments(args)).toEqual(expected);
  });

  test.each([
    [['--port'], 'not ""'],
    [['--port', '--no-open'], 'not "--no-open"'],
    [['--port', '0'], 'not "0"'],
    [['--port', '65536'], 'not "65536"'],
    [['--port', '80.5'], 'not "80.5"'],
    [['--port='], 'not ""'],
    [['--host'], 'not ""'],
    [['--host', '--no-open'], 'not "--no-open"'],
    [['--host=http://lab.example/'], 'not "http://lab.example/"'],
    [['--host', 'lab.example:0'], 'not "lab.example:0"'],
    [['--host', 'two names'], 'not "two names"'],
    [['--fast'], 'Unknown option "--fast"'],
    [['5000'], 'Unknown option "5000"'],
  ])('says in one sentence what is wrong with %j', (args, said) => {
    const answer = parseArguments(args);
    expect(answer).toEqual(expect.stringContaining(said));
    expect(answer).not.toContain('\n');
  });
});
