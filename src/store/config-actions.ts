// What a person changes in the form: each action leaves a configuration and asks for its plan.

import { areThreads } from '../contract/team-traits.ts';
import { isNumberField, type FieldOf } from '../record/fields.ts';
import type { Config, ConfigField } from '../record/config.ts';
import { textToNumber, type Drafts } from '../share/link.ts';
import { processorsToText, textToProcessors } from '../share/processor-list.ts';
import { withAskable } from './askable.ts';
import type { Problem } from './catalogue.ts';
import { isBusy, type FormReset, type Lab, type LabState } from './lab.ts';
import { updatePreview } from './preview.ts';

/** Drafts without those of some fields. */
export function without(drafts: Drafts, ...fields: readonly ConfigField[]): Drafts {
  return Object.fromEntries(
    Object.entries(drafts).filter(([field]) => !fields.some((gone) => gone === field)),
  );
}

/** Puts values into the form and asks for the plan. */
export function change(lab: Lab, config: Partial<Config>, drafts: Drafts): void {
  lab.store.setState((state) => ({
    config: withAskable({ ...state.config, ...config }),
    drafts,
    ignored: [],
    run: state.run.kind === 'refused' ? { kind: 'idle' } : state.run,
  }));
  void updatePreview(lab);
}

/** Sets fields to values that are known to be of their kind. */
export function setConfig(lab: Lab, config: Partial<Omit<Config, 'parameters'>>): void {
  const fields = Object.keys(config) as (keyof Config)[];
  change(lab, config, without(lab.store.getState().drafts, ...fields));
}

/** Sets all parameters to values that are known to be numbers. */
export function setParameters(lab: Lab, parameters: Config['parameters']): void {
  const { drafts } = lab.store.getState();
  const kept = Object.entries(drafts).filter(([field]) => !field.startsWith('parameters.'));
  change(lab, { parameters }, Object.fromEntries(kept));
}

/** Sets a number from what was typed; a text that is no number is kept as a draft. */
export function setNumberText(lab: Lab, field: FieldOf<'number'>, text: string): void {
  const value = textToNumber(text);
  const rest = without(lab.store.getState().drafts, field);
  change(lab, { [field]: value }, text === String(value) ? rest : { ...rest, [field]: text });
}

/** Sets a parameter of the workload from what was typed. */
export function setParameterText(lab: Lab, name: string, text: string): void {
  const field = `parameters.${name}` as const;
  const value = textToNumber(text);
  const { config, drafts } = lab.store.getState();
  const rest = without(drafts, field);
  const parameters = { ...config.parameters, [name]: value };
  change(lab, { parameters }, text === String(value) ? rest : { ...rest, [field]: text });
}

/** Sets the grain from what was typed: a number, or "auto". */
export function setGrainText(lab: Lab, text: string): void {
  const rest = without(lab.store.getState().drafts, 'grain');
  const grain = text.trim().toLowerCase() === 'auto' ? 'auto' : textToNumber(text);
  change(lab, { grain }, text === String(grain) ? rest : { ...rest, grain: text });
}

/** Sets the processor counts from a list or range. */
export function setProcessorsText(lab: Lab, text: string): void {
  const processors = textToProcessors(text);
  const rest = without(lab.store.getState().drafts, 'processors');
  const same = text === processorsToText(processors);
  change(lab, { processors }, same ? rest : { ...rest, processors: text });
}

/** Sets a field to the value that mends it. */
export function mendField(lab: Lab, { field, value }: NonNullable<Problem['mend']>): void {
  const text = String(value);
  if (field.startsWith('parameters.'))
    setParameterText(lab, field.slice('parameters.'.length), text);
  else if (field === 'grain') setGrainText(lab, text);
  else if (isNumberField(field)) setNumberText(lab, field, text);
}

/** A field is left: a text that could be read gives way to the value as it is written. */
export function settleDraft(lab: Lab, field: ConfigField): void {
  const { config, drafts } = lab.store.getState();
  if (drafts[field] === undefined) return;
  const values: readonly (number | string)[] = field.startsWith('parameters.')
    ? [config.parameters[field.slice('parameters.'.length)] ?? Number.NaN]
    : [config[field as Exclude<keyof Config, 'parameters' | 'file' | 'asks'>]].flat();
  if (values.length > 0 && !values.some((value) => Number.isNaN(value))) {
    lab.store.setState({ drafts: without(drafts, field) });
  }
}

/** The fields that a workload suggested and nobody changed since, as the default experiment has them. */
function withoutSuggested(
  suggested: Partial<Config>,
  config: Config,
  defaults: Config,
): Partial<Config> {
  const fields = Object.keys(suggested) as (keyof Config)[];
  const same = (field: keyof Config): boolean =>
    JSON.stringify(config[field]) === JSON.stringify(suggested[field]);
  return Object.fromEntries(fields.filter(same).map((field) => [field, defaults[field]]));
}

/** Chooses a workload with its default parameters and what suits it; everything else stays as far as it can. */
export function chooseWorkload(lab: Lab, id: string): void {
  const { start, config, defaults, drafts } = lab.store.getState();
  if (start.kind !== 'ready') return;
  const find = (wanted: string) => start.catalogue.workloads.find((one) => one.id === wanted);
  const info = find(id);
  const before = withoutSuggested(find(config.workload)?.suggests ?? {}, config, defaults);
  const kernels = info?.kernels ?? [];
  const kernel = kernels.includes(config.kernel) ? config.kernel : (kernels[0] ?? config.kernel);
  const kept = Object.entries(drafts).filter(([field]) => !field.startsWith('parameters.'));
  const rest = without(Object.fromEntries(kept), 'workload', 'kernel', 'grain');
  const backend = start.catalogue.backends.find((one) => one.id === config.backend);
  const suggested = backend && areThreads(backend.team) ? info?.suggests : undefined;
  lab.store.setState({ file: undefined, fileProblem: undefined });
  change(
    lab,
    {
      ...before,
      ...suggested,
      workload: id,
      file: undefined,
      asks: undefined,
      parameters: {},
      kernel,
      grain: 'auto',
    },
    rest,
  );
}

/** Back to the default experiment; results stay. Nothing while a run goes on. */
export function resetConfig(lab: Lab): void {
  const { run, config, drafts, file, fileProblem, defaults } = lab.store.getState();
  if (isBusy(run)) return;
  lab.store.setState({ file: undefined, fileProblem: undefined });
  change(lab, { ...defaults, file: undefined, asks: undefined }, {});
  const before = { config, drafts, file, fileProblem };
  lab.store.setState((state) => ({ reset: { before, put: state.config } }));
}

/** What Reset would be undone to; undefined if nothing was reset, or if the form has changed since. */
export function beforeReset({ reset, config }: LabState): FormReset['before'] | undefined {
  return reset?.put === config ? reset.before : undefined;
}

/** Brings back what Reset took away. */
export function undoReset(lab: Lab): void {
  const state = lab.store.getState();
  const before = beforeReset(state);
  if (before === undefined || isBusy(state.run)) return;
  lab.store.setState({ ...before, reset: undefined });
  void updatePreview(lab);
}
