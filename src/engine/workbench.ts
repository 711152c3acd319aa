// Where an engine works: its backends, what it remembers between runs, and the run under way.

import { deriveRecord } from '../analysis/derive.ts';
import { canShareMemory, makeBackends, type Backends } from '../backends/index.ts';
import { errorToMessage } from '../contract/failure.ts';
import { ReferenceStore } from '../experiment/baseline.ts';
import { checkGpuSize } from '../experiment/check-size.ts';
import { probe } from '../experiment/probe.ts';
import { pureConfig } from '../experiment/pure-config.ts';
import { measuredCapacity } from '../laws/capacity.ts';
import { askQuestion } from '../experiment/question.ts';
import { runExperiment } from '../experiment/experiment.ts';
import { usesGpu } from '../contract/team-traits.ts';
import { isVerified } from '../record/is-verified.ts';
import { Audience } from './audience.ts';
import { catalogueOf, type CatalogueOf } from './catalogue-of.ts';
import { readEnvironment, reportedCores } from './environment.ts';
import { clockStep, requireClock } from './clock-step.ts';
import { FileShelf } from './file-shelf.ts';
import { GpuSupport } from './gpu-support.ts';
import { RateBook } from './rate-book.ts';
import { VisibilityLog } from './visibility-log.ts';
import type { Options } from '../experiment/options.ts';
import type { Backend } from '../contract/backend.ts';
import type { Desk } from '../contract/desk.ts';
import type { Workload } from '../contract/workload.ts';
import type { ExperimentInput } from '../experiment/experiment-input.ts';
import type { Sides } from '../record/comparison.ts';
import type { AskOutcome, NotEnded, RunOutcome } from '../experiment/study-outcome.ts';
import type { Ceiling } from '../record/ceiling.ts';
import type { Config } from '../record/config.ts';
import type { Plan } from '../record/plan.ts';
import type { Gpu, Machine, OpenedFile, Preview, RunListener } from './engine.ts';

type Ended = Extract<RunOutcome, { readonly kind: 'done' | 'wrong' }>;
/** What was asked for, and what it comes to. */
export type Asked = Pick<ExperimentInput, 'config' | 'plan'>;
interface Probed {
  readonly kind: 'probed';
  readonly ms: number;
}
type Answered = Extract<AskOutcome, { readonly kind: 'answered' }>;

/** What an engine is made of. */
export interface EngineParts {
  /** In the order in which a page shows them. */
  readonly workloads: readonly Workload[];
  /** Starts a worker whose code serves these workloads (`serveWorkloads`); `name` is what the browser's tools call it. */
  readonly startWorker: (name: string) => Worker;
}

export class Workbench {
  readonly visibility = new VisibilityLog();
  readonly choices: CatalogueOf;
  readonly #workloads: readonly Workload[];
  readonly #backends: Backends;
  readonly #desk: (signal: AbortSignal) => Desk;
  readonly #references = new ReferenceStore();
  readonly #rates = new RateBook();
  readonly #files: FileShelf;
  readonly #planMachine = this.#rates.machine(canShareMemory(), reportedCores());
  #clockStepMs: number | undefined;
  readonly #gpu: GpuSupport;
  /** What was measured of this machine; undefined until it is known. */
  ceiling: Ceiling | undefined;

  constructor({ workloads, startWorker }: EngineParts) {
    this.#workloads = workloads;
    this.choices = catalogueOf(workloads);
    this.#backends = makeBackends((id) => this.find(id), startWorker);
    this.#desk = this.#backends.makeDesk();
    this.#files = new FileShelf(this.#backends.makeDesk());
    this.#gpu = new GpuSupport(this.#backend('webgpu'));
  }

  find(id: string): Workload | undefined {
    return this.#workloads.find((workload) => workload.id === id);
  }

  async machine(): Promise<Machine> {
    const { cores: hardwareConcurrency, isolated } = this.#planMachine;
    const defaults = this.choices.defaultConfig({}, hardwareConcurrency);
    const webgpu = await this.#gpu.byNow();
    return { hardwareConcurrency, isolated, defaults, webgpu };
  }

