import { describe, expect, it } from 'vitest';
import { Failure } from '../contract/failure.ts';
import { makeVirtualTeam } from '../testing/virtual-time.ts';
import { monteCarloPi } from '../workloads/monte-carlo-pi/workload.ts';
import { runProgram, wholeRange } from './job.ts';
import type { Team } from '../contract/backend.ts';
import type { Plan } from '../record/plan.ts';
import type { Message } from '../words/message.ts';

const torn = {
  key: 'backend.update-torn',
  values: { lane: 1, reason: 'it ended', task: 4 },
} as const;

/** A team whose first `losses` runs are left beyond mending. */
function makeTornTeam(losses: number, detail: Message): Team {
  const team = makeVirtualTeam(1, () => 8);
  let runs = 0;
  return {
    ...team,
    prepare: (order, schedule) => {
      if (++runs <= losses) return Promise.reject(new Failure(detail));
      return team.prepare(order, schedule);
    },
  };
}

const plan = { parameters: { points: 100 }, seed: 1 } as unknown as Plan;
const { signal } = new AbortController();

describe('a run that was torn', () => {
  it('is made again, at most twice, and each time is told', async () => {
    const notes: Message[] = [];
    const note = (message: Message): void => void notes.push(message);
    const team = makeTornTeam(2, torn);
    const trace = await runProgram(monteCarloPi, plan, team, wholeRange, signal, note);
    expect(trace.wallMs).toBe(8);
    expect(notes).toEqual(
      [1, 2].map((times) => ({
        key: 'note.sample-repeated',
        values: { lane: 1, reason: 'it ended', times },
      })),
    );
    const hopeless = runProgram(monteCarloPi, plan, makeTornTeam(3, torn), wholeRange, signal);
    await expect(hopeless).rejects.toMatchObject({ detail: torn });
  });

  it('is not made again where something else went wrong, nor after a stop', async () => {
    const busy = makeTornTeam(1, { key: 'run.busy', values: {} });
    await expect(runProgram(monteCarloPi, plan, busy, wholeRange, signal)).rejects.toThrow(
      'run.busy',
    );
    const stopped = AbortSignal.abort();
    const late = runProgram(monteCarloPi, plan, makeTornTeam(1, torn), wholeRange, stopped);
    await expect(late).rejects.toThrow('run.stopped');
  });
});
