// Outside the backends nobody asks for one by its name: what differs between them are traits, in the plan and in the
// catalogue. Held over the syntax of all sources; the finder itself is tried on planted comparisons.

import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseSync } from 'vite';
import { expect, it } from 'vitest';
import { backendTraits } from './backends/traits.ts';

/** Who may compare: the command line names the one GPU backend as people write it. */
const exceptions: readonly string[] = ['cli/study-options.ts: value is webgpu'];

const names = backendTraits.map(({ id }) => id);

type SyntaxNode = { readonly type: string; readonly start: number; readonly end: number } & {
  readonly [K in 'operator' | 'value' | 'test' | 'left' | 'right' | 'discriminant']?: unknown;
};

function* nodesIn(tree: unknown): Generator<SyntaxNode> {
  if (typeof tree !== 'object' || tree === null) return;
  if ('type' in tree && typeof tree.type === 'string') yield tree as unknown as SyntaxNode;
  for (const child of Object.values(tree)) yield* nodesIn(child);
}

/** The pairs of operands that a node compares. */
function comparedIn(node: SyntaxNode): readonly (readonly [unknown, unknown])[] {
  const { type, operator, left, right } = node;
  if (type === 'BinaryExpression' && /^[!=]==?$/.test(String(operator))) return [[left, right]];
  if (type !== 'SwitchStatement') return [];
  const { cases } = node as unknown as { readonly cases: readonly SyntaxNode[] };
  return cases.map(({ test }) => [node.discriminant, test]);
}

/** Comparisons with the name of a backend. "serial" and "workers" name other things too: what is asked must tell. */
function comparisons(file: string, text: string): readonly string[] {
  const textOf = (node: unknown): string => {
    const { start, end } = node as SyntaxNode;
    return text.slice(start, end);
  };
  return [...nodesIn(parseSync(file, text).program.body)].flatMap((node) =>
    comparedIn(node).flatMap(([left, right]) =>
      [
        [left, right],
        [right, left],
      ].flatMap(([asked, literal]) => {
        const value = (literal as SyntaxNode | null)?.value;
        if (typeof value !== 'string' || !names.includes(value)) return [];
        const meant = value === 'webgpu' || value === 'hybrid' || /backend/i.test(textOf(asked));
        return meant ? [`${file}: ${textOf(asked)} is ${value}`] : [];
      }),
    ),
  );
}

it('are compared by nobody but the backends', () => {
  const here = fileURLToPath(new URL('.', import.meta.url));
  const files = readdirSync(here, { recursive: true, encoding: 'utf8' })
    .map((name) => name.replaceAll('\\', '/'))
    .filter((file) => /(?<!\.test|\.assembly|\.d)\.tsx?$/.test(file))
    .filter((file) => !/^backends\/|(^|\/)testing\//.test(file));
  expect(files.length).toBeGreaterThan(400);
  const found = files.flatMap((file) => comparisons(file, readFileSync(here + file, 'utf8')));
  expect(found).toEqual(exceptions);
});

it.each([
  ["if (plan.backend === 'workers') run();", 'plan.backend is workers'],
  ["const own = 'hybrid' !== id;", 'id is hybrid'],
  ["switch (backend) { case 'serial': break; }", 'backend is serial'],
])('the finder finds a comparison: %s', (text, found) => {
  expect(comparisons('a.ts', text)).toEqual([`a.ts: ${found}`]);
});

it.each(["base === 'serial'", "backend = 'workers'", "const config = { backend: 'webgpu' }"])(
  'the finder lets be what is none: %s',
  (text) => {
    expect(comparisons('a.ts', text)).toEqual([]);
  },
);
