// A record that a person opens: a study from a file, shown like one that was made here and always labelled.

import type { RunRecord } from '../record/run-record.ts';
import type { Message } from '../words/message.ts';
import { isBusy, type Lab } from './lab.ts';
import type { Opened } from './opened.ts';
import { reasonOf } from './reason-of.ts';

/** Longest file that is read, in bytes: a run of a million spans has a tenth of it. */
const mostBytes = 2 ** 29;

/** Shows the study of a file; says what is the matter if it holds none. What was shown before stays then. */
export async function openRecord(lab: Lab, file: File): Promise<void> {
  const { name, size } = file;
  const refuse = (recordProblem: Message): void => lab.store.setState({ recordProblem });
  if (isBusy(lab.store.getState().run)) {
    refuse({ key: 'file.while-running', values: { name } });
    return;
  }
  if (size > mostBytes) {
    refuse({ key: 'file.too-large', values: { bytes: size, maxBytes: mostBytes } });
    return;
  }
  try {
    const { readStudy } = await import('../record/read-study.ts');
    const read = readStudy(await file.text());
    if (read.ok) show(lab, { study: read.study, file: name });
    else refuse(read.reason);
  } catch (error) {
    refuse({ key: 'file.unreadable', values: { reason: reasonOf(error) } });
  }
}

function show({ store }: Lab, opened: Opened): void {
  const { study } = opened;
  // A run may have begun while the file was read.
  if (isBusy(store.getState().run)) {
    const message = { key: 'file.while-running', values: { name: opened.file } } as const;
    store.setState({ recordProblem: message });
    return;
  }
  store.setState((state) => ({
    opened,
    recordProblem: undefined,
    run: { kind: 'idle' },
    ...(study.kind === 'run' && {
      record: study,
      previous: state.record ?? state.previous,
      chosen: undefined,
      asked: undefined,
      pictures: study.pictures ?? [],
    }),
  }));
}

/** The name of the file that a record was opened from; undefined if it was measured here. */
export function openedFrom(
  { opened }: { readonly opened: Opened | undefined },
  record: RunRecord,
): string | undefined {
  return opened?.study === record ? opened.file : undefined;
}

/** Takes away what is said of the file that could not be opened. */
export function dismissRecordProblem({ store }: Lab): void {
  store.setState({ recordProblem: undefined });
}

/** Takes away a study that is shown beside the run on the chart. */
export function closeOpened({ store }: Lab): void {
  store.setState({ opened: undefined });
}

/** Where and when an opened study was measured. */
export function openedMessage({ study, file }: Opened): Message<'record.opened'> {
  const { environment, createdAt, kind } = study;
  const { browser, platform, hardwareConcurrency: cores } = environment;
  return { key: 'record.opened', values: { kind, file, createdAt, browser, platform, cores } };
}
