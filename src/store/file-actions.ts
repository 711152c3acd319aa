// The file that a person opens in place of the built-in input, and how it is given up again.

import { setConfig, setParameters } from './config-actions.ts';
import type { Lab } from './lab.ts';

/**
 * Reads a file for the chosen workload; the parameters that follow from it are put into the form. Where it cannot be
 * used the sentence stands beside the field, and what was open stays.
 */
export async function openFile(lab: Lab, file: File): Promise<void> {
  const { workload, parameters } = lab.store.getState().config;
  const { name } = file;
  const tell = (done: number): void => lab.store.setState({ reading: { name, done } });
  tell(0);
  const opened = await lab.engine
    .openFile(workload, parameters, file, name, tell)
    .finally(() => lab.store.setState({ reading: undefined }));
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

/** Back to the built-in input, with the parameters that the file had set at their defaults. */
export function closeFile(lab: Lab): void {
  const { file, config } = lab.store.getState();
  const own = Object.keys(file?.parameters ?? {});
  const kept = Object.entries(config.parameters).filter(([name]) => !own.includes(name));
  lab.store.setState({ file: undefined, fileProblem: undefined });
  setConfig(lab, { file: undefined });
  setParameters(lab, Object.fromEntries(kept));
}
