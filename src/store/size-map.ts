// For which sizes and counts is efficiency over a line? The map of a record's experiment.

import { planToConfig } from '../record/plan-config.ts';
import type { RunRecord } from '../record/run-record.ts';
import { isBusy, type Lab, type SizeMapShown } from './lab.ts';
import { makeStudy } from './study-actions.ts';

/** What can be chosen of a map. */
interface SizeMapChoice {
  readonly efficiency: number;
  readonly sizes: number;
}

/** Maps the record's experiment up to its size. Cells stand in the state as they are measured; a cancel keeps them. */
export async function mapSizes(lab: Lab, record: RunRecord, choice: SizeMapChoice): Promise<void> {
  const { run, calibration: ceiling } = lab.store.getState();
  if (isBusy(run)) return;
  const { plan, id } = record;
  const config = { ...planToConfig(plan), asks: undefined };
  const asked = { kind: 'size-map', config, ...choice, ceiling } as const;
  const show = (shown: Omit<SizeMapShown, 'record'>): void =>
    lab.store.setState({ sizeMap: { record: id, ...shown } });
  let found: SizeMapShown['found'];
  show({ measuring: true, found, study: undefined });
  const study = await makeStudy(lab, { ...asked, parent: { id }, file: plan.file }, (event) => {
    if (event.kind !== 'cells') return;
    found = event;
    show({ measuring: true, found, study: undefined });
  });
  if (study?.kind === 'size-map') show({ measuring: false, found: study, study });
  else show({ measuring: false, found, study: undefined });
}
