// The experiment of a record once more, whatever the form says by now.

import type { RunRecord } from '../record/run-record.ts';
import { isBusy, type Lab } from './lab.ts';
import { askedConfig } from '../record/plan-config.ts';
import { fileOf } from './file-actions.ts';
import { updatePreview } from './preview.ts';
import { startRun } from './run-actions.ts';

/** Puts the record's experiment into the form and runs it. */
export async function measureAgain(lab: Lab, record: RunRecord): Promise<void> {
  if (isBusy(lab.store.getState().run)) return;
  lab.store.setState({
    config: askedConfig(record),
    drafts: {},
    ignored: [],
    file: fileOf(lab, record.plan),
    fileProblem: undefined,
  });
  await updatePreview(lab);
  await startRun(lab, { file: record.plan.file });
}
