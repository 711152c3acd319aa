// Who may import whom, how large a file may be and what it may be called: held over all sources; the
// checker itself is tried on planted violations, so that a pass means something.

import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path/posix';
import { fileURLToPath } from 'node:url';
import { parseSync } from 'vite';
import { describe, expect, it } from 'vitest';

// folder or file | may import | and the types of | because. A folder may import itself; rows add up.
const table = `
browser    | - | - | what a browser must be told is told in one place, by page and engine alike
words      | - | - | sentences are checked on their own
laws       | - | - | formulas are checked on their own
contract   | - | words/message.ts | an author of a workload reads one small folder
kit        | contract | words/message.ts | what an author of a workload may call stands in one place
pipeline   | contract | words/message.ts | it runs in Node, in a worker, in a test
replay     | contract pipeline | record | a run played again needs no engine
tables     | contract kit | words/message.ts | text becomes numbers, whoever asks for them
workloads  | contract kit tables | words/message.ts | it knows no sibling and never where it runs
backends   | contract pipeline | words/message.ts | it names no workload, and says how it fails by message
record     | contract | words/message.ts | the narrow waist: makers below, readers above
experiment | contract kit pipeline replay record laws | words/message.ts | it plans, checks and records all alike
analysis   | record laws | words/message.ts | a finding follows from records alone
engine     | workloads/index.ts backends/index.ts | - | the only place where both axes are named
engine     | browser backends/traits.ts | - | a catalogue of plain data must not load a backend
engine     | backends/compute/serve-workloads.ts | - | ids cross to workers, functions cannot
engine     | backends/pool/life-lock.ts | - | the end of any worker is seen in one way
engine     | experiment analysis record contract laws | pipeline words/message.ts | it passes on what they say
analysis   | contract/span.ts contract/team-traits.ts | - | phases and processors are what the contract calls them
share      | record analysis words contract/span.ts | - | it needs no page; a phase has one name
store      | share words laws | engine record contract analysis experiment | it is handed its engine
store      | record/fields.ts record/asks.ts record/plan-config.ts record/same-file.ts | - | a question is spelled and read in one place; a plan is put into the form
store      | replay | - | it asks for a replay of a record; the engine plays it
engine     | replay | - | it plays runs away from the page
store      | record/ceiling.ts record/ceiling-schema.ts record/write-study.ts record/read-study.ts | - | a study leaves the page and comes back by one writer and one reader
ui         | store words laws | record analysis contract | a component is tested with a fake engine
store      | contract/team-traits.ts | - | what processors are is asked in one way
ui         | contract/team-traits.ts record/fields.ts | - | what processors and fields are is asked in one way
ui         | record/size-map.ts | - | what a map has if nothing else is chosen is said in one place
cli        | engine/catalogue.ts | engine | it drives the page; the catalogue is data, without a browser
cli        | replay contract/schedule.ts | - | a saved run is played again without a browser
cli        | record share words | - | a terminal checks, writes and says a record as the page does
main.tsx   | browser engine/client.ts store ui | - | the one place that joins engine, lab and page
../bench   | contract kit laws record workloads | engine | it measures what authors and pages may use
../bench   | backends/compute/serve-workloads.ts backends/webgpu/webgpu.ts engine/environment.ts engine/clock-step.ts experiment/order.ts ../scripts | - | it says and orders what it measures as the lab does
../bench/entrants | backends/index.ts pipeline/run.ts | - | single runs are timed, without an experiment around them
../bench/peers | pipeline/decompose.ts pipeline/outbox.ts | - | libraries are given the same tasks
../bench/instead | pipeline/decompose.ts pipeline/outbox.ts | - | libraries are given the same tasks
../bench/pages | replay/replay.ts ui/timeline | - | the page's own code is timed by itself
../e2e     | record share words kit contract | engine | a test sees what a person sees, and the engine's answers
../e2e     | workloads/testing testing pipeline ../scripts | - | moves are tried by workloads of their own, beside virtual time
../scripts | ../node_modules | - | what prepares the lab knows nothing of it`;

const rules = table.split('\n').flatMap((row) => {
  const [folder, may, typesFrom, because] = row.split('|').map((cell) => cell.trim());
  const places = (cell = '-'): readonly string[] => (cell === '-' ? [] : cell.split(/ +/));
  return folder ? [{ folder, may: places(may), typesFrom: places(typesFrom), because }] : [];
});

/** What only tests import; and tests. */
const testOnly = /(^|\/)testing\/|\.test\.tsx?$/;

