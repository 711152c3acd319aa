// From the facts of an experiment to its record: everything derived follows from the facts alone.

import { capacity, fitPoints } from './amdahl-fit.ts';
import { countPoints, countSamples } from './counts.ts';
import { coldStartSentences } from './finding/cold-starts.ts';
import { countShown, makeFindings } from './finding/finding.ts';
import { lossPoints } from './losses.ts';
import { hybridPoints } from './hybrid.ts';
import { noisyFinding } from './stability/noisy-finding.ts';
import { makeBaseline, makePoints } from './points.ts';
import { stability } from './stability/stability.ts';
import { fitUslPoints } from './usl-fit.ts';
import { findWarnings } from './warnings.ts';
import type { RunFacts, RunRecord } from '../record/run-record.ts';
import type { Message } from '../words/message.ts';

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
  const speedups = points.flatMap(({ processors, speedup: { relative, relativeInterval } }) =>
    relative === null ? [] : [{ processors, times: relative, interval: relativeInterval }],
  );
  const judged = stability({ facts, baseline: countedBaseline, counts, speedups, maxProcessors });
  // Where samples do not agree, no law, no cause and no remedy rests on them.
  const stands = judged.kind !== 'too-noisy';
  const amdahl = stands ? fitPoints(plan, counts, maxProcessors) : null;
  const hybrid = hybridPoints(facts, counts);
  const losses = stands ? lossPoints(facts, counts) : undefined;
  const about = { facts, counts, points, baseline: countedBaseline, hybrid, amdahl, losses };
  const shown = countShown({ ...about, maxProcessors });
  const findings = makeFindings({ ...about, maxProcessors }).map(({ processors, finding }) => ({
    processors,
    finding: stands
      ? [...finding, ...coldStartSentences(facts)]
      : [
          ...finding.filter(isNotVerified),
          ...noisyFinding(plan, judged),
          ...coldStartSentences(facts),
        ],
  }));
  const finding = findings.find(({ processors }) => processors === shown)?.finding ?? [];
  const warnings = findWarnings(facts, counts);
  const parts = { ...(hybrid && { hybrid }), ...(losses && { losses }) };
  return {
    ...facts,
    baseline,
    points,
    ...parts,
    stability: judged,
    fits: { amdahl, usl: stands ? fitUslPoints(plan, counts) : null },
    warnings,
    finding,
    shown,
    findings,
  };
}

/** A wrong result is said before anything else. */
function isNotVerified({ key }: Message): boolean {
  return key === 'finding.not-verified' || key === 'finding.baseline-not-verified';
}
