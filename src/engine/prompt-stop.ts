// A stop is answered soon, even where the engine is in the middle of what it cannot leave: it hears of the stop when it
// comes to it, and whatever is asked of it meanwhile waits for that.

import type { RunOutcome, StudyOutcome } from '../experiment/study-outcome.ts';
import type { Study } from '../record/study.ts';
import type { Engine, RunListener } from './engine.ts';

/** A stop is answered by then: a person sees the answer within 200 ms. */
const answerMs = 150;

const stopped = { kind: 'stopped' } as const;

/** `engine`, whose runs and questions end soon after a stop. What they tell after that is not passed on. */
export function withPromptStop<Given extends Engine>(engine: Given): Given {
  let stopUnderWay: () => Promise<void> = () => Promise.resolve();
  const untilStopped = async <T>(
    make: (listen: RunListener) => Promise<T>,
    listen: RunListener,
  ): Promise<T | typeof stopped> => {
    let isOver = false;
    const answered = new Promise<typeof stopped>((resolve) => {
      stopUnderWay = () =>
        new Promise((done) => {
          setTimeout(() => {
            resolve(stopped);
            done();
          }, answerMs);
        });
    });
    const made = make((event) => (isOver ? undefined : listen(event)));
    try {
      return await Promise.race([made, answered]);
    } finally {
      isOver = true;
    }
  };
  return {
    ...engine,
    run: (config, listen) => untilStopped<RunOutcome>((hear) => engine.run(config, hear), listen),
    study: (request, listen) =>
      untilStopped<StudyOutcome<Study>>((hear) => engine.study(request, hear), listen),
    stop: () => Promise.race([engine.stop(), stopUnderWay()]),
  };
}
