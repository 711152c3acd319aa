// Which panel is shown of those that may be asked for: a record has no answer to some.

import { areThreads } from '../contract/team-traits.ts';
import type { RunRecord } from '../record/run-record.ts';
import { countShown } from './chosen-count.ts';
import type { LabState } from './lab.ts';
import type { PanelTab } from './panel-tab.ts';

/** Whether something is known of what a count lost; it is not if its samples do not agree. */
export function hasLosses(record: RunRecord, processors: number): boolean {
  return record.losses?.some((one) => one.processors === processors) ?? false;
}

/** Whether sizes can be mapped: on several threads alike, and not on a file, which has one size. */
export function canMap({ plan, points }: RunRecord): boolean {
  return areThreads(plan.team) && points.length > 1 && plan.file === undefined;
}

/** The panel that was asked for; undefined if none was, or if the record has no answer for it. */
export function shownTab(state: Pick<LabState, 'tab' | 'record' | 'chosen'>): PanelTab | undefined {
  const { tab, record } = state;
  if (record === undefined) return tab;
  if (tab === 'map') return canMap(record) ? tab : undefined;
  if (tab !== 'why') return tab;
  return hasLosses(record, countShown(state, record)) ? tab : undefined;
}
