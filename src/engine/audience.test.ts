import { expect, it } from 'vitest';
import { Audience } from './audience.ts';

const step = { kind: 'step', step: 'rounds' } as const;

it('has drawn what it was told last when its answer resolves', async () => {
  const finish: (() => void)[] = [];
  const answers = [0, 1].map((i) => new Promise<void>((resolve) => (finish[i] = resolve)));
  let next = 0;
  const audience = new Audience(() => answers[next++]);
  await audience.drawn();
  audience.tell(step);
  audience.tell(step);
  let drawn = false;
  const waiting = audience.drawn().then(() => {
    drawn = true;
  });
  finish[0]?.();
  await answers[0];
  expect(drawn).toBe(false);
  finish[1]?.();
  await waiting;
  expect(drawn).toBe(true);
});

it('waits for nobody who answers nothing or has gone', async () => {
  const silent = new Audience(() => undefined);
  silent.tell(step);
  await silent.drawn();
  const gone = new Audience(() => Promise.reject(new Error('closed')));
  gone.tell(step);
  await gone.drawn();
});
