// What the words of a call mean, and that a wrong one is answered with what would work.

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fieldNames, standardFields } from '../record/fields.ts';
import { configToQuery } from '../share/link.ts';
import { readCall } from './arguments.ts';
import type { Call } from './arguments.ts';

const workloads = ['mandelbrot', 'monte-carlo-pi'];
const read = (...argv: readonly string[]): Call => readCall(argv, workloads);
const run = (...argv: readonly string[]): Call => read('run', '--workload', 'mandelbrot', ...argv);

function linesOf(call: Call): string {
  return call.kind === 'wrong' ? call.lines.join('\n') : `not refused: ${JSON.stringify(call)}`;
}

test('every option of run is read, and nothing is made up', () => {
  expect(run()).toEqual({
    kind: 'run',
    given: { workload: 'mandelbrot', parameters: {} },
    words: {},
    size: undefined,
    inputFile: undefined,
    jsonFile: undefined,
    own: new Map(),
  });
  const words =
    '--backend workers --kernel js --processors 4,1-2 --size 1e3 --set iterations=500 ' +
    '--set centreX=-0.75 --schedule=static --grain 8 --transport transfer --serial-share .25 ' +
    '--samples 6 --seed 7 --input book.txt --json record.json';
  const call = run(...words.split(' '));
  expect(call).toEqual({
    kind: 'run',
    given: {
      workload: 'mandelbrot',
      backend: 'workers',
      kernel: 'js',
      processors: [1, 2, 4],
      schedule: 'static',
      grain: 8,
      transport: 'transfer',
      serialShare: 0.25,
      samples: 6,
      seed: 7,
      parameters: { iterations: 500, centreX: -0.75 },
    },
    words: {},
    size: 1000,
    inputFile: 'book.txt',
    jsonFile: 'record.json',
    own: new Map(),
  });
});

test('every field of the table is an option that reads what a link of it says', () => {
  const given = {
    workload: 'heat',
    backend: 'serial',
    kernel: 'js',
    processors: [1, 5],
    schedule: 'guided',
    transport: 'clone',
    balance: 'cost',
    aggregation: 'tree',
    grain: 12,
    serialShare: 0.5,
    samples: 3,
    seed: 8,
    coldStarts: 2,
    asks: 'faster-5-than-1',
  };
  const query = configToQuery({ ...standardFields, ...given, parameters: {} }, undefined);
  const words = [...new URLSearchParams(query)].flatMap(([name, text]) => [`--${name}`, text]);
  expect(words).toHaveLength(2 * fieldNames.length);
  expect(read('run', ...words)).toMatchObject({ kind: 'run', given });
});

test('a value that is no number is kept as a word, for the workload may know it', () => {
  expect(run('--set', 'counting=shared', '--set', 'bins=4')).toMatchObject({
    given: { parameters: { counting: Number.NaN, bins: 4 } },
    words: { counting: 'shared' },
  });
});

test('a number below zero is the value of its option', () => {
  expect(run('--size', '-5')).toMatchObject({ kind: 'run', size: -5 });
  expect(run('--seed', '-.5')).toMatchObject({ kind: 'run', given: { seed: -0.5 } });
});

test.each(['', 'abc', '1,5', '0x10', 'Infinity'])('--samples %j is no number', (text) => {
  const call = run('--samples', text);
  expect(call.kind === 'run' && call.given.samples).toBeNaN();
});

test.each<[readonly string[], RegExp]>([
  [[], /run, compare, break-even, grow, size-map, calibrate, show, replay, list, schema, help/],
  [
    ['rum'],
    /no command "rum".*run, compare, break-even, grow, size-map, calibrate, show, replay, list, schema, help/,
  ],
  [['run'], /--workload ID: mandelbrot, monte-carlo-pi/],
  [['run', '--sise', '10'], /no option --sise[^]*Did you mean --size\?/],
  [['run', '--colour', 'red'], /no option --colour[^]*--workload, --backend/],
  [['run', '-w', 'mandelbrot'], /'-w'[^]*--workload, --backend/],
  [['run', 'mandelbrot'], /'mandelbrot'[^]*--workload, --backend/],
  [['run', '--workload'], /--workload[^]*--backend/],
  [['run', '--workload', 'mandelbrot', '--processors', '1,x'], /1,2,4 or 1-4, not "1,x"/],
  [['run', '--workload', 'mandelbrot', '--set', 'zoom'], /NAME=VALUE.*not "zoom"/],
  [['run', '--workload', 'mandelbrot', '--set', 'zoom=1=2'], /NAME=VALUE.*not "zoom=1=2"/],
  [['run', '--workload', 'mandelbrot', '--set', '__proto__=1'], /NAME=VALUE/],
  [['list', '--yaml'], /list takes only --json/],
  [['schema', '--json'], /schema takes no options/],
])('%j is refused with what would work', (argv, sentence) => {
  expect(linesOf(read(...argv))).toMatch(sentence);
});

test.each([['help'], ['--help'], ['-h'], ['run', '--help'], ['list', '-h']])(
  '%s %s asks for help',
  (...argv) => {
    expect(read(...argv.filter((word) => typeof word === 'string'))).toEqual({ kind: 'help' });
  },
);

test('any words are answered, a wrong call in at most five short lines', () => {
  const word = fc.oneof(
    fc.string({ maxLength: 2000 }),
    fc.constantFrom('run', 'list', '--workload', '--set', '--size', '--', '-', '--json', '-1', '='),
  );
  fc.assert(
    fc.property(fc.array(word, { maxLength: 6 }), (argv) => {
      const call = read(...argv);
      if (call.kind !== 'wrong') return;
      const lines = call.lines.join('\n').split('\n');
      expect(lines.length).toBeLessThanOrEqual(5);
      for (const line of lines) expect(line.length).toBeLessThan(300);
    }),
  );
});
