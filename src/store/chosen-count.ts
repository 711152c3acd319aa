// The one processor count that the page is about: headline, chart, losses, timeline and picture all show it.

import type { CountFinding, RunRecord } from '../record/run-record.ts';
import type { Lab, LabState } from './lab.ts';

/** The count chosen by the reader if the record has it, else the one that the record is about. */
export function countShown({ chosen }: Pick<LabState, 'chosen'>, record: RunRecord): number {
  const counts = record.points.map(({ processors }) => processors);
  const wanted = [chosen, record.shown].find((n) => n !== undefined && counts.includes(n));
  return wanted ?? counts.at(-1) ?? 1;
}

/** What is said of a count of a record. */
export function findingOf(record: RunRecord, processors: number): CountFinding['finding'] {
  return record.findings?.find((one) => one.processors === processors)?.finding ?? record.finding;
}

/** Chooses the count that the page is about. */
export function chooseCount({ store }: Lab, processors: number): void {
  store.setState({ chosen: processors });
}
