// Studies leave the page as files: each as JSON, and the spans of a run as a trace.

import type { Study } from '../record/study.ts';
import { recordToTrace } from '../share/trace.ts';
import type { Lab } from './lab.ts';

/** Name of the file of a study, e.g. "amdahl-lab-size-map-mandelbrot-2026-01-31T12-00-00.json"; a run's has no kind. */
function fileName({ kind, plan, createdAt }: Study, ending: string): string {
  const what = kind === 'run' ? '' : `${kind}-`;
  return `amdahl-lab-${what}${plan.workload}-${createdAt.slice(0, 19).replaceAll(':', '-')}${ending}`;
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
  if (record) await downloadStudy(record);
}

/** Downloads a study of any kind as JSON, as the command line writes it. */
export async function downloadStudy(study: Study): Promise<void> {
  const { writeStudy } = await import('../record/write-study.ts');
  download(fileName(study, '.json'), writeStudy(study));
}

/** Downloads its spans for Perfetto or chrome://tracing; does nothing without a record. */
export function downloadTrace(lab: Lab): void {
  const { record } = lab.store.getState();
  if (record) download(fileName(record, '.trace.json'), recordToTrace(record));
}
