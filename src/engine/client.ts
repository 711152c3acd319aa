// The page's end of the seam to the engine: control over Comlink, events over a proxied callback.

import { proxy } from 'comlink';
import { errorToMessage } from '../contract/failure.ts';
import { EngineLine } from './engine-line.ts';
import { withPromptStop } from './prompt-stop.ts';
import type { Message } from '../words/message.ts';
import type { RunOutcome, StudyOutcome } from '../experiment/study-outcome.ts';
import type { Study } from '../record/study.ts';
import type { Gpu, PageEngine, RunEvent, RunListener } from './engine.ts';

function failed(error: unknown): Extract<RunOutcome, { kind: 'failed' }> {
  return { kind: 'failed', message: errorToMessage(error) };
}

/**
 * Starts the engine's worker and gives an `Engine` that talks to it. `drawn` resolves when the page has drawn what it
 * was told last. Where the worker cannot be loaded or has ended, every call fails with a sentence instead of waiting for
 * ever, and runs and questions end as failed.
 */
export function connectEngine(drawn: () => Promise<void>): PageEngine {
  const listeners = new Set<(why: Message) => void>();
  const open = (): EngineLine =>
    new EngineLine((why) => {
      for (const tell of listeners) tell(why);
    });
  let line = open();
  const drawing = (listen: RunListener): RunListener => {
    const hear = async (event: RunEvent): Promise<void> => {
      await listen(event);
      await drawn();
    };
    return proxy(hear);
  };
  return withPromptStop({
    catalogue: () => line.call((engine) => engine.catalogue()),
    machine: () => line.call((engine) => engine.machine()),
    gpu: () => line.call<Gpu>(async (engine) => engine.gpu()),
    about: (workload) => line.call((engine) => engine.about(workload)),
    openFile: (workload, parameters, file, name, tell) =>
      line.call(async (engine) => engine.openFile(workload, parameters, file, name, proxy(tell))),
    giveUpFile: () => line.call((engine) => engine.giveUpFile()),
    preview: (config) => line.call(async (engine) => engine.preview(config)),
    options: (config) => line.call(async (engine) => engine.options(config)),
    run: (config, listen) =>
      line.call<RunOutcome>(async (engine) => engine.run(config, drawing(listen))).catch(failed),
    study: (request, listen) =>
      line
        .call<StudyOutcome<Study>>(async (engine) => engine.study(request, drawing(listen)))
        .catch(failed),
    probe: (config) => line.call((engine) => engine.probe(config)),
    replay: (run, settings) => line.call(async (engine) => engine.replay(run, settings)),
    stop: () => line.call((engine) => engine.stop()),
    knowMachine: (ceiling) => line.call(async (engine) => engine.knowMachine(ceiling)),
    visibility: (hidden) => line.call((engine) => engine.visibility(hidden)),
    onEnd(tell) {
      listeners.add(tell);
      return () => listeners.delete(tell);
    },
    restart() {
      if (line.ended !== undefined) line = open();
    },
  });
}
