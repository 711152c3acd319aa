// The bare postMessage loop: what a task by message costs without any scheduler around it. It reads the answers,
// as whoever sends tasks must: a browser unpacks a message only for those who look at it.

import { messageTasks } from '../protocol.ts';
import type { Visit } from '../protocol.ts';

/** Messages under way to each worker: as many as the lab keeps. */
const depth = 2;

/** `width` workers that share `messageTasks` tasks, `depth` of them under way to each. */
export function openBareLoop(width: number): () => Promise<Visit> {
  const workers = Array.from(
    { length: width },
    () => new Worker(new URL('./bare.worker.ts', import.meta.url), { type: 'module' }),
  );
  return async () => {
    const owners = new Uint8Array(messageTasks);
    const startMs = performance.now();
    let next = 0;
    let answered = 0;
    await new Promise<void>((resolve) => {
      for (const worker of workers) {
        const send = (): void => {
          if (next < messageTasks) worker.postMessage({ task: next++ }, []);
        };
        worker.onmessage = ({ data }: MessageEvent<{ readonly task: number }>) => {
          owners[data.task] = 1;
          answered++;
          if (answered === messageTasks) resolve();
          else send();
        };
        for (let i = 0; i < depth; i++) send();
      }
    });
    const wallMs = performance.now() - startMs;
    return { wallMs, readMs: 0, computeMs: 0, ok: !owners.includes(0) };
  };
}
