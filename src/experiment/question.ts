// A question with two sides: both are run in turn, round after round, until their times are told apart or time is up.

import { makeRandom } from '../kit/random.ts';
import { bootstrapInterval, makeSeries, resampledMedian } from '../laws/bootstrap.ts';
import { median } from '../laws/median.ts';
import { openBaseline } from './baseline.ts';
import { areApart, firstLook, nextLook } from './enough.ts';
import { makeJob } from './job.ts';
import { makeData, timeRun } from './timed-run.ts';
import type { Backend, Team } from '../contract/backend.ts';
import type { Plan } from '../record/plan.ts';
import type { Answer, Side, Sides } from '../record/comparison.ts';
import type { ExperimentInput } from './experiment-input.ts';
import type { Baseline } from './baseline.ts';
import type { Experiment } from './timed-run.ts';

/** Who runs what is asked about, and when a difference that has not been seen by then is too small to matter. */
export interface AskInput extends ExperimentInput {
  readonly gpu: Backend;
  readonly longestMs: number;
}

interface Times {
  readonly first: number[];
  readonly second: number[];
  verified: boolean;
}

/** An experiment that is asked about, under way. */
interface Asking extends Experiment {
  readonly baseline: Baseline;
  readonly teamOf: (side: Side) => Team;
  readonly longestMs: number;
}

/** Asks on one team of each kind. Rejects with a `Failure` where it cannot go on or `signal` aborts. */
export async function askQuestion(
  given: AskInput,
  sides: Sides,
  signal: AbortSignal,
): Promise<Answer> {
  const { plan, workload, listen } = given;
  listen({ kind: 'started', plan });
  listen({ kind: 'step', step: 'reference' });
  const data = await makeData(given);
  const input: Experiment = { ...given, data, repeats: [], noteRepeat: () => undefined };
  const { serial, references } = input;
  // A result is made for every number of processors that is asked about.
  const processors = [...new Set(sides.map((side) => side.processors))];
  const counted = { ...plan, processors };
  const baseline = await openBaseline(workload, counted, serial, data, references, signal);
  const teams = new Map<boolean, Team>();
  try {
    listen({ kind: 'step', step: 'set-up' });
    for (const side of sides) {
      const onGpu = side.onGpu === true;
      if (teams.has(onGpu)) continue;
      const like = sides.filter((other) => (other.onGpu === true) === onGpu);
      const widest = Math.max(...like.map(({ processors }) => processors));
      const { kernel } = sidePlan(plan, side);
      const job = makeJob(workload, plan, kernel, data.arrays);
      teams.set(onGpu, await (onGpu ? given.gpu : given.backend).open(job, widest, signal));
    }
    const teamOf = (side: Side): Team => {
      const team = teams.get(side.onGpu === true);
      if (!team) throw new Error('No team was opened for this side.');
      return team;
    };
    const asking = { ...input, baseline, teamOf, longestMs: given.longestMs };
    return await askTeams(asking, sides, signal);
  } finally {
    await baseline.team.close();
    for (const team of teams.values()) await team.close();
  }
}

/** The plan by which a side runs. */
function sidePlan(plan: Plan, { processors, schedule, grain, onGpu }: Side): Plan {
  if (!onGpu) return { ...plan, schedule, processors: [processors], grain: grain ?? plan.grain };
  const { items } = plan;
  const gpu = {
    backend: 'webgpu',
    kernel: 'wgsl',
    schedule: 'cyclic',
    transport: 'transfer',
  } as const;
  return { ...plan, ...gpu, processors: [processors], grain: items };
}

async function askTeams(input: Asking, sides: Sides, signal: AbortSignal): Promise<Answer> {
  const { listen, plan, baseline, teamOf, longestMs } = input;
  const run = (side: Side) =>
    timeRun(input, baseline, teamOf(side), side.processors, signal, sidePlan(plan, side));
  listen({ kind: 'step', step: 'warm-up' });
  for (const side of sides) await run(side);
  listen({ kind: 'step', step: 'rounds' });
  const times: Times = { first: [], second: [], verified: true };
  const random = makeRandom(plan.seed);
  const { clock } = teamOf(sides[0]);
  const startMs = clock.now();
  for (;;) {
    const swapped = random() % 2 === 1;
    const order = swapped ? ([1, 0] as const) : ([0, 1] as const);
    const taken: [number, number] = [Number.NaN, Number.NaN];
    let calm = true;
    for (const which of order) {
      const { wallMs, hidden, incidents, verdict } = await run(sides[which]);
      taken[which] = wallMs;
      calm &&= !hidden && (incidents ?? []).length === 0;
      times.verified &&= verdict.ok;
      listen({ kind: 'sample', processors: sides[which].processors, wallMs, ok: verdict.ok });
    }
    if (calm) {
      times.first.push(taken[0]);
      times.second.push(taken[1]);
    }
    const elapsedMs = clock.now() - startMs;
    const rounds = times.first.length;
    const apart = nextLook(rounds) === rounds && areApart(times.first, times.second);
    tell(input, rounds, elapsedMs, sides[order[1]]);
    if (apart || elapsedMs >= longestMs) return toAnswer(plan.seed, sides, times, apart);
  }
}

/** How far it is at most: towards the next look, and of the time there is. */
function tell(
  { listen, longestMs }: Asking,
  round: number,
  elapsedMs: number,
  { processors }: Side,
): void {
  const remainingMs = Math.max(0, longestMs - elapsedMs);
  const done = Math.min(1, elapsedMs / longestMs);
  const rounds = nextLook(round + 1);
  const visit = { kind: 'team', processors } as const;
  listen({ kind: 'progress', done, remainingMs, round, rounds, visit });
}

function toAnswer(seed: number, sides: Sides, times: Times, apart: boolean): Answer {
  const { first, second, verified } = times;
  const rounds = first.length;
  const [one, other] = [first, second].map((values) =>
    makeSeries(values.map((ms, round) => ({ round, ms }))),
  );
  const interval =
    one && other && rounds >= firstLook
      ? bootstrapInterval(
          { rounds, seed },
          (draws) => resampledMedian(other, draws) / resampledMedian(one, draws),
        )
      : undefined;
  const medianMs = [median(first), median(second)] as const;
  return {
    sides,
    medianMs,
    times: medianMs[1] / medianMs[0],
    interval: interval ?? null,
    rounds,
    // A wrong result is never faster.
    apart: apart && verified,
    verified,
    samplesMs: [first, second],
  };
}
