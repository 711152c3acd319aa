// The experiment in the form as one line.

import { areThreads } from '../../contract/team-traits.ts';
import type { LabState } from '../../store/lab.ts';
import { transportTitle } from '../results/chart-words.ts';

/** Empty until the engine has said what there is. */
export function experimentWords({ start, config, preview }: LabState): string {
  if (start.kind !== 'ready') return '';
  const { workloads, backends, kernels } = start.catalogue;
  const workload = workloads.find(({ id }) => id === config.workload);
  const main = workload?.parameters.find(({ name }) => name === workload.mainParameter);
  const value = main && (config.parameters[main.name] ?? main.default);
  const size = Number.isFinite(value) ? `${value} ${main?.unit ?? ''}`.trim() : undefined;
  const kernel = kernels.find(({ id }) => id === config.kernel)?.title;
  const backend = backends.find(({ id }) => id === config.backend)?.title;
  const transport =
    preview.kind === 'plan' && areThreads(preview.plan.team)
      ? transportTitle(preview.plan.transport)
      : undefined;
  return [workload?.title, size, backend, kernel, transport].filter(Boolean).join(' · ');
}
