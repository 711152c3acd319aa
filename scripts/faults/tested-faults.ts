// Which faults the tests name. A test that holds a fault says so first in its title, "E4: a worker that ..."
// or "S1 a full disk ...", several as "E13, E23: ...".

import { parseSync } from 'vite';

export interface FaultTest {
  readonly id: string;
  /** From the root of the project. */
  readonly file: string;
  /** Without the ids. */
  readonly title: string;
}

interface Node {
  readonly type: string;
  readonly [key: string]: unknown;
}

const ids = /^((?:[EGHIQS]\d+)(?:, [EGHIQS]\d+)*)(?:: | )(.+)$/s;
const callers = new Set(['test', 'it', 'describe']);
/** What a test is called with where it does not run. */
const idle = new Set(['skip', 'fixme', 'todo', 'skipIf', 'runIf', 'fails', 'fail']);

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && typeof (value as Node).type === 'string';

function* nodesIn(value: unknown): Generator<Node> {
  if (Array.isArray(value)) {
    for (const one of value) yield* nodesIn(one);
  } else if (isNode(value)) {
    yield value;
    for (const part of Object.values(value)) yield* nodesIn(part);
  }
}

/** The names in `test.describe.each(table)`: test, describe, each. */
function namesOf(callee: unknown): string[] {
  if (!isNode(callee)) return [];
  if (callee.type === 'Identifier') return [String(callee['name'])];
  if (callee.type === 'CallExpression') return namesOf(callee['callee']);
  if (callee.type !== 'MemberExpression') return [];
  return [...namesOf(callee['object']), ...namesOf(callee['property'])];
}

/** The text of a string or a template, whose values stand as '...'. */
function textOf(value: unknown): string | undefined {
  if (!isNode(value)) return undefined;
  if (value.type === 'Literal' && typeof value['value'] === 'string') return value['value'];
  if (value.type !== 'TemplateLiteral') return undefined;
  const quasis = value['quasis'] as readonly { readonly value: { readonly cooked: string } }[];
  return quasis.map((quasi) => quasi.value.cooked).join('...');
}

/** Every fault that a test in `source` names in its title, in the order of the file. */
export function faultTestsIn(file: string, source: string): FaultTest[] {
  const { program, errors } = parseSync(file, source);
  if (errors.length > 0) throw new Error(`${file}: ${errors[0]?.message}`);
  const found: FaultTest[] = [];
  for (const node of nodesIn(program)) {
    if (node.type !== 'CallExpression') continue;
    const names = namesOf(node['callee']);
    if (!callers.has(names[0] ?? '') || names.some((name) => idle.has(name))) continue;
    const [, list, title] = ids.exec(textOf((node['arguments'] as unknown[])[0]) ?? '') ?? [];
    for (const id of list?.split(', ') ?? []) found.push({ id, file, title: title ?? '' });
  }
  return found;
}
