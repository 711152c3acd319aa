// The state of the page and the engine it speaks to; React only draws it.

import { createStore, type StoreApi } from 'zustand/vanilla';
import { emptyConfig } from './empty-config.ts';
import type { Config } from '../record/config.ts';
import type { Plan } from '../record/plan.ts';
import type { Remedy } from '../record/loss-point.ts';
import type { WeakScaling } from '../record/growth.ts';
import type { RunRecord } from '../record/run-record.ts';
import type { Calibration } from './calibration.ts';
import type { Drafts } from '../share/link.ts';
import type { Message } from '../words/message.ts';
import type {
  Answer,
  Catalogue,
  Machine,
  OpenedFile,
  PageEngine,
  Problem,
  RunEvent,
  Sides,
} from './catalogue.ts';
import type { Interrupted } from './interrupted.ts';
import type { Opened } from './opened.ts';
import type { ThemeChoice } from './theme-choice.ts';

/** Whether the engine has said what it offers. */
export type Start =
  | { readonly kind: 'starting' }
  | { readonly kind: 'ready'; readonly catalogue: Catalogue; readonly machine: Machine }
  | { readonly kind: 'failed'; readonly reason: string };

/** What the engine makes of the configuration on the page. */
export type PreviewState =
  | { readonly kind: 'pending' }
  | { readonly kind: 'plan'; readonly plan: Plan; readonly notes: readonly Message[] }
  | { readonly kind: 'problems'; readonly problems: readonly Problem[] }
  | { readonly kind: 'failed'; readonly reason: string };

/** Tasks finished during warm-up: `lanes[task]` is the processor, or -1. */
export type Tint = Pick<Extract<RunEvent, { kind: 'tint' }>, 'tasks' | 'lanes'>;

/** What measures beside the experiment in the form. */
export type SeriesKind = 'calibration' | 'question' | 'break-even' | 'growth';

/** How far a run has come. Times in ms, `done` between 0 and 1. */
export interface Progress {
  readonly plan: Plan | undefined;
  readonly step: Extract<RunEvent, { kind: 'step' }>['step'];
  readonly done: number;
  readonly remainingMs: number | undefined;
  readonly round: number;
  readonly rounds: number;
  readonly processors: number | undefined;
  readonly tint: Tint | undefined;
  /** Samples measured so far. */
  readonly samples: number;
  /** The series that the run is a part of, from 1; undefined for the experiment in the form. */
  readonly series?: { readonly kind: SeriesKind; readonly part: number; readonly parts: number };
}

/** The one run there may be. `stopping` is what Cancel shows at once. */
export type RunState =
  | { readonly kind: 'idle' }
  | { readonly kind: 'asking'; readonly plan: Plan }
  /** Another tab measures: this one begins after it. */
  | { readonly kind: 'waiting' }
  | { readonly kind: 'running'; readonly progress: Progress }
  | { readonly kind: 'stopping'; readonly progress: Progress }
  | { readonly kind: 'stopped' }
  | { readonly kind: 'done' }
  | { readonly kind: 'wrong' }
  | { readonly kind: 'refused'; readonly problems: readonly Problem[] }
  /** `finished`: samples measured before; they are part of no record. */
  | { readonly kind: 'failed'; readonly message: Message; readonly finished: number };

/** What a change that was to help has led to. */
export interface Trial {
  /** Id of the record that it made. */
  readonly record: string;
  readonly remedy: Remedy;
  readonly before: { readonly processors: number; readonly ms: number };
  readonly obtainedMs: number;
}

/** An answer with the record whose experiment was asked about. */
export interface QuestionAnswer {
  readonly record: string;
  readonly answer: Answer;
}

/** Two sides at one size. */
export interface BreakEvenStep extends Pick<Answer, 'times' | 'interval' | 'medianMs' | 'apart'> {
  readonly size: number;
}

/** From which size on the other of two sides is the faster one. */
export interface BreakEven {
  /** Id of the record whose experiment was asked about. */
  readonly record: string;
  readonly sides: Sides;
  /** The parameter that is the size, and its unit. */
  readonly label: string;
  readonly unit: string;
  /** In ascending order of size. */
  readonly steps: readonly BreakEvenStep[];
  readonly searching: boolean;
}

