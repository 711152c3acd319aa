// The file that a person opens in place of the built-in input, and how it is given up again.

import { setConfig, setParameters } from './config-actions.ts';
import { reasonOf } from './reason-of.ts';
import type { Message } from '../words/message.ts';
import { isSameFile } from '../record/same-file.ts';
import type { Plan, PlanFile } from '../record/plan.ts';
import type { OpenedFile } from './catalogue.ts';
import { isBusy, type Lab, type LabState } from './lab.ts';

/** What was opened last, and for which workload: it stays open when another workload is chosen. */
const openedLast = new WeakMap<
  Lab,
  { readonly workload: string; readonly file: LabState['file'] }
>();

/** The files themselves: an engine that takes the place of another reads them again. */
const blobs = new WeakMap<PlanFile, File>();

/**
 * Reads a file for the chosen workload; the parameters that follow from it are put into the form. Where it cannot be
 * used the sentence stands beside the field, and what was open stays.
 */
export async function openFile(lab: Lab, file: File): Promise<void> {
  const { run } = lab.store.getState();
  // Reading would disturb what is being measured, and change the form that rests.
  if (isBusy(run)) {
    refuseFile(lab, { key: 'file.while-running', values: { name: file.name } });
    return;
  }
  // What was asked about was another input.
  if (run.kind === 'asking') lab.store.setState({ run: { kind: 'idle' } });
  const { workload } = lab.store.getState().config;
  const { name } = file;
  lab.store.setState({ reading: { file, name, done: 0 } });
  const isRead = (): boolean => lab.store.getState().reading?.file === file;
  const tell = (done: number): void => {
    if (isRead()) lab.store.setState({ reading: { file, name, done } });
  };
  const opened = await readOnEngine(lab, file, tell).finally(
    () => isRead() && lab.store.setState({ reading: undefined }),
  );
  // Nobody waits for it any more.
  if (!opened.ok && opened.message.key === 'file.given-up') return;
  // Another workload was chosen meanwhile: it has its own input.
  if (lab.store.getState().config.workload !== workload) return;
  if (!opened.ok) {
    lab.store.setState({ fileProblem: opened.message });
    return;
  }
  blobs.set(opened.file, file);
  openedLast.set(lab, { workload, file: opened });
  lab.store.setState({ file: opened, fileProblem: undefined });
  setConfig(lab, { file: opened.file.name });
  setParameters(lab, { ...lab.store.getState().config.parameters, ...opened.parameters });
}

/** An engine that ends while it reads gives no file. */
function readOnEngine(
  { engine, store }: Lab,
  file: File,
  tell: (done: number) => void,
): Promise<OpenedFile> {
  const { workload, parameters } = store.getState().config;
  return engine
    .openFile(workload, parameters, file, file.name, tell)
    .catch((error: unknown): OpenedFile => {
      const values = { reason: reasonOf(error) };
      return { ok: false, message: { key: 'file.unreadable', values } };
    });
}

/** Gives the file that is open to an engine that has not read it yet. */
export async function reopenFile(lab: Lab): Promise<void> {
  const { file } = lab.store.getState();
  const blob = file && blobs.get(file.file);
  if (!blob) return;
  const opened = await readOnEngine(lab, blob, () => undefined);
  if (!opened.ok) lab.store.setState({ fileProblem: opened.message });
}

/** Says what is the matter with a file before it could be read. */
export function refuseFile(lab: Lab, message: Message): void {
  lab.store.setState({ fileProblem: message });
}

/**
 * What an address asks for beside the file that is open, of which no address knows: the file stays, with the parameters
 * that follow from it, unless another workload is asked for.
 */
export function besideFile(state: LabState, asked: Partial<LabState>): Partial<LabState> {
  const { file, config: before } = state;
  const { config, drafts = {} } = asked;
  if (!config) return asked;
  if (config.workload !== before.workload) {
    return { ...asked, file: undefined, fileProblem: undefined };
  }
  if (!file) return asked;
  const own = new Set(Object.keys(file.parameters).map((name) => `parameters.${name}`));
  const kept = Object.entries(drafts).filter(([field]) => !own.has(field));
  const parameters = { ...config.parameters, ...file.parameters };
  return {
    ...asked,
    config: { ...config, parameters, file: file.file.name },
    drafts: Object.fromEntries(kept),
  };
}

/** The file that a plan's experiment is made on, if it is still open: it comes back into the form with it. */
export function fileOf(lab: Lab, { workload, file }: Plan): LabState['file'] {
  const last = openedLast.get(lab);
  const isOpen = file && last?.file && isSameFile(file, last.file.file);
  return isOpen && last.workload === workload ? last.file : undefined;
}

/** Whether the microphone is on: no run begins meanwhile, since it would take the button away that ends it. */
export function setRecording(lab: Lab, recording: boolean): void {
  lab.store.setState({ recording });
}

/** Ends the reading of a file; what was open before still is. */
export async function giveUpFile(lab: Lab): Promise<void> {
  lab.store.setState({ reading: undefined });
  await lab.engine.giveUpFile().catch(() => undefined);
}

/** Back to the built-in input, with the parameters that the file had set at their defaults. */
export function closeFile(lab: Lab): void {
  const { file, config } = lab.store.getState();
  const own = Object.keys(file?.parameters ?? {});
  const kept = Object.entries(config.parameters).filter(([name]) => !own.includes(name));
  lab.store.setState({ file: undefined, fileProblem: undefined });
  setConfig(lab, { file: undefined });
  setParameters(lab, Object.fromEntries(kept));
}
