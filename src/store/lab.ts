// The state of the page and the engine it speaks to; React only draws it.

import { createStore, type StoreApi } from 'zustand/vanilla';
import { emptyConfig } from './empty-config.ts';
import type { Options } from '../experiment/options.ts';
import type { FieldName } from '../record/fields.ts';
import type { Config } from '../record/config.ts';
import type { Plan, PlanFile } from '../record/plan.ts';
import type { BreakEven, Comparison } from '../record/comparison.ts';
import type { Growth } from '../record/growth.ts';
import type { SizeMap, SizeMapSoFar } from '../record/size-map.ts';
import type { Parent } from '../record/study-head.ts';
import type { RunRecord } from '../record/run-record.ts';
import type { Calibration } from '../record/calibration.ts';
import type { Ceiling } from '../record/ceiling.ts';
import type { Drafts } from '../share/link.ts';
import type { Visit } from '../record/visit.ts';
import type { Message } from '../words/message.ts';
import type {
  Catalogue,
  Machine,
  OpenedFile,
  PageEngine,
  Problem,
  RunEvent,
  StudyRequest,
} from './catalogue.ts';
import type { Interrupted } from './interrupted.ts';
import type { Opened } from './opened.ts';
import type { PanelTab } from './panel-tab.ts';
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
export type SeriesKind = Exclude<StudyRequest['kind'], 'run'>;

/** How far a run has come. Times in ms, `done` between 0 and 1. */
export interface Progress {
  readonly plan: Plan | undefined;
  readonly step: Extract<RunEvent, { kind: 'step' }>['step'];
  readonly done: number;
  readonly remainingMs: number | undefined;
  readonly round: number;
  readonly rounds: number;
  /** What was measured last. */
  readonly visit: Visit | undefined;
  readonly tint: Tint | undefined;
  /** Samples measured so far. */
  readonly samples: number;
  /** The series that the run is a part of, from 1; undefined for the experiment in the form. */
  readonly series?: { readonly kind: SeriesKind; readonly part: number; readonly parts: number };
}

/** What a run goes on from: the run before it, and the file that it must be made on. */
export interface Again {
  readonly parent?: Parent;
  readonly file?: PlanFile | undefined;
}

/** The one run there may be. `stopping` is what Cancel shows at once. */
export type RunState =
  | { readonly kind: 'idle' }
  | { readonly kind: 'asking'; readonly plan: Plan; readonly again: Again }
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

/** A search for a size, as far as it has come. */
export interface BreakEvenSearch extends Pick<BreakEven, 'sides' | 'label' | 'unit' | 'steps'> {
  /** Id of the record whose experiment was asked about. */
  readonly record: string;
  /** What the sizes showed, once the search has ended by itself. */
  readonly finding: BreakEven['finding'];
  readonly searching: boolean;
  /** The whole, once the search has ended by itself. */
  readonly study: BreakEven | undefined;
}

/** A size map, as far as it has come. */
export interface SizeMapShown {
  /** Id of the record whose experiment is mapped. */
  readonly record: string;
  readonly measuring: boolean;
  /** Undefined before the first cell. */
  readonly found: SizeMapSoFar | undefined;
  /** The whole, once it has ended by itself. */
  readonly study: SizeMap | undefined;
}

/** What was in the form before Reset, and the configuration that Reset put there. */
export interface FormReset {
  readonly before: Pick<LabState, 'config' | 'drafts' | 'file' | 'fileProblem'>;
  readonly put: Config;
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
  /** What Reset took out of the form, and what it put there: until that changes, it can be brought back. */
  readonly reset: FormReset | undefined;
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
  /** What can be chosen in the form, and why not; undefined until the engine has said it. */
  readonly options: Options | undefined;
  /** Fields that a backend made otherwise than the person had them. */
  readonly mended: readonly Mended[];
  readonly run: RunState;
  /** The processor count that a reader chose to look at; undefined until one is chosen for this record. */
  readonly chosen: number | undefined;
  /** The panel that a reader opened; undefined until one is. */
  readonly tab: PanelTab | undefined;
  /** The question that the record answers, as it was asked; undefined if none was asked in words. */
  readonly asked: { readonly record: string; readonly question: string } | undefined;
  /** The record on the chart. */
  readonly record: RunRecord | undefined;
  /** What was opened from a file last; the run on the chart if it is `record`. */
  readonly opened: Opened | undefined;
  /** What is the matter with the record that was to be opened last. */
  readonly recordProblem: Message | undefined;
  /** The machine says that it runs on its battery. */
  readonly onBattery: boolean;
  /** What the machine can give at all, once measured. */
  readonly calibration: Ceiling | undefined;
  /** The study that measured it, if that was in this visit. */
  readonly machineStudy: Calibration | undefined;
  /** What the person should know of how it is kept. */
  readonly calibrationNote: Message | undefined;
  /** What the person should know of how the theme is kept. */
  readonly themeNote: Message | undefined;
  /** The last run that did not come to its end, as the next visit finds it. */
  readonly interrupted: Interrupted | undefined;
  /** What the last question found, or why it found nothing. */
  readonly answer: Comparison | undefined;
  /** What the last search for a size found, or has found so far. */
  readonly breakEven: BreakEvenSearch | undefined;
  /** What growing problems showed last. */
  readonly weakScaling: Growth | undefined;
  /** What the last size map showed, or has shown so far. */
  readonly sizeMap: SizeMapShown | undefined;
  /** The record before it, in grey until cleared. */
  readonly previous: RunRecord | undefined;
  /** Of the last result, or of the one that is being made; none where there is no result. */
  readonly pictures: Extract<RunEvent, { kind: 'pictures' }>['pictures'];
}

/** A field as it was before a backend needed it otherwise, and as it is since. */
export interface Mended {
  readonly field: FieldName;
  readonly was: unknown;
  readonly is: unknown;
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
    reset: undefined,
    ignored: [],
    file: undefined,
    reading: undefined,
    recording: false,
    fileProblem: undefined,
    preview: { kind: 'pending' },
    options: undefined,
    mended: [],
    run: { kind: 'idle' },
    chosen: undefined,
    tab: undefined,
    asked: undefined,
    record: undefined,
    opened: undefined,
    recordProblem: undefined,
    onBattery: false,
    calibration: undefined,
    machineStudy: undefined,
    calibrationNote: undefined,
    themeNote: undefined,
    interrupted: undefined,
    answer: undefined,
    breakEven: undefined,
    weakScaling: undefined,
    sizeMap: undefined,
    previous: undefined,
    pictures: [],
  }));
  return { engine, store };
}

/** Whether a run holds the processors, or waits for them. */
export function isBusy(run: RunState): boolean {
  return run.kind === 'running' || run.kind === 'stopping' || run.kind === 'waiting';
}
