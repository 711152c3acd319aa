// What the engine offers, as the page knows it: the types cross here, so that no component needs the engine.

export type {
  AskOutcome,
  BackendInfo,
  Catalogue,
  Machine,
  MeasuredMachine,
  OpenedFile,
  PageEngine,
  ParameterInfo,
  Preview,
  RunEvent,
  RunListener,
  RunOutcome,
  WorkloadInfo,
} from '../engine/engine.ts';
export type { Answer, Side, Sides } from '../experiment/question.ts';
export type { Problem } from '../record/problem.ts';
