// One tab measures at a time: two that do so at once would disturb each other. A Web Lock tells, which also keeps a
// hidden page from being frozen within a run. Where the browser has none the run goes on.

import type { Lab } from './lab.ts';
import { runLock } from './run-journal.ts';

const measuringLock = 'amdahl-lab-measuring';

/** How the person answers while another tab measures. */
type Answer = 'start' | 'give-up';
const answers = new WeakMap<Lab, (answer: Answer) => void>();

/** What is held while a run goes on. */
export interface Turn {
  readonly end: () => void;
}

/** Nothing is held. */
const alone: Turn = { end: () => undefined };

/** Whether other tabs can be told of here. */
export function canTakeTurns(): boolean {
  return locks() !== undefined;
}

function locks(): LockManager | undefined {
  return (globalThis.navigator as Partial<Navigator> | undefined)?.locks;
}

/**
 * Takes the turn of this page to measure, and says that the run of `id` is under way. Where another tab has it the state
 * is "waiting" until that tab has ended or the person has answered. Undefined where the person gave up.
 */
export async function takeTurn(lab: Lab, id: string): Promise<Turn | undefined> {
  const manager = locks();
  if (!manager) return alone;
  const run = await hold(manager, runLock(id), {});
  // A browser that refuses locks tells of no other tab.
  if (typeof run === 'string') return alone;
  const turn = await hold(manager, measuringLock, { ifAvailable: true });
  if (typeof turn !== 'string') return both(turn, run);
  // Cancel may have been pressed already.
  if (turn === 'refused' || lab.store.getState().run.kind === 'stopping') return run;
  return waitForTurn(lab, manager, run);
}

async function waitForTurn(lab: Lab, manager: LockManager, run: Turn): Promise<Turn | undefined> {
  lab.store.setState({ run: { kind: 'waiting' } });
  const giveUp = new AbortController();
  const answered = new Promise<Answer>((resolve) => answers.set(lab, resolve));
  const free = hold(manager, measuringLock, { signal: giveUp.signal });
  const next = await Promise.race([free, answered]);
  answers.delete(lab);
  if (typeof next !== 'string') return both(next, run);
  giveUp.abort();
  // It may have been granted meanwhile.
  void free.then((granted) => typeof granted === 'string' || granted.end());
  if (next !== 'give-up') return run;
  run.end();
  return undefined;
}

/** Answers while the page waits for another tab: to measure beside it, or not at all. */
export function answerWaiting(lab: Lab, answer: Answer): void {
  answers.get(lab)?.(answer);
}

/** Whether the run of `id` goes on in some tab; waits a little for a page that is about to be gone. */
export async function isUnderWay(id: string): Promise<boolean> {
  const manager = locks();
  // Nobody can be told of, and none is called interrupted that may go on.
  if (!manager) return true;
  const held = await hold(manager, runLock(id), { signal: AbortSignal.timeout(goneByMs) });
  if (typeof held === 'string') return true;
  held.end();
  return false;
}

/** A page that is left, or that crashed, gives its locks back within so long. */
const goneByMs = 2_000;

function both(one: Turn, other: Turn): Turn {
  return {
    end: () => {
      one.end();
      other.end();
    },
  };
}

/** Resolves with the lock once it is held, or with why it is not: others have it, or the browser gives none. */
function hold(
  manager: LockManager,
  name: string,
  options: LockOptions,
): Promise<Turn | 'taken' | 'refused'> {
  return new Promise((resolve) => {
    manager
      .request(name, options, (lock) => {
        if (lock === null) {
          resolve('taken');
          return undefined;
        }
        return new Promise<void>((end) => resolve({ end }));
      })
      .catch(() => resolve('refused'));
  });
}