// Named exceptions; one that is no longer needed fails too. Barrels: a component knows neither the
// engine nor the link, so the store hands on the engine's types and the spelling of counts.
const allowedBarrels = ['store/catalogue.ts', 'store/processors-text.ts'];
// The list of workloads has those of tests too, behind a flag that leaves them out of the page's build.
const testsListed = 'workloads/index.ts → workloads/testing/test-workloads.ts (value)';
// Folders that hold more than a room should.
const allowedCrowded = ['experiment', 'pipeline', 'record', 'store', 'ui/results'];
// Computed addresses: what finds a browser is plain JavaScript outside src, found from the root.
const allowedComputed = ['cli/browser.ts'];

const pageOnly = 'react react-dom react-i18next zustand @mantine recharts i18next'.split(' ');

interface Import {
  /** Path below src, or `npm:` and a package; undefined where it is computed. */
  readonly to: string | undefined;
  /** The module of an inline type, `import { type A }`, still loads; that of `import type` does not. */
  readonly kind: 'value' | 'type' | 'inline type' | 'lazy' | 'worker';
}
type Source = ReturnType<typeof parse>;
/** The fields of a syntax node that are looked at. */
type SyntaxNode = { readonly type: string } & {
  readonly [K in 'importKind' | 'exportKind' | 'declaration' | 'name' | 'value']?: unknown;
} & { readonly [K in 'source' | 'callee']?: SyntaxNode | null } & {
  readonly [K in 'specifiers' | 'arguments']?: readonly SyntaxNode[];
};

function* nodesIn(tree: unknown): Generator<SyntaxNode> {
  if (typeof tree !== 'object' || tree === null) return;
  if ('type' in tree && typeof tree.type === 'string') yield tree as SyntaxNode;
  for (const child of Object.values(tree)) yield* nodesIn(child);
}

