// A study as text: indented for people, but a list of numbers on one line, so that a hundred
// thousand spans do not become a million lines.

import { pictureToJson } from './picture-schema.ts';
import { spansToJson } from './span-schema.ts';
import type { RunRecord } from './run-record.ts';
import type { Study } from './study.ts';

/** JSON that ends in a line break. NaN and infinities, which JSON lacks, become null. */
export function writeStudy(study: Study): string {
  return `${writeValue(studyToJson(study), '')}\n`;
}

/** With phases by their names, and colours as base64. */
function studyToJson(study: Study): object {
  if (study.kind === 'run') return runToJson(study);
  return 'runs' in study ? { ...study, runs: study.runs.map(runToJson) } : study;
}

function runToJson(run: RunRecord): object {
  const spans = run.spans.map((one) => ({ ...one, spans: spansToJson(one.spans) }));
  return { ...run, spans, ...(run.pictures && { pictures: run.pictures.map(pictureToJson) }) };
}

function writeValue(value: unknown, indent: string): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (ArrayBuffer.isView(value)) return writeFlat([...(value as Uint8Array | Float64Array)]);
  const inner = `${indent}  `;
  if (Array.isArray(value)) {
    const items: readonly unknown[] = value;
    if (items.every((item) => typeof item !== 'object' || item === null)) return writeFlat(items);
    return enclose(
      '[',
      items.map((item) => writeValue(item, inner)),
      ']',
      indent,
    );
  }
  const entries = Object.entries(value)
    .filter(([, item]) => item !== undefined)
    .map(([key, item]) => `${JSON.stringify(key)}: ${writeValue(item, inner)}`);
  return enclose('{', entries, '}', indent);
}

function writeFlat(items: readonly unknown[]): string {
  return `[${items.map((item) => JSON.stringify(item)).join(', ')}]`;
}

function enclose(open: string, parts: readonly string[], close: string, indent: string): string {
  if (parts.length === 0) return open + close;
  return `${open}\n${parts.map((part) => `${indent}  ${part}`).join(',\n')}\n${indent}${close}`;
}
