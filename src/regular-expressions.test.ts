// Every pattern of the sources is matched against what somebody else wrote: a text, a file, an address. None may take
// longer than in proportion to its length, which a static analysis shows; and what reads texts is given hostile ones.

import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { analyse } from 'scslre';
import { parseSync } from 'vite';
import { describe, expect, it, test } from 'vitest';
import { readCall } from './cli/arguments.ts';
import { makeLab } from './store/lab.ts';
import { setGrainText, setNumberText, setProcessorsText } from './store/config-actions.ts';
import { loadLab } from './store/start-lab.ts';
import { makeFakeEngine } from './testing/fake-engine.ts';
import { queryToConfig, textToNumber } from './share/link.ts';
import { textToProcessors } from './share/processor-list.ts';
import { cleanText } from './contract/error-text.ts';
import { describeThrown } from './backends/compute/thrown.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

interface Pattern {
  readonly place: string;
  readonly source: string;
  readonly flags: string;
}

function* literals(tree: unknown): Generator<{ source: string; flags: string; start: number }> {
  if (typeof tree !== 'object' || tree === null) return;
  const { regex, start } = tree as {
    readonly regex?: { readonly pattern: string; readonly flags: string } | null;
    readonly start?: number;
  };
  if (regex) yield { source: regex.pattern, flags: regex.flags, start: start ?? 0 };
  for (const child of Object.values(tree)) yield* literals(child);
}

function patternsIn(folder: string): readonly Pattern[] {
  const files = readdirSync(root + folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    /(?<!\.test|\.d)\.(?:tsx?|mjs)$/.test(name),
  );
  return files.flatMap((name) => {
    const text = readFileSync(`${root}${folder}/${name}`, 'utf8');
    const found = [...literals(parseSync(name.replace(/\.assembly\.ts$/, '.ts'), text).program)];
    return found.map(({ source, flags, start }) => {
      const line = text.slice(0, start).split('\n').length;
      return { place: `${folder}/${name}:${line}`, source, flags };
    });
  });
}

/** How a pattern can take longer than in proportion to the text; nothing where it cannot. */
function superlinear({ source, flags }: Pick<Pattern, 'source' | 'flags'>): readonly string[] {
  const { reports } = analyse({ source, flags });
  return reports.map(({ type, exponential }) => (exponential ? 'exponential' : type));
}

describe('the patterns of the sources', () => {
  it('take time in proportion to the text', () => {
    const patterns = ['src', 'scripts'].flatMap(patternsIn);
    expect(patterns.length).toBeGreaterThan(20);
    const slow = patterns.filter((pattern) => superlinear(pattern).length > 0);
    expect(slow).toEqual([]);
  });

  it.each([
    ['digits left to two parts', /^[+-]?(\d+\.?\d*|\.\d+)$/],
    ['blanks around a separator', /^\s*\S*\s*\s*$/],
    ['a repeated group that is repeated', /^(a+)+$/],
  ])('are told apart: %s', (_, { source, flags }) => {
    expect(superlinear({ source, flags })).not.toEqual([]);
  });
});

const length = 100_000;

/** Texts on which patterns turn back: runs of one kind with something behind that spoils them. */
const hostile: readonly (readonly [string, string])[] = [
  ['digits and a letter', `${'1'.repeat(length)}x`],
  ['digits, a point and a letter', `${'1'.repeat(length / 2)}.${'1'.repeat(length / 2)}x`],
  ['points', '.'.repeat(length)],
  ['an exponent of digits', `1e${'1'.repeat(length)}x`],
  ['blanks', ' '.repeat(length)],
  ['blanks and a letter', `${' '.repeat(length)}x`],
  ['tabs and commas', '\t,'.repeat(length / 2)],
  ['blanks in the middle', `1${' '.repeat(length)}2`],
  ['blanks before a dash', `1${' '.repeat(length)}-`],
  ['dashes', '1 - '.repeat(length / 4)],
  ['range marks', '1..'.repeat(length / 3)],
  ['line ends', '\r\n'.repeat(length / 2)],
  ['quotes', '"'.repeat(length)],
  ['equal signs', '='.repeat(length)],
  ['ampersands', 'a=1&'.repeat(length / 4)],
  ['per cents', '%'.repeat(length)],
  ['letters', 'a'.repeat(length)],
  ['slashes', '/a.js'.repeat(length / 5)],
  ['brackets', '('.repeat(length)],
  ['control characters', '\u0000'.repeat(length)],
  ['halves of surrogate pairs', '\ud800'.repeat(length)],
  ['combining marks', `a${'\u0301'.repeat(length)}`],
];

async function readyLab() {
  const lab = makeLab(makeFakeEngine());
  await loadLab(lab, '');
  return lab;
}

describe('what reads texts answers hostile ones of 100 kB', () => {
  test.each(hostile)('%s', async (_, text) => {
    const lab = await readyLab();
    const { defaults } = lab.store.getState();
    expect(textToNumber(text)).toBeNaN();
    expect(textToProcessors(text)).toEqual([Number.NaN]);
    for (const key of ['size', 'seed', 'grain', 'processors', 'workload', 'balance', text]) {
      const { drafts } = queryToConfig(
        `${key}=${encodeURIComponent(text.toWellFormed())}`,
        defaults,
      );
      for (const draft of Object.values(drafts)) expect(draft?.length).toBeLessThanOrEqual(200);
    }
    queryToConfig(text, defaults);
    setNumberText(lab, 'seed', text);
    setGrainText(lab, text);
    setProcessorsText(lab, text);
    expect(lab.store.getState().config).toMatchObject({ seed: Number.NaN, grain: Number.NaN });
    expect(cleanText(text).length).toBeLessThanOrEqual(301);
    expect(describeThrown(new Error(text)).length).toBeLessThan(400);
    for (const words of [
      [text],
      ['run', text],
      ['run', `--${text}`],
      ['run', '--workload', text],
    ]) {
      readCall(words, ['mandelbrot']);
    }
    for (const option of ['--seed', '--set', '--processors', '--grain', '--size']) {
      readCall(['run', '--workload', 'mandelbrot', `${option}=${text}`], ['mandelbrot']);
    }
  });
});
