// The parameters of the chosen workload, as its table describes them. The main one is always in sight.

import type { ParameterInfo, WorkloadInfo } from '../../store/catalogue.ts';
import { setParameterText, settleDraft } from '../../store/config-actions.ts';
import { Disclosure } from '../components/disclosure.tsx';
import { NumberField } from '../components/number-field.tsx';
import { useLab, useLabState } from '../lab-context.tsx';
import { useProblem } from './use-problem.ts';

function ParameterField({ parameter }: { readonly parameter: ParameterInfo }) {
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
