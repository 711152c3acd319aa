// Runs on the engine that are one thing to the person, e.g. a calibration: they hold the processors from the first to
// the last, and Cancel ends all of them, whichever run or gap between two it was pressed in.

import type { Config } from '../record/config.ts';
import type { RunRecord } from '../record/run-record.ts';
import type { Answer, AskOutcome, Preview, RunEvent, RunOutcome, Sides } from './catalogue.ts';
import { isBusy, type Lab } from './lab.ts';
import { begun, endRun, hearRun, unexpected } from './run-state.ts';

/** What a series may do. Each answers undefined where the series is over: what remains of it answers so at once. */
export interface Series {
  /** One experiment, whose record is not put on the chart. */
  run(config: Config): Promise<RunRecord | undefined>;
  ask(config: Config, sides: Sides, longestMs: number): Promise<Answer | undefined>;
  preview(config: Config): Promise<Preview | undefined>;
}

/**
 * Does `work`, and answers what it does. Undefined where a run did not end well or Cancel was pressed, which the page
 * says as of any run; and where one goes on already.
 */
export async function inSeries<T>(
  lab: Lab,
  work: (series: Series) => Promise<T>,
): Promise<T | undefined> {
  const { store } = lab;
  if (isBusy(store.getState().run)) return undefined;
  const series = new SeriesOnEngine(lab);
  store.setState({ run: { kind: 'running', progress: begun } });
  try {
    const made = await work(series);
    return series.end() ? made : undefined;
  } catch (error) {
    series.fail(error);
    return undefined;
  }
}

class SeriesOnEngine implements Series {
  readonly #lab: Lab;
  #over = false;

  constructor(lab: Lab) {
    this.#lab = lab;
  }

  async run(config: Config): Promise<RunRecord | undefined> {
    // The picture on the page is of another experiment.
    const listen = (event: RunEvent): void => {
      if (event.kind !== 'pictures') this.#hear(event);
    };
    const outcome = await this.#part(() => this.#lab.engine.run(config, listen));
    if (outcome === undefined) return undefined;
    if (outcome.kind === 'done') return outcome.record;
    this.#giveUp(outcome);
    return undefined;
  }

  async ask(config: Config, sides: Sides, longestMs: number): Promise<Answer | undefined> {
    const listen = (event: RunEvent): void => this.#hear(event);
    const { engine } = this.#lab;
    const outcome = await this.#part<AskOutcome>(() =>
      engine.ask(config, sides, longestMs, listen),
    );
    if (outcome === undefined) return undefined;
    if (outcome.kind === 'answered') return outcome.answer;
    this.#giveUp(outcome);
    return undefined;
  }

  async preview(config: Config): Promise<Preview | undefined> {
    const { engine } = this.#lab;
    return this.#part<Preview>(() => engine.preview(config), false);
  }

  /** The end of the series; whether it came to it by itself. */
  end(): boolean {
    if (this.#stopsByCancel()) return false;
    if (this.#over) return false;
    this.#over = true;
    this.#lab.store.setState({ run: { kind: 'idle' } });
    return true;
  }

  /** What came of it could not be made use of. */
  fail(error: unknown): void {
    if (!this.#over && !this.#stopsByCancel()) this.#giveUp(unexpected(error));
  }

  /** What `make` answers, unless the series is over by then, however it was answered: a cancel may come late. */
  async #part<T>(make: () => Promise<T>, isRun = true): Promise<T | undefined> {
    if (this.#over || this.#stopsByCancel()) return undefined;
    if (isRun) this.#lab.store.setState({ run: { kind: 'running', progress: begun } });
    try {
      const made = await make();
      return this.#stopsByCancel() ? undefined : made;
    } catch (error) {
      this.fail(error);
      return undefined;
    }
  }

  /** Whether Cancel was pressed since the series began; it is over then. */
  #stopsByCancel(): boolean {
    const { store } = this.#lab;
    if (this.#over || store.getState().run.kind !== 'stopping') return false;
    this.#giveUp({ kind: 'stopped' });
    return true;
  }

  #giveUp(outcome: RunOutcome): void {
    this.#over = true;
    this.#lab.store.setState((state) => endRun(state, outcome));
  }

  #hear(event: RunEvent): void {
    if (!this.#over) this.#lab.store.setState((state) => hearRun(state, event));
  }
}
