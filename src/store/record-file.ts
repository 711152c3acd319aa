// The record leaves the page as a file: as JSON, or its spans as a trace.

import type { RunRecord } from '../record/run-record.ts';
import { recordToTrace } from '../share/trace.ts';
import type { Lab } from './lab.ts';

/** Name of the file of a record, e.g. "amdahl-lab-mandelbrot-2026-01-31T12-00-00.json". */
function fileName({ plan, createdAt }: RunRecord, ending: string): string {
  return `amdahl-lab-${plan.workload}-${createdAt.slice(0, 19).replaceAll(':', '-')}${ending}`;
}

function download(name: string, json: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([json], { type: 'application/json' }));
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}

/** Downloads the record on the chart as JSON; does nothing without one. */
export async function downloadRecord(lab: Lab): Promise<void> {
  const { record } = lab.store.getState();
  if (!record) return;
  const { writeStudy } = await import('../record/write-study.ts');
  download(fileName(record, '.json'), writeStudy(record));
}

/** Downloads its spans for Perfetto or chrome://tracing; does nothing without a record. */
export function downloadTrace(lab: Lab): void {
  const { record } = lab.store.getState();
  if (record) download(fileName(record, '.trace.json'), recordToTrace(record));
}
