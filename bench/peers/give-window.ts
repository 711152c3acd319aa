// poolifier-web-worker takes a realm without a `window` for no browser, and it awaits something before it
// listens, so that the pool's first message is missed: it is kept. Imported before it in its worker.

Object.assign(globalThis, { window: globalThis });

const missed: unknown[] = [];
const keep = ({ data }: MessageEvent<unknown>): void => void missed.push(data);
addEventListener('message', keep);

/** Hands what came so far to those who listen now. */
export function handOverMissed(): void {
  removeEventListener('message', keep);
  for (const data of missed) dispatchEvent(new MessageEvent('message', { data }));
}
