// The file that a person opens in place of the built-in input, and how it is given up again.

import { setConfig, setParameters } from './config-actions.ts';
import type { Message } from '../words/message.ts';
import type { Lab } from './lab.ts';

/**
 * Reads a file for the chosen workload; the parameters that follow from it are put into the form. Where it cannot be
 * used the sentence stands beside the field, and what was open stays.
 */
export async function openFile(lab: Lab, file: File): Promise<void> {
  const { workload, parameters } = lab.store.getState().config;
  const { name } = file;
  lab.store.setState({ reading: { file, name, done: 0 } });
  const isRead = (): boolean => lab.store.getState().reading?.file === file;
  const tell = (done: number): void => {
    if (isRead()) lab.store.setState({ reading: { file, name, done } });
  };
  const opened = await lab.engine
    .openFile(workload, parameters, file, name, tell)
    .finally(() => isRead() && lab.store.setState({ reading: undefined }));
  // Nobody waits for it any more.
  if (!opened.ok && opened.message.key === 'file.given-up') return;
  // Another workload was chosen meanwhile: it has its own input.
  if (lab.store.getState().config.workload !== workload) return;
  if (!opened.ok) {
    lab.store.setState({ fileProblem: opened.message });
    return;
  }
  lab.store.setState({ file: opened, fileProblem: undefined });
  setConfig(lab, { file: opened.file.name });
  setParameters(lab, { ...lab.store.getState().config.parameters, ...opened.parameters });
}

/** Says what is the matter with a file before it could be read. */
export function refuseFile(lab: Lab, message: Message): void {
  lab.store.setState({ fileProblem: message });
}

/** Ends the reading of a file; what was open before still is. */
export async function giveUpFile(lab: Lab): Promise<void> {
  lab.store.setState({ reading: undefined });
  await lab.engine.giveUpFile();
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
