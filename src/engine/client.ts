// The page's end of the seam to the engine: control over Comlink, events over a proxied callback.

import { cleanText, errorText } from '../contract/error-text.ts';
import { proxy, wrap } from 'comlink';
import type { AskOutcome, Engine, Gpu, RunEvent, RunListener, RunOutcome } from './engine.ts';

/**
 * Starts the engine's worker and gives an `Engine` that talks to it. `drawn` resolves when the page has drawn what it
 * was told last. Where the worker cannot be loaded
 * every call fails with a sentence instead of waiting for ever, and `run` ends as failed.
 */
export function connectEngine(drawn: () => Promise<void>): Engine {
  const worker = new Worker(new URL('./engine.worker.ts', import.meta.url), {
    type: 'module',
    name: 'engine',
  });
  const remote = wrap<Engine>(worker);
  const lost = new Promise<never>((_, reject) => {
    worker.addEventListener('error', (event) => {
      const reason =
        event instanceof ErrorEvent && event.message
          ? cleanText(event.message)
          : 'network or headers';
      reject(
        new Error(
          `The lab's engine could not be loaded (${reason}). Reload the page to try again.`,
        ),
      );
    });
  });
  lost.catch(() => undefined);
  const orLost = <T>(call: () => Promise<T>): Promise<T> => Promise.race([call(), lost]);
  const drawing = (listen: RunListener): RunListener => {
    const hear = async (event: RunEvent): Promise<void> => {
      await listen(event);
      await drawn();
    };
    return proxy(hear);
  };
  return {
    catalogue: () => orLost(() => remote.catalogue()),
    machine: () => orLost(() => remote.machine()),
    gpu: () => orLost<Gpu>(async () => remote.gpu()),
    about: (workload) => orLost(() => remote.about(workload)),
    openFile: (workload, parameters, file, name, tell) =>
      orLost(async () => remote.openFile(workload, parameters, file, name, proxy(tell))),
    giveUpFile: () => orLost(() => remote.giveUpFile()),
    preview: (config) => orLost(async () => remote.preview(config)),
    run: (config, listen) =>
      orLost<RunOutcome>(async () => remote.run(config, drawing(listen))).catch(
        (error: unknown): RunOutcome => ({
          kind: 'failed',
          message: {
            key: 'run.unexpected',
            values: { reason: errorText(error) },
          },
        }),
      ),
    ask: (config, sides, longestMs, listen) =>
      orLost<AskOutcome>(async () => remote.ask(config, sides, longestMs, drawing(listen))),
    probe: (config) => orLost(() => remote.probe(config)),
    replay: (record, processors, settings) =>
      orLost(async () => remote.replay(record, processors, settings)),
    stop: () => orLost(() => remote.stop()),
    knowCapacity: (capacity) => orLost(() => remote.knowCapacity(capacity)),
    visibility: (hidden) => orLost(() => remote.visibility(hidden)),
  };
}
