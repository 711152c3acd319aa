// The record leaves the page as a file.

import type { Lab } from './lab.ts';

/** Name of the file of a record, e.g. "amdahl-lab-mandelbrot-2026-01-31T12-00-00.json". */
function recordFileName(workload: string, createdAt: string): string {
  return `amdahl-lab-${workload}-${createdAt.slice(0, 19).replaceAll(':', '-')}.json`;
}

/** Downloads the record on the chart as JSON; does nothing without one. */
export function downloadRecord(lab: Lab): void {
  const { record } = lab.store.getState();
  if (record === undefined) return;
  const blob = new Blob([`${JSON.stringify(record, null, 2)}\n`], { type: 'application/json' });
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = recordFileName(record.plan.workload, record.createdAt);
  link.click();
  URL.revokeObjectURL(link.href);
}
