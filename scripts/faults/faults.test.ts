import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import prettier from 'prettier';
import { describe, expect, it } from 'vitest';
import { execution } from './execution.ts';
import { faultProblems, faultTable } from './fault-table.ts';
import { gpu } from './gpu.ts';
import { hosting } from './hosting.ts';
import { input } from './input.ts';
import { sharedMemory } from './shared-memory.ts';
import { storage } from './storage.ts';
import { faultTestsIn } from './tested-faults.ts';
import type { FaultRow, FaultSection } from './fault-row.ts';

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

const sections: readonly FaultSection[] = [
  { letter: 'E', title: 'workers', rows: execution },
  { letter: 'G', title: 'WebGPU', rows: gpu },
  { letter: 'S', title: 'storage', rows: storage },
  { letter: 'I', title: 'what is put in', rows: input },
  { letter: 'H', title: 'hosting', rows: hosting },
  { letter: 'Q', title: 'shared memory', rows: sharedMemory },
];

const tests = ['src', 'scripts', 'e2e']
  .flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.(test|spec)\.tsx?$/.test(name))
      .map((name) => `${folder}/${name.replaceAll('\\', '/')}`),
  )
  .sort()
  .flatMap((file) => faultTestsIn(file, readFileSync(join(root, file), 'utf8')));

describe('the list of faults', () => {
  it('has a test or a reason for each, and every fault that a test names', () => {
    expect(faultProblems(sections, tests)).toEqual([]);
    expect(sections.map(({ rows }) => rows.length)).toEqual([25, 18, 12, 15, 9, 8]);
  });

  it('is what docs/faults.md says (npx vitest run scripts/faults -u writes it)', async () => {
    const file = join(root, 'docs', 'faults.md');
    const options = await prettier.resolveConfig(file);
    const text = await prettier.format(faultTable(sections, tests), { ...options, filepath: file });
    await expect(text).toMatchFileSnapshot(file);
  });
});

describe('the checker', () => {
  const titles = (source: string): string[] =>
    faultTestsIn('a.test.ts', source).map(({ id, title }) => `${id} ${title}`);

  it.each([
    ["test('E4: a worker ends', () => {})", ['E4 a worker ends']],
    ["it('S1 a full disk', () => {})", ['S1 a full disk']],
    ['test(`E13, E23: ${n} workers`, () => {})', ['E13 ... workers', 'E23 ... workers']],
    ["test.describe('G1: none', () => { test('E1: one', () => {}) })", ['G1 none', 'E1 one']],
    ["it.each([1, 2])('Q3 from %i', () => {})", ['Q3 from %i']],
  ])('reads %s', (source, found) => expect(titles(source)).toEqual(found));

  it.each([
    "test.skip('E4: not run', () => {})",
    "describe.todo('E4: not written')",
    "call('E4: no test')",
    "// test('E4: no code')",
    "test('E4', () => {})",
    "test('T(1) is no fault', () => {})",
  ])('finds no fault in %s', (source) => expect(titles(source)).toEqual([]));

  it('tells rows without test or reason, out of place, and unknown ones', () => {
    const row = (id: string, open?: string): FaultRow => ({
      id,
      fault: 'f',
      seen: 's',
      ...(open === undefined ? {} : { open }),
    });
    const rows = [row('E1'), row('E2', 'later'), row('E4')];
    const found = faultTestsIn('a.test.ts', "test('E4: a', f); test('E9: b', f)");
    expect(faultProblems([{ letter: 'E', title: '', rows }], found)).toEqual([
      'E1 has neither test nor reason',
      'E4 is not where it belongs',
      'a.test.ts names E9, which is no fault',
    ]);
  });
});
