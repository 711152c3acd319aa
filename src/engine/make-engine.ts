// The engine as a plain object: where workloads and backends meet. It runs in its own worker, or in
// place where a browser has no nested workers.

import { deriveRecord } from '../analysis/derive.ts';
import { makeBackends } from '../backends/index.ts';
import { errorToMessage } from '../contract/failure.ts';
import { ReferenceStore } from '../experiment/baseline.ts';
import { runExperiment } from '../experiment/experiment.ts';
import { findWorkload } from '../workloads/index.ts';
import { catalogue, checkConfig } from './catalogue.ts';
import { clockResolution, readEnvironment } from './environment.ts';
import { RateBook } from './rate-book.ts';
import { VisibilityLog } from './visibility-log.ts';
import type { Backend, Support } from '../contract/backend.ts';
import type { PlanMachine } from '../experiment/plan.ts';
import type { Config } from '../record/config.ts';
import type { Plan } from '../record/plan.ts';
import type { Engine, Machine, Preview, RunEvent, RunOutcome } from './engine.ts';

export function makeEngine(): Engine {
  const backends = makeBackends(findWorkload);
  const references = new ReferenceStore();
  const rates = new RateBook();
  const visibility = new VisibilityLog();
  let resolutionMs: number | undefined;
  let running: AbortController | undefined;
  let gpu: Promise<Support> | undefined;
  /** Resolves when everything started so far has ended; a stopped run may still be clearing up. */
  let settled: Promise<void> = Promise.resolve();

  const find = (id: string): Backend => {
    const backend = backends.find((one) => one.id === id);
    if (!backend) throw new Error(`There is no backend "${id}".`);
    return backend;
  };
  // A missing adapter is asked for again: it may come back.
  const gpuSupport = async (): Promise<Support> => {
    const support = await (gpu ??= find('webgpu').support());
    if (!support.ok) gpu = undefined;
    return support;
  };
  const planMachine: PlanMachine = {
    isolated: globalThis.crossOriginIsolated,
    cores: navigator.hardwareConcurrency,
    rate: (workload, kernel) => rates.rate(workload, kernel),
  };
  const preview = async (config: Config): Promise<Preview> => {
    const checked = checkConfig(config, planMachine);
    if (!checked.ok || checked.plan.backend !== 'webgpu') return checked;
    const support = await gpuSupport();
    if (support.ok) return checked;
    return { ok: false, problems: [{ field: 'backend', message: support.reason }] };
  };
  const runPlan = async (
    plan: Plan,
    listen: (event: RunEvent) => void,
    signal: AbortSignal,
  ): Promise<RunOutcome> => {
    const workload = findWorkload(plan.workload);
    if (!workload) throw new Error(`There is no workload "${plan.workload}".`);
    const support = plan.backend === 'webgpu' ? await gpuSupport() : undefined;
    const adapter = support?.ok ? support.adapter : undefined;
    const resolution = (resolutionMs ??= clockResolution());
    const facts = await runExperiment(
      {
        plan,
        workload,
        backend: find(plan.backend),
        serial: find('serial'),
        references,
        environment: (variant) => readEnvironment(resolution, variant, adapter),
        wasHidden: (sinceMs) => visibility.wasHidden(sinceMs),
        listen,
        id: crypto.randomUUID(),
        createdAt: new Date().toISOString(),
      },
      signal,
    );
    listen({ kind: 'step', step: 'analysis' });
    rates.learn(workload, facts);
    const record = deriveRecord(facts);
    const wrong = record.points.some(({ verdict }) => !verdict.ok);
    return { kind: wrong ? 'wrong' : 'done', record };
  };
  const runChecked = async (
    config: Config,
    listen: (event: RunEvent) => void,
    signal: AbortSignal,
  ): Promise<RunOutcome> => {
    try {
      const checked = await preview(config);
      if (!checked.ok) return { kind: 'refused', problems: checked.problems };
      return await runPlan(checked.plan, listen, signal);
    } catch (error) {
      return signal.aborted ? { kind: 'stopped' } : { kind: 'failed', message: errorToMessage(error) };
    }
  };

  return {
    catalogue: () => Promise.resolve(catalogue()),
    machine: async (): Promise<Machine> => {
      const support = await gpuSupport();
      return {
        hardwareConcurrency: planMachine.cores,
        isolated: planMachine.isolated,
        webgpu: support.ok
          ? { ok: true, adapter: support.adapter?.name ?? '', software: support.adapter?.software ?? false }
          : support,
      };
    },
    preview,
    async run(config, listen) {
      if (running && !running.signal.aborted) {
        return { kind: 'failed', message: { key: 'run.busy', values: {} } };
      }
      const controller = new AbortController();
      running = controller;
      const before = settled;
      const work = before.then(() => runChecked(config, listen, controller.signal));
      settled = work.then(() => undefined);
      const outcome = await Promise.race([work, afterStop(controller.signal)]);
      if (running === controller && !controller.signal.aborted) running = undefined;
      return outcome;
    },
    stop() {
      running?.abort();
      return Promise.resolve();
    },
    visibility(hidden) {
      visibility.note(hidden, performance.now());
      return Promise.resolve();
    },
  };
}

/** A stop is answered by then, whatever is still being cleared up. */
const stopAnswerMs = 150;

/** Resolves a little after `signal` aborts. */
function afterStop(signal: AbortSignal): Promise<RunOutcome> {
  return new Promise((resolve) => {
    const answer = (): void => {
      setTimeout(() => {
        resolve({ kind: 'stopped' });
      }, stopAnswerMs);
    };
    signal.addEventListener('abort', answer, { once: true });
  });
}
