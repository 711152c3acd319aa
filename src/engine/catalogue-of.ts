// What there is to choose from and the default experiment, as data that follows from a list of workloads: runs anywhere,
// also without a browser.

import { areThreads } from '../contract/team-traits.ts';
import { idleProcessors } from '../analysis/idle-processors.ts';
import { noSerialTask } from '../analysis/no-serial-task.ts';
import { backendTraits } from '../backends/traits.ts';
import { checkConfig as check } from '../experiment/check.ts';
import { optionsOf, type Options } from '../experiment/options.ts';
import { standardFields } from '../record/fields.ts';
import type { Choices } from '../experiment/check-fields.ts';
import { makePlan } from '../experiment/plan.ts';
import type { BackendTraits } from '../contract/backend.ts';
import type { Workload } from '../contract/workload.ts';
import type { PlanMachine } from '../experiment/plan.ts';
import type { Config } from '../record/config.ts';
import type { Catalogue, ParameterInfo, Preview } from './engine.ts';

const kernelTitles = [
  { id: 'js', title: 'JavaScript' },
  { id: 'wasm', title: 'WASM SIMD' },
  { id: 'wgsl', title: 'WGSL' },
] as const;

const schedules: Catalogue['schedules'] = [
  {
    id: 'static',
    title: 'Static',
    explanation: 'Each processor gets one contiguous run of tasks, fixed before the start.',
  },
  {
    id: 'cyclic',
    title: 'Cyclic',
    explanation: 'Tasks are dealt round like cards: task k goes to processor k mod n.',
  },
  {
    id: 'dynamic',
    title: 'Dynamic',
    explanation: 'A processor that is free takes the next task; decided while running.',
  },
  {
    id: 'guided',
    title: 'Guided',
    explanation:
      'A processor that is free takes what is left over the number of processors: large chunks first, single tasks last.',
  },
  {
    id: 'stealing',
    title: 'Stealing',
    explanation:
      'Each processor works off a range of its own from the front; one that is done steals half of another’s from the back.',
  },
];

function listAll(workloads: readonly Workload[]): Catalogue {
  const backends = backendTraits.map((traits) => ({
    id: traits.id,
    title: traits.title,
    kernels: traits.kernels,
    schedules: traits.policies,
    transports: traits.transports,
    team: traits.team,
    maxProcessors: traits.maxProcessors,
    serialShare: traits.serialShare,
    coldStarts: traits.coldStarts,
    treeAggregation: traits.treeAggregation,
  }));
  return {
    workloads: workloads.map((workload) => ({
      id: workload.id,
      title: workload.title,
      area: workload.area,
      tagline: workload.tagline,
      unit: workload.unit,
      mainParameter: workload.mainParameter,
      parameters: Object.entries(workload.params).map(([name, spec]) => ({ name, ...spec })),
      backends: backendTraits.filter((traits) => fits(traits, workload)).map(({ id }) => id),
      kernels: kernelTitles.map(({ id }) => id).filter((id) => workload.kernels[id]),
      file: workload.file && {
        title: workload.file.title,
        accept: workload.file.accept,
        microphone: workload.file.microphone ?? false,
        decides: workload.file.decides,
        leavesOut: workload.file.leavesOut,
      },
      suggests: workload.suggests ?? {},
    })),
    backends,
    kernels: kernelTitles,
    schedules,
  };
}

/** Whether the workload has a kernel for every processor of the backend. */
function fits({ kernels, companionKernel }: BackendTraits, { kernels: has }: Workload): boolean {
  return kernels.some((id) => has[id]) && (!companionKernel || has[companionKernel] !== undefined);
}

/** The workload of the default experiment, if it is listed; else the first of the list. */
const firstWorkload = 'mandelbrot';

/** Processor counts of the default experiment: 1 to 4, or to the cores where there are fewer (at least 2). */
function defaultProcessors(
  traits: BackendTraits | undefined,
  cores: number | null,
): readonly number[] {
  if (traits?.maxProcessors === 1) return [1];
  if (traits?.team.gpu === 'all') return [1, 2, 4, 8];
  // A browser may report nothing: two is what nearly every machine has.
  const widest = Math.min(4, Math.max(2, cores ?? 2));
  // The GPU is a processor beside the workers.
  const processors = traits?.team.gpu === 'first' ? widest + 1 : widest;
  return Array.from({ length: processors }, (_, i) => i + 1);
}

function makeDefault(
  workloads: readonly Workload[],
  given: Partial<Config>,
  cores: number | null,
): Config {
  const backend = given.backend ?? 'workers';
  const traits = backendTraits.find(({ id }) => id === backend);
  const workload = workloads.find(({ id }) => id === given.workload);
  const kernels = traits?.kernels.filter((id) => !workload || workload.kernels[id]) ?? ['wasm'];
  const kernel = kernels.find((id) => id === 'wasm') ?? kernels[0];
  const schedule = traits?.policies.includes('dynamic') === false ? traits.policies[0] : 'dynamic';
  return {
    ...standardFields,
    workload: workloads.some(({ id }) => id === firstWorkload)
      ? firstWorkload
      : (workloads[0]?.id ?? ''),
    parameters: {},
    backend,
    kernel: kernel ?? 'wasm',
    processors: defaultProcessors(traits, cores),
    schedule: schedule ?? 'dynamic',
    // A GPU has its own counts and order of tasks.
    ...(traits && areThreads(traits.team) ? workload?.suggests : undefined),
    ...given,
  };
}

function planOrProblems(
  workloads: readonly Workload[],
  config: Config,
  machine: PlanMachine,
): Preview {
  const { isolated } = machine;
  const { problems, checked } = check(config, { workloads, backends: backendTraits, isolated });
  if (!checked) return { ok: false, problems };
  const plan = makePlan(config, checked, machine);
  return { ok: true, plan, notes: [...idleProcessors(plan), ...noSerialTask(plan)] };
}

/** What a machine says of itself to whoever asks for options. */
export type OptionsMachine = Pick<Choices, 'isolated' | 'gpu'> & Pick<PlanMachine, 'cores'>;

/** What follows from a list of workloads. */
export interface CatalogueOf {
  /** All workloads, backends, kernels, schedules and transports with their texts. */
  readonly catalogue: () => Catalogue;
  /**
   * The default experiment with `given` put in; what was not given fits the backend that was. `cores` is what the
   * browser (or the system) reports.
   */
  readonly defaultConfig: (given: Partial<Config>, cores: number | null) => Config;
  /** The parameter that makes a workload's problem larger; undefined if there is no such workload. */
  readonly mainParameter: (workload: string) => ParameterInfo | undefined;
  /** The plan of `config` on `machine`, or every field that stands in its way. */
  readonly checkConfig: (config: Config, machine: PlanMachine) => Preview;
  /** What can be chosen beside `config`. */
  readonly options: (config: Config, machine: OptionsMachine) => Options;
}

export function catalogueOf(workloads: readonly Workload[]): CatalogueOf {
  return {
    catalogue: () => listAll(workloads),
    mainParameter: (id) => {
      const workload = workloads.find((one) => one.id === id);
      const spec = workload?.params[workload.mainParameter];
      return workload && spec && { name: workload.mainParameter, ...spec };
    },
    defaultConfig: (given, cores) => makeDefault(workloads, given, cores),
    checkConfig: (config, machine) => planOrProblems(workloads, config, machine),
    options(config, { cores, ...allowed }) {
      const { backend, workload } = config;
      const defaults = makeDefault(workloads, { backend, workload }, cores);
      return optionsOf(config, defaults, { workloads, backends: backendTraits, ...allowed });
    },
  };
}
