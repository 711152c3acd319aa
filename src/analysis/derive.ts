// From the facts of an experiment to its record: everything derived follows from the facts alone.

import { capacity, fitPoints } from './amdahl-fit.ts';
import { coldStartSentences } from './cold-starts.ts';
import { countPoints, countSamples } from './counts.ts';
import { makeFinding } from './finding.ts';
import { lossPoints, lossSentence } from './losses.ts';
import { hybridPoints } from './hybrid.ts';
import { makeBaseline, makePoints } from './points.ts';
import { fitUslPoints } from './usl-fit.ts';
import { findWarnings } from './warnings.ts';
import type { RunFacts, RunRecord } from '../record/run-record.ts';

/** Derives points, fits, warnings and the finding. The same facts give the same record. */
export function deriveRecord(facts: RunFacts): RunRecord {
  const { plan, environment, baselineKernel } = facts;
  const [first, ...rest] = facts.baselineSamples;
  if (!first)
    throw new RangeError('An experiment has at least one round, and so a baseline sample.');
  const counts = countPoints(facts);
  const countedBaseline = countSamples([first, ...rest]);
  const baseline = makeBaseline(baselineKernel, countedBaseline);
  const points = makePoints(plan, counts, countedBaseline);
  const maxProcessors = capacity(plan, environment);
  const amdahl = fitPoints(plan, counts, maxProcessors);
  const hybrid = hybridPoints(facts, counts);
  const losses = lossPoints(facts, counts);
  const sentences = makeFinding({
    plan,
    points,
    hybrid,
    amdahl,
    baseline: { ...baseline, ok: countedBaseline.verdict.ok },
    maxProcessors,
    loss: lossSentence(facts, losses, counts),
  });
  const finding = [...sentences, ...coldStartSentences(facts)];
  const warnings = findWarnings(facts, counts);
  const parts = { ...(hybrid && { hybrid }), ...(losses && { losses }) };
  return {
    ...facts,
    baseline,
    points,
    ...parts,
    fits: { amdahl, usl: fitUslPoints(plan, counts) },
    warnings,
    finding,
  };
}
