// What the engine offers, as the page knows it: the types cross here, so that no component needs the engine.

export type {
  Catalogue,
  Machine,
  OpenedFile,
  PageEngine,
  ParameterInfo,
  Preview,
  RunEvent,
  RunListener,
  WorkloadInfo,
} from '../engine/engine.ts';
export type { StudyRequest } from '../experiment/study-request.ts';
export type { RunOutcome, StudyOutcome } from '../experiment/study-outcome.ts';
export type { Answer, Side, Sides } from '../record/comparison.ts';
export type { Problem } from '../record/problem.ts';
