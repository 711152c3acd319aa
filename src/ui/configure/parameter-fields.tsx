// The parameters of the chosen workload, as its table describes them. The main one is always in sight.

import type { ParameterInfo, WorkloadInfo } from '../../store/catalogue.ts';
import { setParameterText, settleDraft } from '../../store/config-actions.ts';
import type { LabState } from '../../store/lab.ts';
import { ChoiceField } from '../components/choice-field.tsx';
import { Disclosure } from '../components/disclosure.tsx';
import { NumberField } from '../components/number-field.tsx';
import { useLab, useLabState } from '../lab-context.tsx';
import { useProblem } from './use-problem.ts';

/** Why a parameter rests while a file is open; undefined where it does not. */
function restReason({ file, start, config }: LabState, name: string): string | undefined {
  if (file === undefined || start.kind !== 'ready') return undefined;
  if (Object.hasOwn(file.parameters, name)) return 'Of your file.';
  const info = start.catalogue.workloads.find(({ id }) => id === config.workload);
  return info?.file?.leavesOut.includes(name)
    ? 'Rests: it shapes the built-in input alone, and your own file is open.'
    : undefined;
}

interface FieldProps {
  readonly parameter: ParameterInfo;
}

function ChoiceParameter({
  parameter,
  choices,
}: FieldProps & { readonly choices: NonNullable<ParameterInfo['choices']> }) {
  const lab = useLab();
  const { name, label, hint } = parameter;
  const value = useLabState((state) => state.config.parameters[name] ?? parameter.default);
  const problem = useProblem(`parameters.${name}`);
  return (
    <ChoiceField
      label={label}
      hint={hint}
      problem={problem}
      value={choices[value]?.id ?? ''}
      onChange={(id) => {
        const chosen = choices.findIndex((choice) => choice.id === id);
        setParameterText(lab, name, String(chosen));
      }}
      options={choices}
    />
  );
}

/** What follows from the person's own file rests, and so does what does nothing beside one. */
function ParameterField({ parameter }: FieldProps) {
  const reason = useLabState((state) => restReason(state, parameter.name));
  const shown = reason === undefined ? parameter : { ...parameter, hint: reason };
  return (
    <fieldset className="parameter" disabled={reason !== undefined}>
      {shown.choices ? (
        <ChoiceParameter parameter={shown} choices={shown.choices} />
      ) : (
        <NumberParameter parameter={shown} />
      )}
    </fieldset>
  );
}

function NumberParameter({ parameter }: FieldProps) {
  const lab = useLab();
  const field = `parameters.${parameter.name}` as const;
  const value = useLabState(
    (state) => state.config.parameters[parameter.name] ?? parameter.default,
  );
  const draft = useLabState((state) => state.drafts[field]);
  const problem = useProblem(field);
  return (
    <NumberField
      label={parameter.label}
      unit={parameter.unit}
      hint={parameter.hint}
      problem={problem}
      scale={parameter}
      value={value}
      text={draft ?? String(value)}
      onText={(text) => setParameterText(lab, parameter.name, text)}
      onLeave={() => settleDraft(lab, field)}
    />
  );
}

/** A number field per parameter; those after the second fold away until they are asked for. */
export function ParameterFields({ workload }: { readonly workload: WorkloadInfo }) {
  const shown = workload.parameters.slice(0, 2);
  const more = workload.parameters.slice(2);
  const troubled = useLabState(
    ({ preview }) =>
      preview.kind === 'problems' &&
      preview.problems.some(({ field }) => more.some(({ name }) => field === `parameters.${name}`)),
  );
  return (
    <>
      {shown.map((parameter) => (
        <ParameterField key={parameter.name} parameter={parameter} />
      ))}
      {more.length > 0 && (
        <Disclosure
          summary={`More: ${more.map(({ label }) => label.toLowerCase()).join(', ')}`}
          troubled={troubled}
        >
          {more.map((parameter) => (
            <ParameterField key={parameter.name} parameter={parameter} />
          ))}
        </Disclosure>
      )}
    </>
  );
}
