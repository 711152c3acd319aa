// The engine as a plain object: where workloads and backends meet. It runs in its own worker, or in
// place where a test wants it so.

import { replayTimes } from '../replay/played-run.ts';
import { Studies } from './studies/studies.ts';
import { Workbench, type EngineParts } from './workbench.ts';
import type { Engine } from './engine.ts';

export function makeEngine(parts: EngineParts): Engine {
  const bench = new Workbench(parts);
  const studies = new Studies(bench);
  return {
    catalogue: () => Promise.resolve(bench.choices.catalogue()),
    machine: () => bench.machine(),
    gpu: () => bench.gpu(),
    about: async (workload) => bench.find(workload)?.about(),
    openFile: (workload, parameters, file, name, tell) =>
      bench.openFile(workload, parameters, file, name, tell),
    giveUpFile: () => Promise.resolve(bench.giveUpFile()),
    preview: (config) => bench.preview(config),
    options: (config) => bench.options(config),
    study: (request, listen) => studies.study(request, listen),
    run: (config, listen) => studies.run(config, listen),
    probe: (config) => studies.probe(config),
    replay: async (run, settings) => replayTimes(run, settings),
    stop: () => Promise.resolve(studies.stop()),
    knowMachine: (measured) => Promise.resolve(bench.knowMachine(measured)),
    visibility: (hidden) => Promise.resolve(bench.visibility.note(hidden, performance.now())),
  };
}