function resolve(file: string, node: SyntaxNode | undefined): string | undefined {
  if (typeof node?.value !== 'string') return undefined;
  const address = node.value.replace(/\?.*$/, '');
  // From beside `src` into it: paths are those below src.
  return address.startsWith('.')
    ? join(dirname(file), address).replace(/^\.\.\/src\//, '')
    : `npm:${address}`;
}

const isType = (node: SyntaxNode): boolean => (node.importKind ?? node.exportKind) === 'type';

function nodeToImport(file: string, node: SyntaxNode): Import | undefined {
  const to = resolve(file, node.source ?? undefined);
  if (node.type === 'TSImportType') return { to, kind: 'type' };
  if (node.type === 'ImportExpression') return { to, kind: 'lazy' };
  if (/^(Import|ExportNamed|ExportAll)Declaration$/.test(node.type) && to !== undefined) {
    if (isType(node)) return { to, kind: 'type' };
    if (String(node.source?.value).endsWith('?worker&url')) return { to, kind: 'worker' };
    const inline = node.specifiers?.[0] && node.specifiers.every(isType);
    return { to, kind: inline ? 'inline type' : 'value' };
  }
  if (node.type !== 'NewExpression' || node.callee?.name !== 'URL') return undefined;
  const [address, base] = node.arguments ?? [];
  const ofModule = [...nodesIn(base)].some(({ type }) => type === 'MetaProperty');
  return ofModule ? { to: resolve(file, address), kind: 'worker' } : undefined;
}

function parse(file: string, text: string) {
  const { program, errors } = parseSync(file, text);
  if (errors.length > 0) throw new Error(`${file}: ${errors[0]?.message}`);
  const body = program.body as unknown as readonly SyntaxNode[];
  const handsOn = ({ type, declaration }: SyntaxNode): boolean =>
    /^(Import|Export(All|Named))Declaration$/.test(type) && (declaration ?? null) === null;
  return {
    file,
    text,
    imports: [...nodesIn(body)].flatMap((node) => nodeToImport(file, node) ?? []),
    barrel: body.some(({ type }) => type.startsWith('Export')) && body.every(handsOn),
  };
}

const inside = (file: string, place: string): boolean => `${file}/`.startsWith(`${place}/`);

function refusal(file: string, { to, kind }: Import): string | undefined {
  if (to === undefined || to.startsWith('npm:')) return undefined;
  const arrow = `${file} → ${to} (${kind})`;
  if (testOnly.test(to) && arrow !== testsListed && !inside(file, '../e2e'))
    return `${arrow}\n  rule: sources import no test or test's builder`;
  if (to.endsWith('.worker.ts') && kind !== 'worker' && kind !== 'type')
    return `${arrow}\n  rule: a worker is started by its address and never imported as a module`;
  // A folder may import itself, but each workload is an island.
  const own = /^workloads\/[^/]+(?=\/)|^(\.\.\/)?[^/]+/.exec(file)?.[0] ?? file;
  if (inside(to, own)) return undefined;
  const rows = rules.filter(({ folder }) => inside(file, folder));
  const typesToo = kind.endsWith('type');
  const allowed = rows.flatMap((row) => (typesToo ? [...row.may, ...row.typesFrom] : row.may));
  if (allowed.some((place) => inside(to, place))) return undefined;
  const told = rows.map(
    ({ folder, may, typesFrom, because }) =>
      `\n  rule: ${folder} may import [${may.join(', ')}], types of [${typesFrom.join(', ')}]` +
      `\n  because: ${because}`,
  );
  return arrow + (told.join('') || `\n  rule: ${own} has no row in the table: give it one`);
}

const refusals = (sources: readonly Source[]): readonly string[] =>
  sources.flatMap(({ file, imports }) => imports.flatMap((each) => refusal(file, each) ?? []));

function cycles(sources: readonly Source[]): readonly string[] {
  const byFile = new Map(sources.map((source) => [source.file, source]));
  const found = new Set<string>();
  const done = new Set<string>();
  const visit = (file: string, path: readonly string[]): void => {
    const at = path.indexOf(file);
    if (at >= 0) found.add([...path.slice(at), file].join(' → '));
    if (at >= 0 || done.has(file)) return;
    for (const { to } of byFile.get(file)?.imports ?? [])
      if (to !== undefined) visit(to, [...path, file]);
    done.add(file);
  };
  for (const { file } of sources) visit(file, []);
  return [...found];
}

/** Chains of imports from a worker's entry to a package of the page, over what loads with it. */
function pageInWorkers(sources: readonly Source[]): readonly string[] {
  const byFile = new Map(sources.map((source) => [source.file, source]));
  const found: string[] = [];
  for (const entry of sources.filter(({ file }) => file.endsWith('.worker.ts'))) {
    const paths = new Map([[entry.file, entry.file]]);
    // A map hands out what is added while it is walked, so this reaches everything.
    for (const [file, path] of paths) {
      if (pageOnly.some((name) => inside(file, `npm:${name}`))) found.push(path);
      for (const { to, kind } of byFile.get(file)?.imports ?? [])
        if (to !== undefined && /^(value|inline type)$/.test(kind) && !paths.has(to))
          paths.set(to, `${path} → ${to}`);
    }
  }
  return found;
}

/** Whether each call in `text` that waits for shared memory says how long at most. */
function waitsIn(file: string, text: string): readonly boolean[] {
  return [...nodesIn(parseSync(file, text).program.body)].flatMap((node) => {
    const callee = node.callee as { readonly object?: SyntaxNode; readonly property?: SyntaxNode };
    if (node.type !== 'CallExpression' || callee.object?.name !== 'Atomics') return [];
    const waits = String(callee.property?.name).startsWith('wait');
    return waits ? [node.arguments?.length === 4] : [];
  });
}

/** Files that run on the thread of `entry`: what it imports at once or later, but no worker. */
function reached(entry: string, sources: readonly Source[]): ReadonlySet<string> {
  const byFile = new Map(sources.map((source) => [source.file, source]));
  const found = new Set([entry]);
  for (const file of found) {
    for (const { to, kind } of byFile.get(file)?.imports ?? [])
      if (to !== undefined && kind !== 'worker' && kind !== 'type') found.add(to);
  }
  return found;
}

/** Which rooms of the backends each may not enter: what runs in a worker knows nothing of who started it. */
const closedRooms: Readonly<Record<string, RegExp>> = {
  arena: /^(compute|pool|shared|messages|webgpu|hybrid)\//,
  compute: /^(pool\/(?!life-lock)|shared|messages|webgpu|hybrid)/,
  pool: /^(shared|messages|webgpu|hybrid)\//,
  shared: /^(messages|webgpu|hybrid)\//,
  messages: /^(shared|webgpu|hybrid)\//,
  webgpu: /^(pool|messages|hybrid)\//,
};
function leavesRoom(file: string, to: string): boolean {
  const [, room = ''] = /^backends\/([a-z]+)\//.exec(file) ?? [];
  const closed = Object.hasOwn(closedRooms, room) ? closedRooms[room] : undefined;
  return to.startsWith('backends/') && (closed?.test(to.slice('backends/'.length)) ?? false);
}

const badName = (file: string): boolean =>
  /^(utils?|helpers?|types|common|constants|misc)\./.test(basename(file));
const tooDeep = (file: string): boolean => file.split('/').length > 3;
const tooLong = ({ text }: Source): boolean => text.trimEnd().split('\n').length > 250;
const computed = ({ imports }: Source): boolean => imports.some(({ to }) => to === undefined);
/** Sources in one folder. */
const mostInFolder = 20;
const named = (sources: readonly Source[]): readonly string[] => sources.map(({ file }) => file);
const keysIn = (text: string): readonly string[] =>
  [...text.matchAll(/^ {2}'([\w.-]+)':/gm)].flatMap(([, key]) => key ?? []);
const unsent = (keys: readonly string[], sources: readonly Source[]): readonly string[] =>
  keys.filter((key) => !sources.some(({ text }) => text.includes(`'${key}'`)));

const here = fileURLToPath(new URL('.', import.meta.url));
const files = readdirSync(here, { recursive: true, encoding: 'utf8' })
  .map((name) => name.replaceAll('\\', '/'))
  .filter((name) => basename(name).includes('.'))
  .sort();
const sources = files
  .filter((file) => /(?<!\.assembly|\.d)\.tsx?$/.test(file) && !testOnly.test(file))
  .map((file) => parse(file, readFileSync(here + file, 'utf8')));

/** What lies beside `src`: TypeScript alone, since what prepares the lab is plain JavaScript. */
const beside = ['bench', 'e2e', 'scripts'].flatMap((folder) =>
  readdirSync(join(here, '..', folder), { recursive: true, encoding: 'utf8' })
    .map((name) => `../${folder}/${name.replaceAll('\\', '/')}`)
    .filter((file) => /(?<!\.assembly|\.d|\.test|\.config)\.ts$/.test(file))
    .map((file) => parse(file, readFileSync(here + file, 'utf8'))),
);

/** A folder's own sources, without its tests. */
const crowded = (all: readonly string[]): readonly string[] => {
  const counts = new Map<string, number>();
  for (const file of all.filter((each) => !each.endsWith('.spec.ts')))
    counts.set(dirname(file), (counts.get(dirname(file)) ?? 0) + 1);
  return [...counts].flatMap(([folder, count]) => (count > mostInFolder ? [folder] : []));
};

describe('the sources', () => {
  it('import only whom the table names', () => {
    expect(sources.length).toBeGreaterThan(100);
    expect(refusals(sources).join('\n')).toBe('');
  });
  it('beside src, too, import only whom the table names', () => {
    expect(beside.length).toBeGreaterThan(100);
    expect(refusals(beside).join('\n')).toBe('');
    expect(cycles(beside)).toEqual([]);
    const others = beside.filter(({ file }) => !file.endsWith('.spec.ts'));
    expect(named(others.filter(tooLong))).toEqual([]);
  });
  it('of the backends keep to the rooms of their thread', () => {
    const crossed = sources.flatMap(({ file, imports }) =>
      imports.flatMap(({ to = '' }) => (leavesRoom(file, to) ? [`${file} → ${to}`] : [])),
    );
    expect(crossed).toEqual([]);
  });
  it('have no cycle, types included', () => expect(cycles(sources)).toEqual([]));
  it('keep the page out of workers', () => expect(pageInWorkers(sources)).toEqual([]));
  it('Q4, Q6: wait in workers alone, and never without an end', () => {
    const waits = sources.flatMap(({ file, text }) =>
      waitsIn(file, text).map((bounded) => ({ file, bounded })),
    );
    expect(waits.length).toBeGreaterThan(3);
    expect(waits.filter(({ bounded }) => !bounded)).toEqual([]);
    const onPage = reached('main.tsx', sources);
    expect(onPage.size).toBeGreaterThan(100);
    expect(waits.filter(({ file }) => onPage.has(file))).toEqual([]);
  });
  it('are files of one subject: named, short, not deep, no mere hand-on', () => {
    expect(files.filter(badName)).toEqual([]);
    expect(files.filter(tooDeep)).toEqual([]);
    expect(named(sources.filter(tooLong))).toEqual([]);
    expect(named(sources.filter(({ barrel }) => barrel))).toEqual(allowedBarrels);
    expect(named(sources.filter(computed))).toEqual(allowedComputed);
    expect(crowded([...named(sources), ...named(beside)])).toEqual(allowedCrowded);
  });
  it('send every message that has a sentence', () => {
    const messages = files.filter((file) => /^words\/([a-z]+-)?message\.ts$/.test(file));
    const keys = messages.flatMap((file) => keysIn(readFileSync(here + file, 'utf8')));
    expect(keys.length).toBeGreaterThan(100);
    const senders = sources.filter(({ file }) => !inside(file, 'words'));
    expect(unsent(keys, senders)).toEqual([]);
  });
});

describe('the checker', () => {
  it.each([
    ['store/a.ts', "import { b } from '../engine/b.ts'", 'store/a.ts → engine/b.ts (value)'],
    ['ui/run/a.tsx', "export { b } from '../../share/b.ts'", '→ share/b.ts (value)'],
    ['cli/a.ts', "import { b } from '../../scripts/b.mjs'", '→ ../scripts/b.mjs (value)'],
    ['ui/run/a.tsx', "import type { B } from '../../backends/b.ts'", 'with a fake engine'],
    ['words/a.ts', "type B = import('../record/b.ts').B", '→ record/b.ts (type)'],
    ['backends/a.ts', "void import('../workloads/index.ts')", '(lazy)'],
    ['cli/a.ts', "new URL('../ui/b.worker.ts', import.meta.url)", '→ ui/b.worker.ts (worker)'],
    ['workloads/a/a.ts', "import type { B } from '../b/b.ts'", 'knows no sibling'],
    ['workloads/a/a.ts', "import { all } from '../index.ts'", 'never where it runs'],
    ['engine/a.ts', "import { b } from '../workloads/b/workload.ts'", 'both axes'],
    ['engine/a.ts', "import './b.worker.ts'", 'started by its address'],
    ['store/a.ts', "import { b } from './testing/b.ts'", 'no test'],
    ['extra/a.ts', "import { b } from '../laws/b.ts'", 'has no row'],
  ])('refuses in %s: %s', (file, text, told) =>
    expect(refusals([parse(file, text)]).join('\n')).toContain(told),
  );
  it.each([
    ['store/a.ts', "import { type B } from '../engine/b.ts'"],
    ['engine/compute.worker.ts', "import { all } from '../workloads/index.ts'"],
    ['engine/a.ts', "new URL('./b.worker.ts', import.meta.url); // import '../ui/b.ts'"],
  ])('lets pass in %s: %s', (file, text) => expect(refusals([parse(file, text)])).toEqual([]));
  it('sees who leaves the room of its thread', () => {
    expect(leavesRoom('backends/compute/a.ts', 'backends/pool/pool.ts')).toBe(true);
    expect(leavesRoom('backends/compute/a.ts', 'backends/pool/life-lock.ts')).toBe(false);
    expect(leavesRoom('backends/shared/a.ts', 'backends/pool/pool.ts')).toBe(false);
  });
  it('sees waits without an end, and what runs on a thread', () => {
    expect(waitsIn('a.ts', 'Atomics.wait(a, 0, 0, 9); Atomics.waitAsync(a, 0, 0)')).toEqual([
      true,
      false,
    ]);
    const planted = [
      parse('main.tsx', "import './a.ts'; import b from './b.worker.ts?worker&url'"),
      parse('a.ts', "import('./c.ts'); import type { D } from './d.ts'"),
    ];
    expect([...reached('main.tsx', planted)]).toEqual(['main.tsx', 'a.ts', 'c.ts']);
  });
  it('follows cycles, and what loads in a worker', () => {
    const ring = [
      parse('engine/a.worker.ts', "import { type B } from './b.ts'; import type T from 'react'"),
      parse('engine/b.ts', "import '@mantine/core'; import type { C } from './c.ts'"),
      parse('engine/c.ts', "void import('./b.ts'); import { createRoot } from 'react-dom/client'"),
    ];
    expect(cycles(ring)).toEqual(['engine/b.ts → engine/c.ts → engine/b.ts']);
    expect(pageInWorkers(ring)).toEqual(['engine/a.worker.ts → engine/b.ts → npm:@mantine/core']);
  });
  it('sees names, depth, length, hand-ons, computed addresses and silent messages', () => {
    expect(['a/utils.ts', 'a/types.ts', 'futile.ts'].map(badName)).toEqual([true, true, false]);
    expect(['a/b/c.ts', 'a/b/c/d.ts'].map(tooDeep)).toEqual([false, true]);
    expect([250, 251].map((n) => tooLong(parse('a.ts', ';\n'.repeat(n))))).toEqual([false, true]);
    expect(parse('a.ts', "import { b } from './b.ts'; export { b }").barrel).toBe(true);
    expect(parse('a.ts', "export * from './b.ts'; export const c = 1").barrel).toBe(false);
    expect(computed(parse('a.ts', 'void import(address)'))).toBe(true);
    const many = Array.from({ length: 21 }, (_, i) => `a/${i}.ts`);
    expect([crowded(many), crowded(many.slice(1))]).toEqual([['a'], []]);
    expect(unsent(keysIn("  'a': X;\n  'b': X;"), [parse('a.ts', "f('a')")])).toEqual(['b']);
  });
});
