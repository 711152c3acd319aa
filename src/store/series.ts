// Runs on the engine that are one thing to the person, e.g. a calibration: they hold the processors from the first to
// the last, and Cancel ends all of them, whichever run or gap between two it was pressed in.

import type { Config } from '../record/config.ts';
import type { RunRecord } from '../record/run-record.ts';
import type {
  Answer,
  AskOutcome,
  Preview,
  RunEvent,
  RunListener,
  RunOutcome,
  Sides,
} from './catalogue.ts';
import { isBusy, type Lab, type SeriesKind } from './lab.ts';
import { begun, endRun, eventToProgress, unexpected } from './run-state.ts';
import { SeriesProgress } from './series-progress.ts';
import { whileUnderWay, type Journal } from './under-way.ts';

/** What a series may do. Each answers undefined where the series is over: what remains of it answers so at once. */
export interface Series {
  /** One experiment, whose record is not put on the chart. */
  run(config: Config): Promise<RunRecord | undefined>;
  ask(config: Config, sides: Sides, longestMs: number): Promise<Answer | undefined>;
  preview(config: Config): Promise<Preview | undefined>;
  /** Says what will run, so that one progress covers all of it. */
  expect(configs: readonly Config[]): Promise<void>;
}

/**
 * Does `work`, and answers what it does. Undefined where a run did not end well or Cancel was pressed, which the page
 * says as of any run; and where one goes on already.
 */
export async function inSeries<T>(
  lab: Lab,
  kind: SeriesKind,
  work: (series: Series) => Promise<T>,
): Promise<T | undefined> {
  const { store } = lab;
  const { run, recording } = store.getState();
  if (isBusy(run) || recording) return undefined;
  const series = new SeriesOnEngine(lab, kind);
  series.show();
  return whileUnderWay(lab, async (journal) => {
    series.begin(journal);
    try {
      const made = await work(series);
      return series.end() ? made : undefined;
    } catch (error) {
      series.fail(error);
      return undefined;
    }
  });
}

class SeriesOnEngine implements Series {
  readonly #lab: Lab;
  readonly #progress: SeriesProgress;
  #journal: Journal | undefined;
  /** Of the part that runs. */
  #own = begun;
  #over = false;

  constructor(lab: Lab, kind: SeriesKind) {
    this.#lab = lab;
    this.#progress = new SeriesProgress(kind, []);
  }

  /** The turn of this tab has come. */
  begin(journal: Journal): void {
    this.#journal = journal;
    if (this.#lab.store.getState().run.kind === 'waiting') this.show();
  }

  /** Shows how far the whole is. */
  show(): void {
    const progress = this.#progress.overall(this.#own, performance.now());
    this.#lab.store.setState({ run: { kind: 'running', progress } });
  }

  async expect(configs: readonly Config[]): Promise<void> {
    const estimatesMs: number[] = [];
    for (const config of configs) {
      const preview = await this.preview(config);
      estimatesMs.push(preview?.ok ? preview.plan.estimate.totalMs : 0);
    }
    this.#progress.expect(estimatesMs);
  }

  async run(config: Config): Promise<RunRecord | undefined> {
    const { engine } = this.#lab;
    const outcome = await this.#part(() =>
      this.#noted(config, (listen) => engine.run(config, listen)),
    );
    if (outcome === undefined) return undefined;
    if (outcome.kind === 'done') return outcome.record;
    this.#giveUp(outcome);
    return undefined;
  }

  async ask(config: Config, sides: Sides, longestMs: number): Promise<Answer | undefined> {
    const { engine } = this.#lab;
    const outcome = await this.#part<AskOutcome>(() =>
      this.#noted(config, (listen) => engine.ask(config, sides, longestMs, listen)),
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

  /** Makes a run that the journal has from before it begins to its end. */
  #noted<T>(config: Config, make: (listen: RunListener) => Promise<T>): Promise<T> {
    return this.#journal?.keep(config, this.#listen, make) ?? make(this.#listen);
  }

  /** What `make` answers, unless the series is over by then, however it was answered: a cancel may come late. */
  async #part<T>(make: () => Promise<T>, isRun = true): Promise<T | undefined> {
    if (this.#over || this.#stopsByCancel()) return undefined;
    if (isRun) {
      this.#progress.begin(performance.now());
      this.#own = begun;
      this.show();
    }
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

  /** The picture on the page, and its tint, are of another experiment. */
  readonly #listen = (event: RunEvent): void => {
    if (this.#over || this.#lab.store.getState().run.kind !== 'running') return;
    if (event.kind === 'pictures' || event.kind === 'tint') return;
    this.#own = eventToProgress(this.#own, event);
    this.show();
  };
}
