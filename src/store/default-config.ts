// The experiment that a first visit finds: one press of Run is enough.

import type { Config } from '../record/config.ts';
import type { Catalogue, Machine } from './catalogue.ts';

/** Most processors of the default experiment: it ends within ten seconds on two cores. */
const mostProcessors = 4;

/** The first workload on workers, WASM where there is one, on 1 up to min(4, cores) processors. */
export function defaultConfig(catalogue: Catalogue, machine: Machine): Config {
  const workload = catalogue.workloads[0];
  const backend = catalogue.backends.find(({ id }) => id === 'workers') ?? catalogue.backends[0];
  const kernels = (workload?.kernels ?? []).filter((id) => backend?.kernels.includes(id));
  const cores = Number.isFinite(machine.hardwareConcurrency) ? machine.hardwareConcurrency : 2;
  const width = Math.min(mostProcessors, Math.max(2, Math.floor(cores)));
  return {
    workload: workload?.id ?? '',
    parameters: {},
    backend: backend?.id ?? '',
    kernel: kernels.includes('wasm') ? 'wasm' : (kernels[0] ?? ''),
    processors: Array.from({ length: width }, (_, index) => index + 1),
    schedule: backend?.schedules.includes('dynamic') ? 'dynamic' : (backend?.schedules[0] ?? ''),
    transport: 'auto',
    grain: 'auto',
    serialShare: 0,
    samples: 9,
    seed: 1,
  };
}
