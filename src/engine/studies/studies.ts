// What an engine makes, one thing at a time: each study has the processors to itself.

import { makeStudy } from './make-study.ts';
import { isSameFile } from '../../record/same-file.ts';
import { OneAtATime } from './one-at-a-time.ts';
import type { StudyParts } from './study-parts.ts';
import type { StudyRequest } from '../../experiment/study-request.ts';
import type { RunOutcome, StudyOutcome } from '../../experiment/study-outcome.ts';
import type { Config } from '../../record/config.ts';
import type { PlanFile } from '../../record/plan.ts';
import type { Study } from '../../record/study.ts';
import type { Preview, RunListener } from '../engine.ts';
import type { Workbench } from '../workbench.ts';

export class Studies {
  readonly #bench: Workbench;
  readonly #turn = new OneAtATime();

  constructor(bench: Workbench) {
    this.#bench = bench;
  }

  study(request: StudyRequest, listen: RunListener): Promise<StudyOutcome<Study>> {
    return this.#turn.take<StudyOutcome<Study>>((signal) =>
      makeStudy(request, this.#parts(request, signal), listen),
    );
  }

  run(config: Config, listen: RunListener): Promise<RunOutcome> {
    return this.#turn.take<RunOutcome>((signal) =>
      this.#parts({ kind: 'run', config }, signal).run(config, listen),
    );
  }

  async probe(config: Config): Promise<number | undefined> {
    const made = await this.#turn.take<{
      readonly kind: 'probed';
      readonly ms: number | undefined;
    }>(async (signal) => ({ kind: 'probed', ms: await this.#probe(config, signal) }));
    return made.kind === 'probed' ? made.ms : undefined;
  }

  stop(): void {
    this.#turn.stop();
  }

  async #probe(config: Config, signal: AbortSignal): Promise<number | undefined> {
    const made = await this.#bench.checked(config, signal, (plan) =>
      this.#bench.probePlan({ config, plan }, signal),
    );
    return made.kind === 'probed' ? made.ms : undefined;
  }

  #parts({ file }: StudyRequest, signal: AbortSignal): StudyParts {
    const bench = this.#bench;
    const checked: Workbench['checked'] = async (config, within, work) => {
      const other = await this.#otherFile(config, file);
      return other ?? bench.checked(config, within, work);
    };
    return {
      plan: async (config) => (await this.#otherFileProblem(config, file)) ?? bench.preview(config),
      run: (config, listen) =>
        checked(config, signal, (plan) => bench.runPlan({ config, plan }, listen, signal)),
      ask: (config, sides, longestMs, listen) =>
        checked(config, signal, (plan) =>
          bench.askPlan({ config, plan }, { sides, longestMs }, listen, signal),
        ),
      probe: (config) => this.#probe(config, signal),
      mainParameter: (workload) => bench.choices.mainParameter(workload),
      isStopped: () => signal.aborted,
      ceiling: bench.ceiling,
      cores: bench.cores(),
      defaults: bench.choices.defaultConfig({}, null),
      id: () => crypto.randomUUID(),
      now: () => new Date().toISOString(),
    };
  }

  async #otherFile(config: Config, file: PlanFile | undefined) {
    const problem = await this.#otherFileProblem(config, file);
    return problem && ({ kind: 'refused', problems: problem.problems } as const);
  }

  /** The problem of a file that is open under the name of another one; undefined if it is the one that is meant. */
  async #otherFileProblem(
    config: Config,
    file: PlanFile | undefined,
  ): Promise<Extract<Preview, { readonly ok: false }> | undefined> {
    if (file === undefined) return undefined;
    const preview = await this.#bench.preview(config);
    if (!preview.ok || isSameFile(file, preview.plan.file)) return undefined;
    const message = { key: 'check.file-other', values: { name: file.name } } as const;
    return { ok: false, problems: [{ field: 'file', message }] };
  }
}
