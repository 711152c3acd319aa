// A study that the engine makes for the page: it holds the processors from its first run to its last, and Cancel ends
// all of it, whichever run or gap between two it was pressed in.

import type { Study } from '../record/study.ts';
import type { RunEvent, StudyOutcome, StudyRequest } from './catalogue.ts';
import { isBusy, type Lab } from './lab.ts';
import { begun, endStudy, hearRun, unexpected } from './run-state.ts';
import { whileUnderWay, type Journal } from './under-way.ts';

/**
 * Makes a study beside the run on the chart; `hear` hears what it tells. Undefined if it did not end well or Cancel was
 * pressed, which the page says as of any run; and if something goes on already.
 */
export async function makeStudy(
  lab: Lab,
  request: StudyRequest,
  hear: (event: RunEvent) => void = () => undefined,
): Promise<Study | undefined> {
  const { store } = lab;
  const { run, recording } = store.getState();
  if (isBusy(run) || recording) return undefined;
  showBegun(lab, request);
  const outcome = await whileUnderWay(lab, (journal) =>
    askEngine(lab, request, journal, (event) => {
      // The picture on the page, and its tint, are of another experiment.
      if (event.kind === 'pictures' || event.kind === 'tint') return;
      store.setState((state) => hearRun(state, event));
      hear(event);
    }),
  );
  if (outcome === undefined) return undefined;
  if (outcome.kind === 'done') {
    store.setState({ run: { kind: 'idle' } });
    return outcome.study;
  }
  store.setState((state) => endStudy(state, outcome));
  return undefined;
}

/** Shows that nothing is done yet. */
function showBegun({ store }: Lab, { kind }: StudyRequest): void {
  const progress = kind === 'run' ? begun : { ...begun, series: { kind, part: 1, parts: 1 } };
  store.setState({ run: { kind: 'running', progress } });
}

/** How a study ends on the engine; stopped if Cancel was pressed meanwhile, however late the engine heard of it. */
export async function askEngine(
  lab: Lab,
  request: StudyRequest,
  journal: Journal,
  hear: (event: RunEvent) => void,
): Promise<StudyOutcome<Study>> {
  const { engine, store } = lab;
  const isCancelled = (): boolean => store.getState().run.kind === 'stopping';
  // Cancel came before it began.
  if (isCancelled()) return { kind: 'stopped' };
  if (store.getState().run.kind === 'waiting') showBegun(lab, request);
  const asked = { ...request, onBattery: store.getState().onBattery };
  const outcome = await journal
    .keep(request.config, hear, (listen) => engine.study(asked, listen))
    .catch((error: unknown): StudyOutcome<Study> => unexpected(error));
  return isCancelled() && request.kind !== 'run' ? { kind: 'stopped' } : outcome;
}
