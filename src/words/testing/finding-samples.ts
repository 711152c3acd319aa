// Values of every message on what was found, as they come, with the edges that change a sentence.

import type { AnswerMessages } from '../answer-message.ts';
import type { BeliefMessages } from '../belief-message.ts';
import type { FindingMessages } from '../finding-message.ts';
import type { LossMessages } from '../loss-message.ts';

type Findings = AnswerMessages & BeliefMessages & FindingMessages & LossMessages;

const noun = 'worker';
const loss = { processors: 4, speedup: 2.1, factor: 0.53, noun } as const;
const faster = { processors: 3, than: 2, ms: 91, thanMs: 60, noun } as const;
const overOne = { processors: 4, times: 2.49, ms: 100, oneMs: 249, noun } as const;
const pays = {
  processors: 2,
  ms: 253,
  serialMs: 39.5,
  times: 0.156,
  kernel: 'wasm',
  noun,
} as const;

export const findingSamples: { readonly [Key in keyof Findings]: readonly Findings[Key][] } = {
  'belief.set': [{}],
  'belief.only-fit': [{ points: 3 }],
  'belief.agree': [{}],
  'belief.imbalance': [{}],
  'belief.sketch': [{}],
  'belief.overhead': [{}],
  'question.faster': [{ processors: 3, than: 2, noun }],
  'question.times': [{ processors: 4, noun }],
  'question.efficiency': [{ processors: 8, noun }],
  'question.reach': [{ processors: 8, noun }],
  'question.pays': [{ processors: 2, noun }],
  'answer.faster': [
    { ...faster, verdict: 'faster' },
    { ...faster, verdict: 'slower' },
    { ...faster, verdict: 'alike' },
    { ...faster, verdict: 'unclear', than: 1 },
  ],
  'answer.times': [
    { ...overOne, verdict: 'yes' },
    { ...overOne, verdict: 'almost' },
    { ...overOne, verdict: 'no' },
  ],
  'answer.efficiency': [overOne],
  'answer.reach': [{ ...overOne, processors: 16 }],
  'answer.pays': [
    { ...pays, verdict: 'faster' },
    { ...pays, verdict: 'slower' },
    { ...pays, verdict: 'alike' },
    { ...pays, verdict: 'unclear' },
  ],
  'finding.loss-load-balance': [{ ...loss, busiest: 1.4 }],
  'finding.busiest': [
    { lane: 1, computeMs: 91, waitsMs: [71, 74], others: 2, noun: 'worker' },
    { lane: 0, computeMs: 91, waitsMs: [71], others: 1, noun: 'worker' },
    { lane: 6, computeMs: 91, waitsMs: [3, 74], others: 7, noun: 'worker' },
  ],
  'finding.loss-serialisation': [
    { ...loss, serialShare: 0.2, combining: 0 },
    { ...loss, serialShare: 0.2, combining: 0.9 },
  ],
  'finding.loss-transfer': [
    { ...loss, bytes: 6.4e7, moving: 0.4, waiting: 0.1, runtime: 0, transport: 'clone' },
    { ...loss, bytes: 0, moving: 0, waiting: 0.3, runtime: 0.1, transport: 'shared' },
    { ...loss, bytes: 0, moving: 0, waiting: 0.1, runtime: 0.9, transport: 'shared' },
  ],
  'finding.loss-unaccounted': [loss],
  'finding.loss-contention': [{ ...loss, arrays: ['bins'] }],
  'finding.loss-computation': [
    { ...loss, longer: 1.3, cores: 2, measured: false },
    { ...loss, longer: 1.3, cores: 2, measured: true },
    { ...loss, longer: 1.3, cores: null, measured: false },
  ],
  'finding.try': [
    { schedule: 'dynamic', gain: 2.71 },
    { grain: 12_000, gain: 12.1 },
    { transport: 'shared', gain: 1.5 },
    { balance: 'cost', gain: 1.5 },
    { schedule: 'dynamic', balance: 'count', gain: 1.5 },
    { aggregation: 'tree', gain: 1.5 },
    { coldStarts: 0, gain: 1.5 },
    { processors: [1, 2], gain: 1.5 },
    { processors: [1], gain: 1.5 },
    { parameters: ['counting'], gain: 1.5 },
    { serialShare: 0, gain: 1.5 },
  ],
  'finding.no-loss': [{ processors: 4, efficiency: 0.98, noun }],
  'finding.not-verified': [
    { processors: [1], noun },
    { processors: [1, 2, 4], noun },
  ],
  'finding.baseline-not-verified': [{ kernel: 'wasm' }],
  'finding.speedup': [{ processors: 4, times: 3.1, noun }],
  'finding.slower': [{ processors: 4, times: 1.3, noun }],
  'finding.no-faster': [{ processors: 2, times: 1.01, low: 0.97, high: 1.05, noun }],
  'finding.few-rounds': [{ processors: 2, times: 1.04, rounds: 3, noun }],
  'finding.superlinear': [{ processors: 2, times: 2.3, low: 2.2, high: 2.4, noun }],
  'finding.serial-wins': [
    { kernel: 'wasm', serialMs: 39.5, processors: 2, teamMs: 253, times: 6.4, noun },
  ],
  'finding.one-of-several': [{ medianMs: 12.3, throughput: 4.18e6, unit: 'pixel', noun }],
  'finding.best': [{ processors: 2, times: 1.9, noun }],
  'finding.hybrid': [
    { workers: 2, better: 'workers', times: 1.3, low: 1.2, high: 1.4 },
    { workers: 1, better: 'gpu', times: 0.8, low: 0.7, high: 0.9 },
    { workers: 3, better: 'gpu', times: 1.01, low: 0.9, high: 1.1 },
    { workers: 3, better: 'gpu', times: 1.2, low: null, high: null },
  ],
  'finding.hybrid-parts': [
    { workers: 2, gpuAlone: 4e6, workersAlone: 9e6, ofSum: 0.85, unit: 'pixel' },
    { workers: 1, gpuAlone: 4e6, workersAlone: 9e6, ofSum: 0.6, unit: 'pixel' },
  ],
  'finding.hybrid-split': [
    { gpuShare: 0.3, bestShare: 0.31 },
    { gpuShare: 0, bestShare: 0.03 },
  ],
  'finding.one-point': [{ medianMs: 12.3, throughput: 4.18e6, unit: 'pixel', noun }],
  'finding.amdahl': [
    { p: 0.9, low: 0.88, high: 0.92, points: 4 },
    { p: 0.9, low: null, high: null, points: 3 },
  ],
  'finding.law-misses': [{ processors: 3, medianMs: 55, fittedMs: 66 }],
  'finding.limit': [{ limit: 10, low: 8.3, high: 12.5 }],
  'finding.two-counts': [
    { p: 0.93, third: 4, ms: 65, times: 3.3, cores: null },
    { p: 0.93, third: null, ms: null, times: null, cores: 2 },
  ],
  'finding.no-serial': [
    { low: 0.99, points: 3 },
    { low: null, points: 4 },
  ],
  'finding.rises': [{ points: 3 }],
  'finding.construction': [
    { byConstruction: 0.75, fitted: 0.712, difference: 0.038, imbalance: false },
    { byConstruction: 0.75, fitted: 0.6, difference: 0.15, imbalance: true },
  ],
  'finding.moved': [
    { processors: 4, bytes: 4_000_000, transferMs: 12, share: 0.08, noun: 'worker' },
    { processors: 1, bytes: 4_000, transferMs: 0.2, share: 0.0004, noun: 'workgroup' },
  ],
  'finding.cold-start': [
    { processors: 4, medianMs: 38, low: 33, high: 45, starts: 9, noun: 'worker' },
    { processors: 1, medianMs: 38, low: null, high: null, starts: 1, noun: 'worker' },
  ],
  'finding.spans': [{ fromSpans: 0.748 }],
  'finding.baseline': [
    { kernel: 'wasm', medianMs: 92, absolute: 2.8, processors: 4, noun },
    { kernel: 'js', medianMs: 92, absolute: 0.98, processors: 1, noun },
  ],
};
