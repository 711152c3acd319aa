// The next visit names the run that a page was at when it was gone, and offers it again.

import { formatNumber } from '../words/quantity.ts';
import type { Config } from '../record/config.ts';
import type { Message } from '../words/message.ts';
import { readAddress } from './address.ts';
import type { WorkloadInfo } from './catalogue.ts';
import type { Interrupted } from './interrupted.ts';
import type { Lab, LabState } from './lab.ts';
import { isUnderWay } from './measuring-turn.ts';
import { updatePreview } from './preview.ts';
import { startRun } from './run-actions.ts';
import { dropEntry, readEntries, type JournalEntry } from './run-journal.ts';

/** A run that was to use a smaller part of the reported memory hardly ran out of it. */
const largePart = 1 / 4;

/** What the journal holds of runs that no tab is at any more: the newest is said, once. */
export async function findInterrupted(lab: Lab): Promise<void> {
  let newest: Interrupted | undefined;
  for (const entry of readEntries()) {
    if (await isUnderWay(entry.id)) continue;
    newest ??= toInterrupted(lab.store.getState(), entry);
    dropEntry(entry);
  }
  if (newest) lab.store.setState({ interrupted: newest });
}

function toInterrupted(state: LabState, entry: JournalEntry): Interrupted | undefined {
  const { config } = readAddress(state, entry.query);
  const workload = state.start.kind === 'ready' && workloadOf(state, config?.workload);
  if (!config || !workload) return undefined;
  const size = config.parameters[workload.mainParameter] ?? mainOf(workload)?.default;
  const message = toMessage(state, entry, config, workload, sizeInWords(workload, size));
  // Its own file is no longer open, and without it the experiment is another one.
  if (entry.file !== null) return { message, again: undefined, smaller: undefined };
  return { message, again: config, smaller: smallerThan(config, workload, size) };
}

function workloadOf({ start }: LabState, id: string | undefined): WorkloadInfo | undefined {
  return start.kind === 'ready'
    ? start.catalogue.workloads.find((one) => one.id === id)
    : undefined;
}

function mainOf({ parameters, mainParameter }: WorkloadInfo) {
  return parameters.find(({ name }) => name === mainParameter);
}

function sizeInWords(workload: WorkloadInfo, size: number | undefined): string | null {
  if (size === undefined || !Number.isFinite(size)) return null;
  return `${formatNumber(size)} ${mainOf(workload)?.unit ?? ''}`.trim();
}

/** Half of its size; undefined where it cannot be smaller. */
function smallerThan(
  config: Config,
  workload: WorkloadInfo,
  size: number | undefined,
): Interrupted['smaller'] {
  const main = mainOf(workload);
  if (!main || size === undefined || !Number.isFinite(size)) return undefined;
  const half = Math.max(main.min, main.integer ? Math.floor(size / 2) : size / 2);
  if (half >= size) return undefined;
  const parameters = { ...config.parameters, [main.name]: half };
  return { config: { ...config, parameters }, size: sizeInWords(workload, half) ?? '' };
}

function toMessage(
  { start }: LabState,
  entry: JournalEntry,
  config: Config,
  workload: WorkloadInfo,
  size: string | null,
): Message {
  const { startedAt, file, step, processors, left } = entry;
  const backends = start.kind === 'ready' ? start.catalogue.backends : [];
  const noun = backends.find(({ id }) => id === config.backend)?.team.noun;
  const values = {
    workload: workload.title,
    size: file === null ? size : null,
    file,
    step,
    processors,
    noun: noun ?? 'processor',
    when: new Date(startedAt).toLocaleString('en-GB', { dateStyle: 'long', timeStyle: 'short' }),
  };
  if (left) return { key: 'journal.left', values };
  return { key: 'journal.crashed', values: { ...values, memory: memoryOf(entry) } };
}

/** What says that memory ran out: the run was to use a large part of what there is. */
function memoryOf({ memoryBytes: bytes }: JournalEntry) {
  const { deviceMemory } = globalThis.navigator as { readonly deviceMemory?: number };
  const deviceBytes = (deviceMemory ?? Number.POSITIVE_INFINITY) * 2 ** 30;
  return bytes !== null && bytes >= largePart * deviceBytes ? { bytes, deviceBytes } : null;
}

/** Takes the note away. */
export function dismissInterrupted(lab: Lab): void {
  lab.store.setState({ interrupted: undefined });
}

/** Puts a configuration that was offered into the form and runs it. */
export async function runAgain(lab: Lab, config: Config): Promise<void> {
  lab.store.setState({
    interrupted: undefined,
    config,
    drafts: {},
    ignored: [],
    file: undefined,
    fileProblem: undefined,
  });
  await updatePreview(lab);
  await startRun(lab);
}