/** What growing problems showed. */
export interface GrownProblem extends WeakScaling {
  /** Id of the record whose experiment grew. */
  readonly record: string;
  /** Label of the parameter. */
  readonly parameter: string;
  /** Counts that the machine has no core for: no law holds there, and nothing was run. */
  readonly leftOut: readonly number[];
}

export interface LabState {
  readonly start: Start;
  /** Why there is no engine any more; undefined while there is one. */
  readonly engineEnd: Message | undefined;
  readonly theme: ThemeChoice;
  /** The default experiment of this machine. */
  readonly defaults: Config;
  readonly config: Config;
  /** Texts typed or linked that are no value of their field yet. */
  readonly drafts: Drafts;
  /** Parameters that the address named and the workload lacks: said once, then left out. */
  readonly ignored: readonly string[];
  /** The file in place of the built-in input, and the parameters that follow from it. */
  readonly file: Extract<OpenedFile, { readonly ok: true }> | undefined;
  /** A file that is being read; `done` between 0 and 1. */
  readonly reading:
    { readonly file: Blob; readonly name: string; readonly done: number } | undefined;
  /** The microphone is on. */
  readonly recording: boolean;
  /** What is the matter with the file that was chosen last. */
  readonly fileProblem: Message | undefined;
  readonly preview: PreviewState;
  readonly run: RunState;
  /** The processor count that a reader chose to look at; undefined until one is chosen for this record. */
  readonly chosen: number | undefined;
  /** The question that the record answers, as it was asked; undefined if none was asked in words. */
  readonly asked: { readonly record: string; readonly question: string } | undefined;
  /** The record on the chart. */
  readonly record: RunRecord | undefined;
  /** What was opened from a file last; the run on the chart if it is `record`. */
  readonly opened: Opened | undefined;
  /** What is the matter with the record that was to be opened last. */
  readonly recordProblem: Message | undefined;
  /** What the machine was like when the last record was made, by the record's id. */
  readonly conditions:
    { readonly record: string; readonly warnings: readonly Message[] } | undefined;
  /** What the machine can give at all, once measured. */
  readonly calibration: Calibration | undefined;
  /** What the person should know of how it is kept. */
  readonly calibrationNote: Message | undefined;
  /** What the person should know of how the theme is kept. */
  readonly themeNote: Message | undefined;
  /** The last run that did not come to its end, as the next visit finds it. */
  readonly interrupted: Interrupted | undefined;
  /** What the last question found, or why it found nothing. */
  readonly answer: QuestionAnswer | undefined;
  /** What the last search for a size found, or has found so far. */
  readonly breakEven: BreakEven | undefined;
  /** What growing problems showed last. */
  readonly weakScaling: GrownProblem | undefined;
  /** What the last what-if predicted and gave. */
  readonly trial: Trial | undefined;
  /** The record before it, in grey until cleared. */
  readonly previous: RunRecord | undefined;
  /** Of the last result, or of the one that is being made; none where there is no result. */
  readonly pictures: Extract<RunEvent, { kind: 'pictures' }>['pictures'];
}

/** The page's state with the engine its actions call. */
export interface Lab {
  readonly engine: PageEngine;
  readonly store: StoreApi<LabState>;
}

/** A lab that has asked its engine nothing yet. */
export function makeLab(engine: PageEngine, theme: ThemeChoice = 'auto'): Lab {
  const store = createStore<LabState>(() => ({
    start: { kind: 'starting' },
    engineEnd: undefined,
    theme,
    defaults: emptyConfig,
    config: emptyConfig,
    drafts: {},
    ignored: [],
    file: undefined,
    reading: undefined,
    recording: false,
    fileProblem: undefined,
    preview: { kind: 'pending' },
    run: { kind: 'idle' },
    chosen: undefined,
    asked: undefined,
    record: undefined,
    opened: undefined,
    recordProblem: undefined,
    calibration: undefined,
    calibrationNote: undefined,
    themeNote: undefined,
    interrupted: undefined,
    answer: undefined,
    breakEven: undefined,
    conditions: undefined,
    weakScaling: undefined,
    trial: undefined,
    previous: undefined,
    pictures: [],
  }));
  return { engine, store };
}

/** Whether a run holds the processors, or waits for them. */
export function isBusy(run: RunState): boolean {
  return run.kind === 'running' || run.kind === 'stopping' || run.kind === 'waiting';
}
