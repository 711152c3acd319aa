// The parameters of the chosen workload, as its table describes them. The main one is always in sight.

import type { ParameterInfo, WorkloadInfo } from '../../store/catalogue.ts';
import { setParameterText, settleDraft } from '../../store/config-actions.ts';
import { ChoiceField } from '../components/choice-field.tsx';
import { Disclosure } from '../components/disclosure.tsx';
import { NumberField } from '../components/number-field.tsx';
import { useLab, useLabState } from '../lab-context.tsx';
import { useProblem } from './use-problem.ts';

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

/** What follows from the person's own file is shown and rests. */
function ParameterField({ parameter }: FieldProps) {
  const file = useLabState((state) => state.file);
  const isKnown = file !== undefined && parameter.name in file.parameters;
  return (
    <fieldset className="parameter" disabled={isKnown}>
      {parameter.choices ? (
        <ChoiceParameter parameter={parameter} choices={parameter.choices} />
      ) : (
        <NumberParameter
          parameter={isKnown ? { ...parameter, hint: 'Of your file.' } : parameter}
        />
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
