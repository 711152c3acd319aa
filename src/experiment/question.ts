// A question with two sides: both are run in turn, round after round, until their times are told apart or time is up.

import { makeRandom } from '../contract/random.ts';
import { bootstrapInterval, makeSeries, resampledMedian } from '../laws/bootstrap.ts';
import { median } from '../laws/median.ts';
import { openBaseline } from './baseline.ts';
import { areApart, nextLook } from './enough.ts';
import { makeJob } from './job.ts';
import { makeData, timeRun } from './timed-run.ts';
import type { Policy } from '../contract/schedule.ts';
import type { Team } from '../contract/backend.ts';
import type { Interval } from '../record/run-record.ts';
import type { ExperimentInput } from './experiment-input.ts';
import type { Baseline } from './baseline.ts';
import type { Experiment } from './timed-run.ts';

/** What one side runs; all else is the plan's. */
export interface Side {
  readonly processors: number;
  readonly schedule: Policy;
  readonly grain: number;
}

export type Sides = readonly [first: Side, second: Side];

/** What was found. Times in ms. */
export interface Answer {
  readonly sides: Sides;
  readonly medianMs: readonly [first: number, second: number];
  /** Times as fast as the second the first is: T(second) / T(first), with its 95 % bootstrap interval by round. */
  readonly times: number;
  readonly interval: Interval | null;
  readonly rounds: number;
  /** The 95 % intervals of the two medians do not touch. */
  readonly apart: boolean;
  /** Every run was verified. */
  readonly verified: boolean;
}

/** When a difference that has not been seen by then is too small to matter. */
const longestMs = 30_000;

interface Times {
  readonly first: number[];
  readonly second: number[];
  verified: boolean;
}

/** Asks on one team of workers. Rejects with a `Failure` where it cannot go on or `signal` aborts. */
export async function askQuestion(
  given: ExperimentInput,
  sides: Sides,
  signal: AbortSignal,
): Promise<Answer> {
  const { plan, workload, listen } = given;
  listen({ kind: 'started', plan });
  listen({ kind: 'step', step: 'reference' });
  const data = await makeData(given);
  const input: Experiment = { ...given, data, repeats: [], noteRepeat: () => undefined };
  const { serial, references } = input;
  const baseline = await openBaseline(workload, plan, serial, data, references, signal);
  let team: Team | undefined;
  try {
    listen({ kind: 'step', step: 'set-up' });
    const widest = Math.max(...sides.map(({ processors }) => processors));
    team = await input.backend.open(
      makeJob(workload, plan, plan.kernel, data.arrays),
      widest,
      signal,
    );
    return await askTeam(input, baseline, team, sides, signal);
  } finally {
    await baseline.team.close();
    await team?.close();
  }
}

async function askTeam(
  input: Experiment,
  baseline: Baseline,
  team: Team,
  sides: Sides,
  signal: AbortSignal,
): Promise<Answer> {
  const { listen, plan } = input;
  const run = (side: Side) =>
    timeRun(input, baseline, team, side.processors, signal, {
      ...plan,
      ...side,
      processors: [side.processors],
    });
  listen({ kind: 'step', step: 'warm-up' });
  for (const side of sides) await run(side);
  listen({ kind: 'step', step: 'rounds' });
  const times: Times = { first: [], second: [], verified: true };
  const random = makeRandom(plan.seed);
  const startMs = team.clock.now();
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
    const elapsedMs = team.clock.now() - startMs;
    const rounds = times.first.length;
    const apart = nextLook(rounds) === rounds && areApart(times.first, times.second);
    tell(input, rounds, elapsedMs, sides[order[1]]);
    if (apart || elapsedMs >= longestMs) return toAnswer(plan.seed, sides, times, apart);
  }
}

/** How far it is at most: towards the next look, and of the time there is. */
function tell(
  { listen }: Experiment,
  round: number,
  elapsedMs: number,
  { processors }: Side,
): void {
  const remainingMs = Math.max(0, longestMs - elapsedMs);
  const done = Math.min(1, elapsedMs / longestMs);
  const rounds = nextLook(round + 1);
  listen({ kind: 'progress', done, remainingMs, round, rounds, processors });
}

function toAnswer(seed: number, sides: Sides, times: Times, apart: boolean): Answer {
  const { first, second, verified } = times;
  const rounds = first.length;
  const [one, other] = [first, second].map((values) =>
    makeSeries(values.map((ms, round) => ({ round, ms }))),
  );
  const interval =
    one && other && rounds > 1
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
  };
}
