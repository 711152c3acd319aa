// An engine in the hands of a test: it runs nothing, answers what it is told, and counts what it was asked.

import { optionsOf } from '../experiment/options.ts';
import type { Choices } from '../experiment/check-fields.ts';
import type { AskOutcome, RunOutcome } from '../experiment/study-outcome.ts';
import type { StudyRequest } from '../experiment/study-request.ts';
import type { Ceiling } from '../record/ceiling.ts';
import type { Config } from '../record/config.ts';
import type { Message } from '../words/message.ts';
import type { PageEngine, Preview, RunEvent } from '../store/catalogue.ts';
import { makeStudy } from '../engine/studies/make-study.ts';
import { replayTimes } from '../replay/played-run.ts';
import { sampleCatalogue, sampleMachine } from './sample-catalogue.ts';
import { samplePlan } from './sample-record.ts';

/** What the real rules of options judge by. */
const sampleChoices = {
  workloads: sampleCatalogue.workloads.map(({ id, title, kernels }) => ({
    id,
    title,
    kernels: Object.fromEntries(kernels.map((kernel) => [kernel, {}])),
  })) as unknown as Choices['workloads'],
  backends: sampleCatalogue.backends.map((backend) => ({
    ...backend,
    policies: backend.schedules,
  })) as unknown as Choices['backends'],
  isolated: sampleMachine.isolated,
  gpu: sampleMachine.webgpu,
};

/** A run that the test ends and speaks for. */
export interface FakeRun {
  readonly config: Config;
  readonly tell: (event: RunEvent) => void;
  readonly end: (outcome: RunOutcome) => void;
  readonly break: (error: Error) => void;
}

/** A question that the test answers. */
export interface FakeQuestion {
  readonly config: Config;
  readonly end: (outcome: AskOutcome) => void;
}

/** What the test holds of the engine. */
export interface FakeEngine extends PageEngine {
  /** Tells the page that the engine has ended. */
  readonly end: (why: Message) => void;
  restarts: number;
  /** What it was told of the machine. */
  known: Ceiling | undefined;
  /** What it was asked to make. */
  readonly requests: StudyRequest[];
  readonly runs: FakeRun[];
  readonly questions: FakeQuestion[];
  readonly asked: Config[];
  stops: number;
  answer: (config: Config) => Preview | Promise<Preview>;
}

/** An engine that previews every configuration as `samplePlan` until told otherwise. */
export function makeFakeEngine(): FakeEngine {
  const listeners = new Set<(why: Message) => void>();
  return {
    restarts: 0,
    requests: [],
    known: undefined,
    end(why) {
      for (const tell of listeners) tell(why);
    },
    onEnd(tell) {
      listeners.add(tell);
      return () => listeners.delete(tell);
    },
    restart() {
      this.restarts += 1;
      this.known = undefined;
    },
    runs: [],
    questions: [],
    asked: [],
    stops: 0,
    answer: () => ({ ok: true, plan: samplePlan, notes: [] }),
    gpu: () => Promise.resolve(sampleMachine.webgpu),
    catalogue: () => Promise.resolve(sampleCatalogue),
    machine: () => Promise.resolve(sampleMachine),
    about: () => Promise.resolve(undefined),
    openFile: () => Promise.resolve({ ok: false, message: { key: 'file.empty', values: {} } }),
    giveUpFile: () => Promise.resolve(),
    async preview(config) {
      this.asked.push(config);
      return this.answer(config);
    },
    options: (config) => Promise.resolve(optionsOf(config, sampleMachine.defaults, sampleChoices)),
    run(config, listen) {
      return new Promise((resolve, reject) => {
        this.runs.push({
          config,
          tell: (event) => void listen(event),
          end: resolve,
          break: reject,
        });
      });
    },
    stop() {
      this.stops += 1;
      return Promise.resolve();
    },
    study(request, listen) {
      this.requests.push(request);
      const before = this.stops;
      return makeStudy(
        request,
        {
          plan: (config) => this.preview(config),
          run: (config, hear) => this.run(config, hear),
          ask: (config) => new Promise((end) => void this.questions.push({ config, end })),
          probe: (config) => this.probe(config),
          mainParameter: (id) => {
            const workload = sampleCatalogue.workloads.find((one) => one.id === id);
            return workload?.parameters.find(({ name }) => name === workload.mainParameter);
          },
          isStopped: () => this.stops > before,
          ceiling: this.known,
          cores: sampleMachine.hardwareConcurrency,
          defaults: sampleMachine.defaults,
          id: () => 'made',
          now: () => '2026-01-31T12:00:00.000Z',
        },
        listen,
      );
    },
    probe: () => Promise.resolve(undefined),
    replay: async (run, settings) => replayTimes(run, settings),
    knowMachine(measured) {
      this.known = measured;
      return Promise.resolve();
    },
    visibility: () => Promise.resolve(),
  };
}
