// A request becomes a study: experiments make its runs, analysis says what they showed.

import { breakEvenFinding, comparisonFinding } from '../../analysis/comparison-finding.ts';
import { growthFinding } from '../../analysis/growth-finding.ts';
import { growthPoints } from '../../analysis/growth-points.ts';
import { errorToMessage } from '../../contract/failure.ts';
import { findBreakEven } from '../../experiment/break-even.ts';
import { calibrate } from '../../experiment/calibrate.ts';
import { readConditions } from '../../experiment/conditions.ts';
import { growProblem } from '../../experiment/growth.ts';
import { Series, SeriesEnd, type StudyListener } from '../../experiment/series.ts';
import { measuredCapacity } from '../../laws/capacity.ts';
import { studySchema, type StudyHead } from '../../record/study-head.ts';
import { makeSizeMap } from './make-size-map.ts';
import { placeOf, withoutSpans, type HeadOf, type StudyParts } from './study-parts.ts';
import type { GrowthRequest, StudyRequest } from '../../experiment/study-request.ts';
import type { Growth } from '../../record/growth.ts';
import type { StudyOutcome } from '../../experiment/study-outcome.ts';
import type { Ceiling } from '../../record/ceiling.ts';
import type { RunRecord } from '../../record/run-record.ts';
import type { Study } from '../../record/study.ts';

/** A difference that has not been seen by then is too small to matter. */
const longestComparisonMs = 30_000;

/** What a machine has that reports nothing. */
const fewestCores = 2;

/** Makes what is asked for. Never rejects. */
export async function makeStudy(
  request: StudyRequest,
  parts: StudyParts,
  listen: StudyListener,
): Promise<StudyOutcome<Study>> {
  try {
    return request.kind === 'run'
      ? await makeRun(request, parts, listen)
      : { kind: 'done', study: await makeOther(request, parts, listen) };
  } catch (error) {
    if (error instanceof SeriesEnd) return error.outcome;
    if (parts.isStopped()) return { kind: 'stopped' };
    return { kind: 'failed', message: errorToMessage(error) };
  }
}

async function makeRun(
  { config, parent, onBattery = false }: StudyRequest,
  parts: StudyParts,
  listen: StudyListener,
): Promise<StudyOutcome<RunRecord>> {
  const outcome = await parts.run(config, listen);
  if (outcome.kind !== 'done' && outcome.kind !== 'wrong') return outcome;
  // At once after it: the machine is still as it was.
  const conditions = await readConditions({ ...parts, onBattery }, parts.defaults);
  const study = {
    ...outcome.record,
    ...(conditions && { conditions }),
    ...(parent && { parent }),
  };
  return { kind: outcome.kind, study };
}

async function makeOther(
  request: Exclude<StudyRequest, { readonly kind: 'run' }>,
  parts: StudyParts,
  listen: StudyListener,
): Promise<Study> {
  const series = new Series(parts, listen);
  const headOf: HeadOf = (plan, environment) => ({
    schema: studySchema,
    id: parts.id(),
    createdAt: parts.now(),
    config: request.config,
    plan,
    environment,
    ...conditionsOf(request, parts),
    ...(request.parent && { parent: request.parent }),
  });
  switch (request.kind) {
    case 'comparison': {
      const { sides, longestMs = longestComparisonMs, config } = request;
      const { answer, plan, environment } = await series.ask(config, sides, longestMs);
      const finding = comparisonFinding(answer);
      return { ...headOf(plan, environment), kind: 'comparison', answer, finding };
    }
    case 'break-even': {
      const found = await findBreakEven(request, series, parts, (so) => {
        void listen({ kind: 'steps', steps: so.steps, finding: breakEvenFinding(so) });
      });
      const { plan, environment, ...sizes } = found;
      const finding = breakEvenFinding(found);
      return { ...headOf(plan, environment), kind: 'break-even', ...sizes, finding };
    }
    case 'growth':
      return makeGrowth(request, parts, series, headOf);
    case 'size-map':
      return makeSizeMap(request, parts, series, { headOf, listen });
    case 'calibration': {
      const asked = { cores: parts.cores ?? fewestCores, ...request };
      const { ceiling, runs } = await calibrate(asked, series);
      const [{ plan, environment }] = runs;
      return {
        ...headOf(plan, environment),
        kind: 'calibration',
        ceiling,
        finding: [{ key: 'study.ceiling', values: ceilingValues(ceiling) }],
        runs: runs.map(withoutSpans),
      };
    }
  }
}

async function makeGrowth(
  request: GrowthRequest,
  parts: StudyParts,
  series: Series,
  headOf: HeadOf,
): Promise<Growth> {
  const asked = { cores: parts.cores, ...request };
  const { parameter, grown, runs, leftOut, plan } = await growProblem(asked, series, parts);
  const found = growthPoints(grown, plan.seed);
  const environment = runs[0]?.environment ?? (await placeOf(request.config, series));
  return {
    ...headOf(plan, environment),
    kind: 'growth',
    parameter: parameter.name,
    label: parameter.label,
    leftOut,
    ...found,
    finding: growthFinding(found, leftOut),
    runs: runs.map(withoutSpans),
  };
}

function conditionsOf(
  request: StudyRequest,
  { ceiling: known }: StudyParts,
): Pick<StudyHead<string>, 'conditions'> {
  const { onBattery } = request;
  const ceiling = ('ceiling' in request ? request.ceiling : undefined) ?? known;
  if (!ceiling && !onBattery) return {};
  const warnings = onBattery ? [{ key: 'warning.on-battery', values: {} } as const] : [];
  const told = { ...(ceiling && { ceiling }), ...(onBattery && { onBattery: true as const }) };
  return { conditions: { ...told, warnings } };
}

function ceilingValues({ speedups, bandwidth }: Ceiling) {
  const best = speedups.toSorted((a, b) => b.times - a.times)[0];
  return {
    capacity: measuredCapacity(speedups),
    processors: best?.processors ?? 1,
    times: best?.times ?? 1,
    bytesPerSecond: Math.max(...bandwidth.map((row) => row.bytesPerSecond)),
  };
}
