// The catalogue as text.

import { fieldWords } from '../words/en/field.ts';
import type { Catalogue } from '../engine/engine.ts';

/** The ways data reaches processors, without the choice to leave it to the page. */
export function transportList(): readonly {
  readonly id: string;
  readonly title: string;
  readonly explanation: string;
}[] {
  const { auto: _, ...transports } = fieldWords.transport.choices;
  return Object.entries(transports).map(([id, { title, hint }]) => ({
    id,
    title,
    explanation: hint,
  }));
}

/** What there is to choose from, for a terminal. Ends in a line break. */
export function catalogueToText(catalogue: Catalogue): string {
  const lines: string[] = ['Workloads'];
  for (const workload of catalogue.workloads) {
    lines.push(`  ${workload.id}: ${workload.title} (${workload.unit}). ${workload.tagline}`);
    for (const parameter of workload.parameters) {
      const { name, min, max, unit, choices } = parameter;
      if (choices) {
        const ids = choices.map(({ id }) => id);
        lines.push(`    ${name} = ${ids[parameter.default]} (${ids.join(', ')})`);
        continue;
      }
      const main = name === workload.mainParameter ? ', also --size' : '';
      lines.push(
        `    ${name} = ${parameter.default} ${unit} (${min} to ${max}${main})`.replace('  (', ' ('),
      );
    }
  }
  lines.push('Backends');
  for (const backend of catalogue.backends) {
    const { id, title, kernels, schedules, transports, maxProcessors } = backend;
    lines.push(
      `  ${id}: ${title}; kernels ${kernels.join(', ')}; schedules ${schedules.join(', ')}; transports ${transports.join(', ')}; up to ${maxProcessors} ${backend.team.noun}${maxProcessors === 1 ? '' : 's'}`,
    );
  }
  lines.push(
    'Schedules',
    ...catalogue.schedules.map(({ id, explanation }) => `  ${id}: ${explanation}`),
  );
  lines.push(
    'Transports',
    ...transportList().map(({ id, explanation }) => `  ${id}: ${explanation}`),
  );
  return `${lines.join('\n')}\n`;
}
