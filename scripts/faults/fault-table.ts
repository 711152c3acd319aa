// docs/faults.md: every fault with what the person sees and the tests that hold it.

import type { FaultSection } from './fault-row.ts';
import type { FaultTest } from './tested-faults.ts';

const intro = `# What goes wrong, and what the person sees

Every fault that the lab is built to stand, what the person sees then, and the tests that hold it. A test names its fault first in its title (\`E4: a worker that closes itself ...\`). This file is made from those titles and from \`scripts/faults/\` by \`npx vitest run scripts/faults -u\`, and a test fails where it is stale, where a test names a fault that is not here, and where a fault has neither a test nor a reason.
`;

/** Text that Markdown shows as it is. */
const plain = (text: string): string => text.replaceAll(/[\\`*_<>[\]]/g, '\\$&');

/** The document, as Markdown that is not formatted yet. */
export function faultTable(sections: readonly FaultSection[], tests: readonly FaultTest[]): string {
  const parts = sections.map(({ letter, title, rows }) => {
    const entries = rows.map(({ id, fault, seen, open }) => {
      const lines = tests
        .filter((test) => test.id === id)
        .map(({ file, title: text }) => `- [\`${file}\`](../${file}): ${plain(text)}`)
        .sort();
      const rest = open === undefined ? [] : [`- **Open:** ${open}`];
      return `### ${id}. ${plain(fault)}\n\n${plain(seen)}\n\n${[...new Set(lines), ...rest].join('\n')}\n`;
    });
    return `## ${letter}: ${title}\n\n${entries.join('\n')}`;
  });
  return [intro, ...parts].join('\n');
}

/** What is wrong with rows and tests taken together, a sentence each. */
export function faultProblems(
  sections: readonly FaultSection[],
  tests: readonly FaultTest[],
): string[] {
  const tested = new Set(tests.map(({ id }) => id));
  const known = new Set<string>();
  const problems: string[] = [];
  for (const { letter, rows } of sections) {
    rows.forEach(({ id, open }, index) => {
      if (id !== `${letter}${index + 1}`) problems.push(`${id} is not where it belongs`);
      known.add(id);
      if (open === undefined && !tested.has(id)) problems.push(`${id} has neither test nor reason`);
    });
  }
  for (const { id, file } of tests)
    if (!known.has(id)) problems.push(`${file} names ${id}, which is no fault`);
  return problems;
}