  async options(config: Config): Promise<Options> {
    const { cores, isolated } = this.#planMachine;
    return this.choices.options(config, { cores, isolated, gpu: await this.#gpu.byNow() });
  }

  /** As many as were measured, or else as the browser reports. */
  cores(): number | null {
    return this.ceiling ? measuredCapacity(this.ceiling.speedups) : this.#planMachine.cores;
  }

  gpu(): Promise<Gpu> {
    return this.#gpu.gpu();
  }

  openFile(
    workload: string,
    parameters: Config['parameters'],
    file: Blob,
    name: string,
    tell: (done: number) => void,
  ): Promise<OpenedFile> {
    return this.#files.open(this.#workload(workload), parameters, file, name, tell);
  }

  giveUpFile(): void {
    this.#files.giveUp();
  }

  async preview(config: Config): Promise<Preview> {
    const checked = this.#check(config);
    if (!checked.ok || !usesGpu(checked.plan.team)) return checked;
    const support = await this.#gpu.support();
    if (!support.ok) {
      return { ok: false, problems: [{ field: 'backend', message: support.reason }] };
    }
    const { plan } = checked;
    const limit = support.adapter?.maxArrayBytes ?? Number.POSITIVE_INFINITY;
    const tooLarge = checkGpuSize(this.#workload(plan.workload), plan.parameters, limit);
    return tooLarge ? { ok: false, problems: [tooLarge] } : checked;
  }

  /** A file's own parameters stand before those that are given. */
  #check(config: Config): Preview {
    if (config.file === undefined) return this.choices.checkConfig(config, this.#planMachine);
    const found = this.#files.find(config);
    if (!found) {
      const message = { key: 'check.file-missing', values: { name: config.file } } as const;
      return { ok: false, problems: [{ field: 'file', message }] };
    }
    const parameters = { ...config.parameters, ...found.parameters };
    const checked = this.choices.checkConfig({ ...config, parameters }, this.#planMachine);
    return checked.ok ? { ...checked, plan: { ...checked.plan, file: found.file } } : checked;
  }

  /** From now on guesses of times, and what records say of the cores, rest on what was measured. */
  knowMachine(ceiling: Ceiling): void {
    this.ceiling = ceiling;
    const { workload, kernel, parameters } = pureConfig(this.choices.defaultConfig({}, null));
    const pure = { kernel, parameters, ms: ceiling.oneMs };
    this.#rates.calibrate(this.#workload(workload), pure);
  }

  /** Does `work` with the plan of a configuration, unless that is refused; never rejects. */
  async checked<T>(
    config: Config,
    signal: AbortSignal,
    work: (plan: Plan) => Promise<T>,
  ): Promise<T | NotEnded> {
    try {
      const checked = await this.preview(config);
      if (!checked.ok) return { kind: 'refused', problems: checked.problems };
      return await work(checked.plan);
    } catch (error) {
      if (signal.aborted) return { kind: 'stopped' };
      return { kind: 'failed', message: errorToMessage(error) };
    }
  }

  async runPlan(asked: Asked, listen: RunListener, signal: AbortSignal): Promise<Ended> {
    const input = await this.#input(asked, listen, signal);
    const facts = await runExperiment(input, signal);
    input.listen({ kind: 'step', step: 'analysis' });
    this.#rates.learn(input.workload, facts);
    const record = deriveRecord(facts);
    return { kind: isVerified(record) ? 'done' : 'wrong', record };
  }

  async askPlan(
    asked: Asked,
    { sides, longestMs }: { readonly sides: Sides; readonly longestMs: number },
    listen: RunListener,
    signal: AbortSignal,
  ): Promise<Answered> {
    const input = await this.#input(asked, listen, signal);
    const answer = await askQuestion(
      { ...input, gpu: this.#backend('webgpu'), longestMs },
      sides,
      signal,
    );
    return {
      kind: 'answered',
      answer,
      plan: asked.plan,
      environment: input.environment(undefined),
    };
  }

  async probePlan(asked: Asked, signal: AbortSignal): Promise<Probed> {
    return {
      kind: 'probed',
      ms: await probe(await this.#input(asked, () => undefined, signal), signal),
    };
  }

  /** What an experiment needs of this engine. */
  async #input(asked: Asked, listen: RunListener, signal: AbortSignal): Promise<ExperimentInput> {
    const { plan } = asked;
    const audience = new Audience(listen);
    const workload = this.#workload(plan.workload);
    const support = usesGpu(plan.team) ? await this.#gpu.support() : undefined;
    const adapter = support?.ok ? support.adapter : undefined;
    const resolution = (this.#clockStepMs ??= await clockStep());
    return {
      ...asked,
      workload,
      backend: this.#backend(plan.backend),
      serial: this.#backend('serial'),
      references: this.#references,
      desk: this.#desk(signal),
      readFile: plan.file && (() => this.#files.input(plan.parameters, signal)),
      environment: (variant) =>
        readEnvironment(
          resolution,
          variant,
          adapter,
          this.ceiling && measuredCapacity(this.ceiling.speedups),
        ),
      wasHidden: (sinceMs) => this.visibility.wasHidden(sinceMs),
      listen: (event) => audience.tell(event),
      drawn: () => audience.drawn(),
      requireClock,
      id: crypto.randomUUID(),
      createdAt: new Date().toISOString(),
    };
  }

  #workload(id: string): Workload {
    const workload = this.find(id);
    if (!workload) throw new Error(`There is no workload "${id}".`);
    return workload;
  }

  #backend(id: string): Backend {
    const backend = this.#backends.list.find((one) => one.id === id);
    if (!backend) throw new Error(`There is no backend "${id}".`);
    return backend;
  }
}
